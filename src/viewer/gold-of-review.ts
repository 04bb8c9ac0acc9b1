import type { Gold, GoldReading } from '../evaluation/gold.ts'
import type { Report, Section } from '../record/schema.ts'
import type { Span } from '../source/span.ts'
import { type Claim, claimsOf, spanKey } from './claims.ts'
import type { Correction, Decision } from './decision.ts'
import { decisionsInForce, type Standing, standingsOf } from './standing.ts'

/** What becomes of the facts with a metric that nobody has judged. */
export const leftovers = ['refuse', 'accept', 'optional'] as const
export type Leftovers = (typeof leftovers)[number]

export interface ReviewedGold {
  gold: Gold
  /** Facts with a metric that nobody has judged. */
  undecided: Claim[]
  /** Decisions that cannot be told as gold, and why: no quote that stands once, a value that is no number. */
  untold: { decision: Decision; why: 'no-quote' | 'no-value' }[]
}

/**
 * Turns the decisions on a report into gold of the corpus' shape: what was found right or put right is a fact, what
 * was rejected stands under `not`, and of the header, the headings and the cells only what was judged is told.
 *
 * @param file the report's file name, as the gold names it
 */
export function goldOfReview(
  report: Report,
  text: string,
  log: readonly Decision[],
  file: string,
  rest: Leftovers,
): ReviewedGold {
  const claims = claimsOf(report)
  const standings = standingsOf(claims, decisionsInForce(log))
  const byClaim = new Map(
    standings.flatMap((standing) => (standing.claim ? [[standing.claim, standing] as const] : [])),
  )
  const untold: ReviewedGold['untold'] = []
  const facts: GoldReading[] = []
  const optional: GoldReading[] = []
  const not: [string, string][] = []

  const tell = (into: GoldReading[], metric: string | null, value: Claim['value'], span: Span, decision?: Decision) => {
    if (metric === null) return
    const quote = quoteAt(text, span)
    if (quote !== null && typeof value === 'number') into.push({ metric, value, quote })
    else if (decision) untold.push({ decision, why: quote === null ? 'no-quote' : 'no-value' })
  }
  const reject = (metric: string | null, span: Span, decision: Decision) => {
    if (metric === null) return
    const quote = quoteAt(text, span)
    if (quote === null) untold.push({ decision, why: 'no-quote' })
    else not.push([metric, quote])
  }

  const undecided: Claim[] = []
  const told = new Set<Decision>()
  for (const claim of claims) {
    if (claim.sort !== 'fact' || claim.metric === null || isCell(report, claim)) continue
    const standing = byClaim.get(claim.id)
    const judged = standing && verdictOn(standing)
    if (!standing || !judged) {
      undecided.push(claim)
      if (rest !== 'refuse') tell(rest === 'accept' ? facts : optional, claim.metric, claim.value, claim.anchor)
      continue
    }
    told.add(standing.decision)
    if (judged === 'right') tell(facts, claim.metric, claim.value, claim.anchor, standing.decision)
  }
  for (const { decision, state } of standings) {
    const { verdict, correction, claim, span } = decision
    if (!isFactDecision(decision)) continue
    if (verdict === 'wrong' && claim && correction?.metric !== claim.metric) reject(claim.metric, span, decision)
    const put = verdict === 'wrong' || verdict === 'missed'
    if (put && correction && !(state === 'met' && told.has(decision)))
      tell(facts, correction.metric, correction.value, span, decision)
  }
  const gold: Gold = {
    text: file,
    edition: report.edition,
    ...judgedParts(report, claims, byClaim),
    facts: sorted(facts, text),
  }
  if (optional.length > 0) gold.optional = sorted(optional, text)
  if (not.length > 0) gold.not = not
  return { gold, undecided, untold }
}

/** The shortest quote that holds a span and stands once in the text; null where there is none within its paragraph. */
export function quoteAt(text: string, { start, end }: Span): string | null {
  for (let [from, to] = [start, end]; ; ) {
    const quote = text.slice(from, to)
    const first = text.indexOf(quote)
    if (quote !== '' && first === from && text.indexOf(quote, first + 1) < 0) return quote
    const [left, right] = [from > 0 && !isBreak(text, from - 1), to < text.length && !isBreak(text, to)]
    if ((!left && !right) || to - from > 400) return null
    // Grow to the left first: what is counted mostly stands before the number.
    if (left && (from > start - 2 * (to - end) - 4 || !right)) from--
    else if (right) to++
    else from--
  }
}

const isBreak = (text: string, at: number): boolean => text[at] === '\n' || text[at] === '\r'

/** Whether the decision in force finds what is read now right; null where it has nothing to say of it. */
function verdictOn({ decision, state }: Standing): 'right' | 'wrong' | null {
  if (decision.verdict === 'comment' || state === 'changed' || state === 'gone') return null
  return decision.verdict === 'right' || state === 'met' ? 'right' : 'wrong'
}

const isFactDecision = ({ claim, correction }: Decision): boolean =>
  !/^(header\.|section$|statutory\.)/.test(claim?.metric ?? correction?.metric ?? '')

const isCell = (report: Report, { id }: Claim): boolean => report.facts.find((fact) => fact.id === id)?.basis === 'cell'

const sorted = (facts: GoldReading[], text: string): GoldReading[] =>
  facts.sort((a, b) => text.indexOf(a.quote) - text.indexOf(b.quote))

/** Header, headings and cells, as far as someone has judged them. */
function judgedParts(
  report: Report,
  claims: readonly Claim[],
  byClaim: ReadonlyMap<string, Standing>,
): Pick<Gold, 'header' | 'sections' | 'statutory'> {
  const header: NonNullable<Gold['header']> = {}
  const sections: NonNullable<Gold['sections']> = []
  const statutory: NonNullable<Gold['statutory']> = {}
  const cellsAt = cellPaths(report)
  const kinds = new Map(report.sections.map((section) => [section.id, section]))
  for (const claim of claims) {
    const value = judgedValue(claim, byClaim.get(claim.id))
    if (value === undefined) continue
    if (claim.sort === 'header') putHeader(header, claim.id.replace('header.', ''), value)
    const section = kinds.get(claim.id)
    if (claim.sort === 'section' && section?.heading) sections.push([headingText(section), value as Section['kind']])
    const path = claim.sort === 'cell' ? claim.id : cellsAt.get(spanKey(claim.anchor))
    if (path && (typeof value === 'number' || value === null)) statutory[path.replace('statutory.', '')] = value
  }
  return {
    ...(Object.keys(header).length > 0 ? { header } : {}),
    ...(sections.length > 0 ? { sections } : {}),
    ...(Object.keys(statutory).length > 0 ? { statutory } : {}),
  }
}

function judgedValue(claim: Claim, standing: Standing | undefined): Claim['value'] | undefined {
  if (!standing) return undefined
  const verdict = verdictOn(standing)
  if (verdict === 'right') return claim.value
  const correction: Correction | null = verdict === 'wrong' ? standing.decision.correction : null
  return correction?.value
}

function putHeader(header: NonNullable<Gold['header']>, path: string, value: Claim['value']): void {
  const [from, to] = path === 'period' && typeof value === 'string' ? value.split('/') : []
  const [group, field] = path.split('.')
  if (from !== undefined && to !== undefined) header.period = { from, to }
  else if (group !== undefined && field !== undefined) header[group] = { ...(header[group] as object), [field]: value }
  else header[path] = value
}

const headingText = ({ heading }: Section): string => `${heading?.number ?? ''}${heading?.text ?? ''}`

/** For the spans of cells, their paths in `statutory`. */
function cellPaths(report: Report): Map<string, string> {
  const paths = new Map<string, string>()
  const walk = (node: unknown, path: string): void => {
    if (typeof node !== 'object' || node === null) return
    const { source, text } = node as { source?: Span; text?: string }
    if (source && typeof text === 'string') paths.set(spanKey(source), path)
    else for (const [key, child] of Object.entries(node)) walk(child, `${path}.${key}`)
  }
  walk(report.statutory, 'statutory')
  return paths
}
