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
export const repeating: ReadonlySet<string | null> = new Set(['disclosure.category'])

/** The codebook as the record nests it: made once, copied for each report. */
export interface MetricLayout {
  /** Every metric, null. */
  empty: MetricTree
  /** Where each stands: its names, its unit, and its number in the order of the tree. */
  places: ReadonlyMap<string, { names: readonly string[]; unit: string; order: number }>
}

export function layOutMetrics(metrics: Iterable<{ id: string; unit: string }>): MetricLayout {
  const empty: MetricTree = {}
  const units = new Map<string, string>()
  for (const { id, unit } of metrics) {
    put(empty, id.split('.'), null)
    units.set(id, unit)
  }
  const ids = leavesOf(empty, '')
  const places = ids.map((id, order) => [id, { names: id.split('.'), unit: units.get(id) ?? '', order }] as const)
  return { empty, places: new Map(places) }
}

const leavesOf = (tree: MetricTree, path: string): string[] =>
  Object.entries(tree).flatMap(([name, node]) =>
    node === null ? [path + name] : leavesOf(node as MetricTree, `${path}${name}.`),
  )

/**
 * Every metric of the codebook, nested by the dots of its id, with the figure that it takes; and those whose facts differ,
 * in the order of the tree.
 */
export function resolveMetrics(
  placed: readonly PlacedFact[],
  { empty, places }: MetricLayout,
): { metrics: Metrics; conflicts: [string, Measure][] } {
  const byMetric = new Map<string, PlacedFact[]>()
  for (const one of placed) {
    const { metric } = one.fact
    if (metric === null) continue
    const list = byMetric.get(metric)
    if (list) list.push(one)
    else byMetric.set(metric, [one])
  }
  const tree = copyOf(empty)
  const conflicts: { order: number; entry: [string, Measure] }[] = []
  for (const [id, list] of byMetric) {
    const place = places.get(id)
    if (!place) continue
    const measure = measureOf(id, place.unit, list)
    put(tree, place.names, measure)
    if (measure.conflict) conflicts.push({ order: place.order, entry: [id, measure] })
  }
  conflicts.sort((a, b) => a.order - b.order)
  return { metrics: tree as unknown as Metrics, conflicts: conflicts.map(({ entry }) => entry) }
}

/** A tree of its own with the same names; its leaves are null. */
function copyOf(empty: MetricTree): MetricTree {
  const copy = { ...empty }
  for (const name in copy) if (copy[name] !== null) copy[name] = copyOf(copy[name] as MetricTree)
  return copy
}

function put(tree: MetricTree, names: readonly string[], measure: Measure | null) {
  const last = names.length - 1
  let group = tree
  for (let i = 0; i < last; i++) {
    const name = names[i] as string
    group[name] ??= {}
    group = group[name] as MetricTree
  }
  group[names[last] as string] = measure
}

function measureOf(id: string, unit: string, placed: readonly PlacedFact[]): Measure {
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
