import type { Grammars } from '../grammar/grammar.ts'
import type { Fact, Measure, Metrics, MetricTree, SectionKind } from './schema.ts'

/** A fact with what decides which figure its metric takes, and is no part of the record. */
export interface PlacedFact {
  fact: Fact
  sectionKind: SectionKind
  /** The channel's words, which tell two sites or accounts apart. */
  channel: string | null
}

/** The section that is about a group of metrics. */
const home: Readonly<Record<string, SectionKind>> = {
  disclosure: 'disclosure',
  documents: 'disclosure',
  interpretation: 'disclosure',
  response: 'disclosure',
  applications: 'applications',
  reconsideration: 'remedies',
  litigation: 'remedies',
  complaints: 'remedies',
}

/** Metrics whose facts are told one by one and never stand for a whole. */
const repeating: ReadonlySet<string> = new Set(['disclosure.category'])

/** Every metric of the codebook, nested by the dots of its id, with the figure that it takes (record.md: Measure). */
export function resolveMetrics(placed: readonly PlacedFact[], grammars: Grammars): Metrics {
  const byMetric = new Map<string, PlacedFact[]>()
  for (const one of placed) {
    const { metric } = one.fact
    if (metric === null) continue
    const list = byMetric.get(metric)
    if (list) list.push(one)
    else byMetric.set(metric, [one])
  }
  const tree: MetricTree = {}
  for (const { id, unit } of grammars.metrics.values()) put(tree, id, measureOf(id, unit, byMetric.get(id) ?? []))
  return tree as unknown as Metrics
}

function put(tree: MetricTree, id: string, measure: Measure | null) {
  const names = id.split('.')
  const leaf = names.pop() ?? id
  let group = tree
  for (const name of names) {
    group[name] ??= {}
    group = group[name] as MetricTree
  }
  group[leaf] = measure
}

function measureOf(id: string, unit: string, placed: readonly PlacedFact[]): Measure | null {
  if (placed.length === 0) return null
  const facts = placed.map(({ fact }) => fact.id)
  const cell = placed.find(({ fact }) => fact.basis === 'cell')
  const told = placed.filter(({ fact }) => fact.basis !== 'cell')
  if (repeating.has(id))
    return { value: null, unit, bound: 'exact', facts, from: 'narrative', conflict: false, parts: true }
  const conflict =
    contradict(told) || (cell !== undefined && told.some((one) => sameQuestion(one, cell) && differ(one, cell)))
  if (cell)
    return { value: cell.fact.value, unit, bound: cell.fact.bound, facts, from: 'table', conflict, parts: false }
  const parts = tellsPartsOnly(told)
  const chosen = parts ? undefined : mostSpecific(id, told)
  return {
    value: chosen?.fact.value ?? null,
    unit,
    bound: chosen?.fact.bound ?? 'exact',
    facts,
    from: 'narrative',
    conflict: conflict && !parts,
    parts,
  }
}

const differ = (a: PlacedFact, b: PlacedFact): boolean =>
  a.fact.value !== null && b.fact.value !== null && a.fact.value !== b.fact.value

/** Whether two facts answer one question: same label, channel and period. */
const sameQuestion = (a: PlacedFact, b: PlacedFact): boolean =>
  a.fact.label === b.fact.label &&
  (a.channel === b.channel || a.fact.basis === 'cell' || b.fact.basis === 'cell') &&
  a.fact.period?.from === b.fact.period?.from &&
  a.fact.period?.to === b.fact.period?.to

function contradict(placed: readonly PlacedFact[]): boolean {
  return placed.some((a, i) => placed.slice(i + 1, i + 50).some((b) => sameQuestion(a, b) && differ(a, b)))
}

/** Several figures that differ, each with a channel or a label of its own, and none without: only parts are told. */
function tellsPartsOnly(placed: readonly PlacedFact[]): boolean {
  if (placed.length < 2 || placed.every(({ fact }) => fact.value === placed[0]?.fact.value)) return false
  const keys = placed.map(({ fact, channel }) => (channel ?? fact.label ?? '').trim())
  return keys.every((key) => key !== '') && new Set(keys).size === keys.length
}

/** The exact, unlabelled, whole-year figure in the section that is about the metric, else the first in the text. */
function mostSpecific(id: string, placed: readonly PlacedFact[]): PlacedFact | undefined {
  const group = id.split('.')[0] ?? id
  const score = ({ fact, sectionKind }: PlacedFact) =>
    (fact.value === null ? -8 : 0) +
    (sectionKind === home[group] ? 4 : 0) +
    (fact.label === null ? 2 : 0) +
    (fact.bound === 'exact' ? 1 : 0)
  let best: PlacedFact | undefined
  for (const one of placed) if (!best || score(one) > score(best)) best = one
  return best
}
