import { z } from 'zod'
import { type MetricId, metricIds } from './metric-ids.ts'

/**
 * The one definition of the record in code. Types are inferred from it, `gongkai schema` prints it as JSON Schema,
 * and the tests validate every record against it. Offsets are half-open UTF-16 unless `source.offsets` says otherwise.
 */
export const span = z.object({ start: z.int().min(0), end: z.int().min(0) }).strict()

const extracted = <T extends z.ZodType>(value: T) =>
  z.object({ value, source: z.array(span).min(1), text: z.string(), rule: z.string() }).strict()

/** ISO calendar date, YYYY-MM-DD. */
const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

export const formats = ['text', 'markdown', 'html', 'docx', 'pdf'] as const
export const offsetUnits = ['utf16', 'codepoint', 'utf8'] as const
export const editions = ['narrative', '2019', '2021', 'other'] as const
export const sectionKinds = [
  'preamble',
  'overview',
  'disclosure',
  'applications',
  'fees',
  'remedies',
  'issues',
  'other',
  'attachments',
  'signature',
  'chrome',
  'unclassified',
] as const
export const numeralKinds = ['quantity', 'date', 'ordinal', 'citation', 'identifier', 'name', 'cell', 'chrome'] as const
export const bounds = ['exact', 'about', 'over', 'under'] as const
export const bases = ['stated', 'none', 'all', 'cell'] as const

export const sourceSchema = z
  .object({
    format: z.enum(formats),
    /** Length of the text in `offsets` units. */
    length: z.int().min(0),
    script: z.enum(['Hans', 'Hant']),
    offsets: z.enum(offsetUnits),
    path: z.string().nullable(),
    sha256: z.string().nullable(),
  })
  .strict()

export const headerSchema = z
  .object({
    title: extracted(z.string()).nullable(),
    agency: extracted(z.string()).nullable(),
    year: extracted(z.int()).nullable(),
    period: extracted(z.object({ from: isoDate, to: isoDate }).strict()).nullable(),
    publishedOn: extracted(isoDate).nullable(),
    signedBy: extracted(z.string()).nullable(),
    signedOn: extracted(isoDate).nullable(),
    indexNumber: extracted(z.string()).nullable(),
    contact: z
      .object({
        phone: extracted(z.string()).nullable(),
        address: extracted(z.string()).nullable(),
        postcode: extracted(z.string()).nullable(),
        email: extracted(z.string()).nullable(),
        website: extracted(z.string()).nullable(),
      })
      .strict(),
  })
  .strict()

export const headingSchema = z
  .object({
    /** The heading's words without its number, as they stand. */
    text: z.string(),
    /** The number as it stands ('（一）'), even where it is misnumbered; null for an unnumbered heading. */
    number: z.string().nullable(),
    numbering: z.enum([
      'chinese',
      'chinese-parens',
      'arabic',
      'arabic-parens',
      'circled',
      'ordinal',
      'markdown',
      'none',
    ]),
    span,
  })
  .strict()

export const sectionSchema = z
  .object({
    id: z.string(),
    kind: z.enum(sectionKinds),
    heading: headingSchema.nullable(),
    span,
    get sections() {
      return z.array(sectionSchema)
    },
  })
  .strict()

export const factSchema = z
  .object({
    id: z.string(),
    metric: z.string().nullable(),
    value: z.number().nullable(),
    range: z.object({ from: z.number(), to: z.number() }).strict().nullable(),
    unit: z.string().nullable(),
    bound: z.enum(bounds),
    basis: z.enum(bases),
    whole: z.string().nullable(),
    period: z
      .object({ from: isoDate, to: isoDate, basis: z.enum(['stated', 'report']) })
      .strict()
      .nullable(),
    label: z.string().nullable(),
    section: z.string(),
    numeral: span.nullable(),
    source: span,
    text: z.string(),
    partOf: z.string().nullable(),
    rule: z.string(),
  })
  .strict()

export const measureSchema = z
  .object({
    value: z.number().nullable(),
    unit: z.string(),
    bound: z.enum(bounds),
    facts: z.array(z.string()),
    from: z.enum(['narrative', 'table']),
    conflict: z.boolean(),
    parts: z.boolean(),
  })
  .strict()

/** Groups of metrics, nested by the dots of their ids; every leaf is a Measure or null. */
export type MetricTree = { [name: string]: MetricTree | Measure | null }
export const metricTreeSchema: z.ZodType<MetricTree> = z.record(
  z.string(),
  z.lazy(() => z.union([measureSchema, z.null(), metricTreeSchema])),
)

export const cellSchema = z
  .object({ value: z.number().nullable(), unit: z.string().nullable(), source: span, text: z.string() })
  .strict()

/** A statutory table's rows and columns, nested by the dots of the cell's path; a missing row or column is null. */
export type CellTree = { [name: string]: CellTree | Cell | null }
export const cellTreeSchema: z.ZodType<CellTree> = z.record(
  z.string(),
  z.lazy(() => z.union([cellSchema, z.null(), cellTreeSchema])),
)

/** Each table, or null where the report has none of its kind. */
export const statutorySchema = z
  .object({
    article20: cellTreeSchema.nullable(),
    applications: cellTreeSchema.nullable(),
    remedies: cellTreeSchema.nullable(),
    statistics: cellTreeSchema.nullable(),
  })
  .strict()

export const tableSchema = z
  .object({
    id: z.string(),
    section: z.string(),
    span,
    /** Id of the form that the table was aligned with ('2019.article20'); null for any other table. */
    form: z.string().nullable(),
    rows: z.array(z.object({ span, cells: z.array(cellSchema) }).strict()),
  })
  .strict()

export const numeralSchema = z
  .object({ span, text: z.string(), kind: z.enum(numeralKinds), facts: z.array(z.string()) })
  .strict()

export const termSchema = z
  .object({
    /** What the term is: a cell's path, a fact's id, a header field. */
    name: z.string(),
    value: z.number().nullable(),
    sign: z.union([z.literal(1), z.literal(-1)]),
    source: span,
    text: z.string(),
  })
  .strict()

export const sideSchema = z.object({ value: z.number().nullable(), terms: z.array(termSchema) }).strict()

export const checkSchema = z
  .object({
    id: z.string(),
    status: z.enum(['pass', 'fail', 'uncertain', 'skip']),
    left: sideSchema,
    right: sideSchema,
    difference: z.number().nullable(),
    reason: z.string(),
  })
  .strict()

/** Position in the text: line and column from 1, offset from 0, as in unist. */
const point = z.object({ line: z.int().min(1), column: z.int().min(1), offset: z.int().min(0) }).strict()

export const messageSchema = z
  .object({
    reason: z.string(),
    ruleId: z.string(),
    severity: z.enum(['info', 'warning', 'error']),
    span: span.nullable(),
    place: z.object({ start: point, end: point }).strict().nullable(),
    actual: z.string().nullable(),
    expected: z.array(z.string()).nullable(),
  })
  .strict()

export const reportSchema = z
  .object({
    schema: z.literal('gongkai/report@1'),
    source: sourceSchema,
    edition: z.enum(editions),
    header: headerSchema,
    sections: z.array(sectionSchema),
    facts: z.array(factSchema),
    metrics: metricTreeSchema,
    statutory: statutorySchema,
    tables: z.array(tableSchema),
    numerals: z.array(numeralSchema),
    checks: z.array(checkSchema),
    messages: z.array(messageSchema),
    parser: z.object({ version: z.string(), grammars: z.string(), tokenizer: z.string() }).strict(),
  })
  .strict()

export type Source = z.infer<typeof sourceSchema>
export type Header = z.infer<typeof headerSchema>
export type Section = z.infer<typeof sectionSchema>
export type SectionKind = (typeof sectionKinds)[number]
export type Numbering = z.infer<typeof headingSchema>['numbering']
export type Fact = z.infer<typeof factSchema>
export type Measure = z.infer<typeof measureSchema>
export type Cell = z.infer<typeof cellSchema>
export type Statutory = z.infer<typeof statutorySchema>
export type Table = z.infer<typeof tableSchema>
export type Numeral = z.infer<typeof numeralSchema>
export type NumeralKind = (typeof numeralKinds)[number]
export type Bound = (typeof bounds)[number]
export type Basis = (typeof bases)[number]
export type Term = z.infer<typeof termSchema>
export type Side = z.infer<typeof sideSchema>
export type Check = z.infer<typeof checkSchema>
export type Message = z.infer<typeof messageSchema>
export type Edition = (typeof editions)[number]
export type Format = (typeof formats)[number]
export type OffsetUnit = (typeof offsetUnits)[number]
/** A value of the header with the words that it was read from. */
export interface Extracted<T> {
  value: T
  source: { start: number; end: number }[]
  text: string
  rule: string
}

type Head<Id extends string> = Id extends `${infer H}.${string}` ? H : Id
type Rest<Id extends string, H extends string> = Id extends `${H}.${infer R}` ? R : never
type Nest<Id extends string> = {
  [H in Head<Id>]: [Rest<Id, H>] extends [never] ? Measure | null : Nest<Rest<Id, H>>
}
/** The typed metrics: `metrics.applications.received.total?.value`. */
export type Metrics = Nest<MetricId>
/** What `parseReport` returns. */
export type Report = Omit<z.infer<typeof reportSchema>, 'metrics'> & { metrics: Metrics }

export { type MetricId, metricIds }
