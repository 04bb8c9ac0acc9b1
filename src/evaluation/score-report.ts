import type { Trace } from '../facts/trace.ts'
import { isUnclaimed } from '../record/claimed.ts'
import { brokenLaws } from '../record/laws.ts'
import type { Fact, Report, Section, SectionKind } from '../record/schema.ts'
import { overlaps, type Span } from '../source/span.ts'
import { type AnnotatedReport, type Gold, type GoldReading, quoteSpan } from './gold.ts'

/** A reading that gold and parser share, or that one of them lacks, with enough to see why. */
export interface Verdict {
  outcome: 'right' | 'wrong' | 'missed' | 'forbidden'
  metric: string
  value: number | null
  /** The words: the fact's for what the parser read, the quote for what it missed. */
  text: string
  span: Span
  section: SectionKind
  /** Rule of the fact; null for what was missed. */
  rule: string | null
  /** The metric on the other side at these words: what gold says of a wrong fact, what was read in place of a missed one. */
  instead: string | null
  /** For what is wrong or missed: the rules that were tried there, each with its outcome. */
  tried: string[]
}

/** Something besides facts that gold asks for. */
export interface Comparison {
  what: 'header' | 'cell' | 'section' | 'edition'
  name: string
  want: unknown
  got: unknown
  ok: boolean
}

/** One report's score against its gold. */
export interface ReportScore {
  name: string
  edition: string
  verdicts: Verdict[]
  comparisons: Comparison[]
  /** Broken laws of the record, in words. */
  violations: string[]
  /** Numerals that are quantities of the narrative, and how many of them belong to no metric or no rule at all. */
  quantities: { all: number; withoutMetric: number; unclaimed: number }
}

/**
 * Scores a record against gold.
 *
 * A fact (its metric set, not read from a cell) is right where gold has its metric and value at words that it overlaps;
 * each gold reading is found once. A fact that gold calls optional, or that tells a gold reading again elsewhere,
 * counts neither way; any other is wrong.
 */
export function scoreReport(
  { name, gold, text }: AnnotatedReport,
  report: Report,
  traces: readonly Trace[],
): ReportScore {
  const sections = sectionsById(report.sections)
  const kindAt = (span: Span) => deepest(report.sections, span.start)?.kind ?? 'unclassified'
  const { right, wrong, missed } = matchFacts(report, gold, text)
  const tried = (span: Span) =>
    traces
      .filter((trace) => overlaps(trace.span, span))
      .flatMap((trace) =>
        trace.tried.map(({ rule, outcome, reason }) => `${rule} ${outcome}${reason ? `: ${reason}` : ''}`),
      )
  const ofFact = (outcome: Verdict['outcome'], fact: Fact, instead: string | null): Verdict => ({
    outcome,
    metric: fact.metric ?? '',
    value: fact.value,
    text: fact.text,
    span: fact.source,
    section: sections.get(fact.section)?.kind ?? 'unclassified',
    rule: fact.rule,
    instead,
    tried: outcome === 'right' ? [] : tried(fact.numeral ?? fact.source),
  })
  const goldAt = (span: Span) => missed.find(({ quote }) => overlaps(quoteSpan(text, quote), span))?.metric ?? null
  const readAt = (span: Span) => wrong.find(({ source }) => overlaps(source, span))?.metric ?? null
  return {
    name,
    edition: gold.edition ?? report.edition,
    verdicts: [
      ...right.map((fact) => ofFact('right', fact, null)),
      ...wrong.map((fact) => ofFact('wrong', fact, goldAt(fact.source))),
      ...missed.map(({ metric, value, quote }): Verdict => {
        const span = quoteSpan(text, quote)
        const section = kindAt(span)
        return {
          outcome: 'missed',
          metric,
          value,
          text: quote,
          span,
          section,
          rule: null,
          instead: readAt(span),
          tried: tried(span),
        }
      }),
      ...forbidden(report, gold, text).map((fact) => ofFact('forbidden', fact, null)),
    ],
    comparisons: compareRest(report, gold),
    violations: brokenLaws(report, text),
    quantities: countQuantities(report),
  }
}

function matchFacts(report: Report, gold: Gold, text: string): { right: Fact[]; wrong: Fact[]; missed: GoldReading[] } {
  const same = (fact: Fact, reading: GoldReading) => reading.metric === fact.metric && reading.value === fact.value
  const here = (fact: Fact, reading: GoldReading) =>
    same(fact, reading) && overlaps(quoteSpan(text, reading.quote), fact.source)
  const missed = [...gold.facts]
  const right: Fact[] = []
  const wrong: Fact[] = []
  for (const fact of report.facts) {
    if (fact.metric === null || fact.basis === 'cell') continue
    const found = missed.findIndex((reading) => here(fact, reading))
    if (found >= 0) {
      missed.splice(found, 1)
      right.push(fact)
      continue
    }
    const tolerated =
      gold.optional?.some((reading) => here(fact, reading)) || gold.facts.some((reading) => same(fact, reading))
    if (!tolerated) wrong.push(fact)
  }
  return { right, wrong, missed }
}

/** Facts that read a quote as the metric that gold says it is not. */
function forbidden(report: Report, gold: Gold, text: string): Fact[] {
  return (gold.not ?? []).flatMap(([metric, quote]) =>
    report.facts
      .filter((fact) => fact.metric === metric && overlaps(fact.numeral ?? fact.source, quoteSpan(text, quote)))
      .slice(0, 1),
  )
}

function compareRest(report: Report, gold: Gold): Comparison[] {
  const compare = (what: Comparison['what'], name: string, want: unknown, got: unknown): Comparison => ({
    what,
    name,
    want,
    got: got ?? null,
    ok: JSON.stringify(want) === JSON.stringify(got ?? null),
  })
  const tops = report.sections.flatMap(({ heading, kind }) =>
    heading ? [{ words: squeezed(heading.text), kind }] : [],
  )
  return [
    ...(gold.edition ? [compare('edition', 'edition', gold.edition, report.edition)] : []),
    ...leaves(gold.header ?? {}).map(([path, want]) => compare('header', path, want, valueAt(report.header, path))),
    ...(gold.sections ?? []).map(([heading, kind]) => {
      const words = squeezed(heading.replace(/^[一二三四五六七八九十]{1,3}、/, ''))
      const found = tops.find((top) => top.words.includes(words))
      return compare('section', heading, kind ?? 'a section', found && (kind ? found.kind : 'a section'))
    }),
    ...Object.entries(gold.statutory ?? {}).map(([path, want]) =>
      compare('cell', path, want, valueAt(report.statutory, path)),
    ),
  ]
}

const squeezed = (words: string): string => words.replace(/\s/g, '')

/** Paths and values of the header that gold gives; a period { from, to } is one value. */
function leaves(group: object, prefix = ''): [string, unknown][] {
  return Object.entries(group).flatMap(([name, value]): [string, unknown][] =>
    typeof value === 'object' && value !== null && !('from' in value)
      ? leaves(value, `${prefix}${name}.`)
      : [[prefix + name, value]],
  )
}

/** The `value` of what stands at a dotted path of a record, or undefined. */
function valueAt(root: object, path: string): unknown {
  let node: unknown = root
  for (const name of path.split('.')) node = (node as Record<string, unknown> | null | undefined)?.[name]
  return (node as { value?: unknown } | null | undefined)?.value
}

function countQuantities({ numerals, facts }: Report): ReportScore['quantities'] {
  const byId = new Map(facts.map((fact) => [fact.id, fact]))
  const quantities = numerals
    .filter(({ kind }) => kind === 'quantity')
    .map((numeral) => numeral.facts.flatMap((id) => byId.get(id) ?? []))
  return {
    all: quantities.length,
    withoutMetric: quantities.filter((read) => read.every(({ metric }) => metric === null)).length,
    unclaimed: quantities.filter((read) => read.every(isUnclaimed)).length,
  }
}

function sectionsById(sections: readonly Section[], byId = new Map<string, Section>()): Map<string, Section> {
  for (const section of sections) {
    byId.set(section.id, section)
    sectionsById(section.sections, byId)
  }
  return byId
}

function deepest(sections: readonly Section[], offset: number): Section | undefined {
  const section = sections.find(({ span }) => span.start <= offset && offset < span.end)
  return section && (deepest(section.sections, offset) ?? section)
}
