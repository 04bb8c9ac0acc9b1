import { UNCLAIMED } from '../record/claimed.ts'
import type { Extracted, Report, Section } from '../record/schema.ts'
import type { Span } from '../source/span.ts'

/** What a claim is read as: a fact, a field of the header, a top heading's kind, a cell of a statutory table. */
export type ClaimSort = 'fact' | 'header' | 'section' | 'cell'

/** One value of a record that a reviewer can say yes or no to, with the words that it rests on. */
export interface Claim {
  /** 'f12', 'header.year', 's2', 'statutory.applications.newReceived.total' */
  id: string
  /** Where it stands in the record: 'facts[11]', 'header.year', 'sections[1]' … */
  path: string
  sort: ClaimSort
  /** The fact's metric; for the others what they are: 'header.year', 'section', the cell's path. */
  metric: string | null
  value: number | string | null
  unit: string | null
  /** The words that stay when a rule is reworded: the numeral, else all the words. Decisions are kept by it. */
  anchor: Span
  /** All the words that the reading rests on. */
  spans: Span[]
  rule: string
}

/**
 * Everything in a record that can be reviewed, in order of place. A cell that feeds a metric is a fact and is not
 * claimed a second time as a cell.
 */
export function claimsOf(report: Report): Claim[] {
  const facts = report.facts.map(
    (fact, i): Claim => ({
      id: fact.id,
      path: `facts[${i}]`,
      sort: 'fact',
      metric: fact.metric,
      value: fact.range ? `${fact.range.from}—${fact.range.to}` : fact.value,
      unit: fact.unit,
      anchor: fact.numeral ?? fact.source,
      spans: [fact.source],
      rule: fact.rule,
    }),
  )
  const fed = new Set(report.facts.filter(({ basis }) => basis === 'cell').map(({ source }) => spanKey(source)))
  const cells = cellClaims(report).filter(({ anchor }) => !fed.has(spanKey(anchor)))
  const all = [...facts, ...headerClaims(report), ...sectionClaims(report.sections), ...cells]
  return all.sort((a, b) => a.anchor.start - b.anchor.start || a.anchor.end - b.anchor.end)
}

/** Whether a claim is a quantity that no rule claimed. */
export const isUnclaimed = (claim: Claim): boolean => claim.sort === 'fact' && claim.rule === UNCLAIMED

export const spanKey = ({ start, end }: Span): string => `${start}-${end}`

/** What a decision is kept by, within a text. */
export const claimKey = ({ anchor, metric }: Pick<Claim, 'anchor' | 'metric'>): string =>
  `${spanKey(anchor)}:${metric ?? ''}`

function headerClaims({ header }: Report): Claim[] {
  const { contact, ...fields } = header
  const named = [
    ...Object.entries(fields).map(([name, field]) => [`header.${name}`, field] as const),
    ...Object.entries(contact).map(([name, field]) => [`header.contact.${name}`, field] as const),
  ]
  return named.flatMap(([id, field]: readonly [string, Extracted<unknown> | null]) => {
    const anchor = field?.source[0]
    if (!field || !anchor) return []
    const rest = { unit: null, anchor, spans: field.source, rule: field.rule }
    return [{ id, path: id, sort: 'header' as const, metric: id, value: headerValue(field.value), ...rest }]
  })
}

/** A period is told as 2023-01-01/2023-12-31, the ISO way. */
function headerValue(value: unknown): number | string {
  if (typeof value === 'number' || typeof value === 'string') return value
  const { from, to } = value as { from: string; to: string }
  return `${from}/${to}`
}

function sectionClaims(sections: readonly Section[]): Claim[] {
  return sections.flatMap((section, i) => {
    if (!section.heading) return []
    const { span } = section.heading
    const rest = { unit: null, anchor: span, spans: [span], rule: 'heading' }
    const path = `sections[${i}]`
    return [{ id: section.id, path, sort: 'section' as const, metric: 'section', value: section.kind, ...rest }]
  })
}

function cellClaims({ statutory }: Report): Claim[] {
  const claims: Claim[] = []
  const walk = (node: unknown, path: string): void => {
    if (typeof node !== 'object' || node === null) return
    const { value, unit, source } = node as { value: number | null; unit: string | null; source?: Span }
    if (typeof source?.start === 'number' && 'text' in node) {
      const rest = { unit, anchor: source, spans: [source], rule: path.split('.').slice(0, 2).join('.') }
      claims.push({ id: path, path, sort: 'cell', metric: path, value, ...rest })
      return
    }
    for (const [key, child] of Object.entries(node)) walk(child, `${path}.${key}`)
  }
  walk(statutory, 'statutory')
  return claims
}
