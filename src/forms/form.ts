import { z } from 'zod'

const label = z.object({ zh: z.string(), aliases: z.array(z.string()).default([]) }).strict()
const edition = z.enum(['2019', '2021'])

const columnSchema = label.extend({ id: z.string() }).strict()
const rowSchema = label
  .extend({
    id: z.string().optional(),
    /** The label stands over rows and has no cells of its own. */
    group: z.boolean().default(false),
    /** The edition in which the row has no cells but heads a group. */
    groupIn: edition.optional(),
    number: z.string().optional(),
    edition: edition.optional(),
    /** The label stands elsewhere in the table too: it counts only with its number or beside its neighbour. */
    weak: z.boolean().default(false),
    /** Wordings that tell the edition. */
    hints: z.record(z.string(), edition).default({}),
  })
  .strict()

const blockSchema = z
  .object({
    caption: label.optional(),
    /** The label over the row labels. */
    stub: label.optional(),
    /** Labels over several columns; `spans` names the columns, where the label stands in their place in a header of two rows. */
    spanners: z.array(label.extend({ spans: z.array(z.string()).default([]) }).strict()).default([]),
    /** Groups of columns, for a table of one row: each group has all the columns. */
    groups: z.array(columnSchema).default([]),
    variants: z.array(z.object({ edition: edition.optional(), columns: z.array(columnSchema).min(1) }).strict()).min(1),
    rows: z.array(rowSchema),
  })
  .strict()

const identitySchema = z
  .object({
    id: z.string(),
    over: z.enum(['columns', 'rows', 'groups']),
    left: z.array(z.string()).min(1),
    right: z.array(z.string()).min(1),
  })
  .strict()

/** One file of grammars/forms: a statutory table in all its editions. */
export const formSchema = z
  .object({
    table: z.enum(['article20', 'applications', 'remedies', 'statistics']),
    vocabulary: z.enum(['statutory', 'statistics']),
    zh: z.string(),
    en: z.string(),
    anchors: z.array(z.string()).min(1),
    blocks: z.array(blockSchema).min(1),
    identities: z.array(identitySchema),
    metrics: z.record(z.string(), z.string()),
    /** Metrics of the narrative that the table has in several cells. */
    comparisons: z
      .array(
        z
          .object({
            metric: z.string(),
            words: z.array(z.string()).default([]),
            edition: edition.optional(),
            cells: z.array(z.string()).min(1),
          })
          .strict(),
      )
      .default([]),
    /** Counts of items that the narrative may tell, and the cells that give them. */
    items: z
      .array(
        z.object({ row: z.string(), words: z.array(z.string()).min(1), cells: z.array(z.string()).min(1) }).strict(),
      )
      .default([]),
  })
  .strict()

export const wordsSchema = z
  .object({
    variants: z.record(z.string(), z.string()),
    units: z.array(z.string()),
    blanks: z.array(z.string()),
  })
  .strict()

export type Form = z.infer<typeof formSchema>
export type FormBlock = z.infer<typeof blockSchema>
export type FormRow = z.infer<typeof rowSchema>
export type FormColumn = z.infer<typeof columnSchema>
export type FormIdentity = z.infer<typeof identitySchema>
export type FormWords = z.infer<typeof wordsSchema>
export type TableName = Form['table']
export type FormEdition = z.infer<typeof edition>
