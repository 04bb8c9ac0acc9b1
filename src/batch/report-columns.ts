import { isSetAside, isUnclaimed } from '../record/claimed.ts'
import {
  type Extracted,
  type Fact,
  factSchema,
  type Measure,
  measureSchema,
  type Report,
  reportSchema,
} from '../record/schema.ts'
import { type ColumnOf, columnTypes, type Value } from './columns.ts'

type Contact = keyof Report['header']['contact']
type Field = Exclude<keyof Report['header'], 'contact' | 'period'>

const fields: readonly [name: string, field: Field][] = [
  ['title', 'title'],
  ['agency', 'agency'],
  ['year', 'year'],
  ['published_on', 'publishedOn'],
  ['signed_by', 'signedBy'],
  ['signed_on', 'signedOn'],
  ['index_number', 'indexNumber'],
]
const contacts: readonly Contact[] = ['phone', 'address', 'postcode', 'email', 'website']

/**
 * One row a report: what was read, the header, the figure that each metric takes under the metric's id; then, out of
 * the way to the right, where each of them stands and how sure it is (`title_start`, `applications.received.total.rule`).
 */
export function reportColumns(metrics: readonly string[]): ColumnOf<Report>[] {
  const typeOf = columnTypes(reportSchema)
  const of = (name: string, path: string, get: (report: Report) => Value): ColumnOf<Report> => ({
    name,
    type: typeOf(path),
    get,
  })
  const count = (name: string, get: (report: Report) => number): ColumnOf<Report> => ({ name, type: 'INTEGER', get })
  return [
    of('report', 'source.path', ({ source }) => source.path),
    of('format', 'source.format', ({ source }) => source.format),
    of('length', 'source.length', ({ source }) => source.length),
    of('script', 'source.script', ({ source }) => source.script),
    of('offsets', 'source.offsets', ({ source }) => source.offsets),
    of('sha256', 'source.sha256', ({ source }) => source.sha256),
    of('edition', 'edition', ({ edition }) => edition),
    ...fields.map(([name, field]) => of(name, `header.${field}.value`, ({ header }) => header[field]?.value ?? null)),
    of('period_from', 'header.period.value.from', ({ header }) => header.period?.value.from ?? null),
    of('period_to', 'header.period.value.to', ({ header }) => header.period?.value.to ?? null),
    ...contacts.map((name) =>
      of(name, `header.contact.${name}.value`, ({ header }) => header.contact[name]?.value ?? null),
    ),
    count('facts', ({ facts }) => facts.length),
    count('unclaimed', ({ facts }) => facts.filter(isUnclaimed).length),
    count('set_aside', ({ facts }) => facts.filter(isSetAside).length),
    count('checks_failed', ({ checks }) => checks.filter(({ status }) => status === 'fail').length),
    count('messages', ({ messages }) => messages.length),
    of('parser_version', 'parser.version', ({ parser }) => parser.version),
    of('grammars', 'parser.grammars', ({ parser }) => parser.grammars),
    ...metrics.map((id) => metricColumn(id, '', 'value', (measure) => measure.value)),
    ...fields.flatMap(([name, field]) => places(name, ({ header }) => header[field])),
    ...places('period', ({ header }) => header.period),
    ...contacts.flatMap((name) => places(name, ({ header }) => header.contact[name])),
    ...metrics.flatMap((id) => [
      metricColumn(id, '.bound', 'bound', (measure) => measure.bound),
      metricColumn(id, '.conflict', 'conflict', (measure) => measure.conflict),
      metricColumn(id, '.parts', 'parts', (measure) => measure.parts),
      evidenceColumn(id, '.start', 'source.start', (fact) => fact.source.start),
      evidenceColumn(id, '.end', 'source.end', (fact) => fact.source.end),
      evidenceColumn(id, '.rule', 'rule', (fact) => fact.rule),
    ]),
  ]
}

/** Start and end of the words that a header field was read from: of the first and last of them where they lie apart. */
function places(name: string, get: (report: Report) => Extracted<unknown> | null): ColumnOf<Report>[] {
  const at = (pick: (extracted: Extracted<unknown>) => number) => (report: Report) => {
    const extracted = get(report)
    return extracted && pick(extracted)
  }
  return [
    { name: `${name}_start`, type: 'INTEGER', get: at(({ source }) => Math.min(...source.map(({ start }) => start))) },
    { name: `${name}_end`, type: 'INTEGER', get: at(({ source }) => Math.max(...source.map(({ end }) => end))) },
  ]
}

const measureType = columnTypes(measureSchema)
const factType = columnTypes(factSchema)

const metricColumn = (
  id: string,
  suffix: string,
  path: string,
  get: (measure: Measure) => Value,
): ColumnOf<Report> => ({
  name: id + suffix,
  type: measureType(path),
  get: ({ metrics }) => {
    const measure = measureAt(metrics, id)
    return measure && get(measure)
  },
})

/** A column about the fact whose figure the metric takes; null where it takes none (parts of a whole). */
const evidenceColumn = (id: string, suffix: string, path: string, get: (fact: Fact) => Value): ColumnOf<Report> => ({
  name: id + suffix,
  type: factType(path),
  get: (report) => {
    const fact = takenFact(report, id)
    return fact && get(fact)
  },
})

/** The measure of a metric; null where the report tells none, or the codebook that it was read by has no such metric. */
export function measureAt(metrics: Report['metrics'], id: string): Measure | null {
  let at: unknown = metrics
  for (const name of id.split('.')) at = (at as Record<string, unknown> | null | undefined)?.[name]
  return (at as Measure | null | undefined) ?? null
}

/** The fact whose figure a metric takes: the first of its facts that says what the measure says. */
export function takenFact({ metrics, facts }: Report, id: string): Fact | null {
  const measure = measureAt(metrics, id)
  if (!measure || measure.parts) return null
  const own = new Set(measure.facts)
  const says = ({ id, value, bound, basis }: Fact) =>
    own.has(id) &&
    value === measure.value &&
    bound === measure.bound &&
    (basis === 'cell') === (measure.from === 'table')
  return facts.find(says) ?? null
}
