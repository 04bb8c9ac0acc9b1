import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { Fact } from '../../record/schema.ts'
import type { Span } from '../../source/span.ts'
import { type Claim, claimsOf, spanKey } from '../claims.ts'
import type { Decision } from '../decision.ts'
import type { Evidence, Pasted, Reasons, Sheet } from '../protocol.ts'
import { decisionsInForce, type Standing, settledClaims, standingsOf } from '../standing.ts'
import type { Desk } from './desk.ts'
import { factPaths } from './record-paths.ts'
import type { Mark } from './runs.ts'

export const filters = ['facts', 'undecided', 'withoutMetric', 'changed', 'cells', 'header', 'all'] as const
export type Filter = (typeof filters)[number]
export const panels = ['claim', 'checks', 'ledger', 'changes', 'record'] as const
export type Panel = (typeof panels)[number]

/** Stretches that are lit beside the marks, and what to scroll to. */
export interface Lights {
  marks: Mark[]
  to: Span | null
}

/** One report being read and reviewed. */
export interface Reading {
  sheet: Sheet
  claims: Claim[]
  claimById: ReadonlyMap<string, Claim>
  factById: ReadonlyMap<string, Fact>
  paths: () => ReadonlyMap<string, string[]>
  decisions: Signal<Decision[]>
  standings: ReadonlySignal<Standing[]>
  standingOf: ReadonlySignal<ReadonlyMap<string, Standing>>
  settled: ReadonlySignal<ReadonlySet<string>>
  filter: Signal<Filter>
  /** Claims that the keys step through. */
  steps: ReadonlySignal<Claim[]>
  current: Signal<string | null>
  lights: Signal<Lights>
  panel: Signal<Panel>
  /** The path that the record's panel shows. */
  path: Signal<string>
  evidence: Map<string, Promise<Evidence | null>>
  /** As the record has them until both languages have come. */
  reasons: Signal<Reasons>
}

export function openReading(sheet: Sheet, panel: Panel, pasted?: Pasted): Reading {
  const claims = claimsOf(sheet.report)
  const decisions = signal(sheet.decisions)
  const standings = computed(() => standingsOf(claims, decisionsInForce(decisions.value)))
  const standingOf = computed(
    () => new Map(standings.value.flatMap((standing) => (standing.claim ? [[standing.claim, standing] as const] : []))),
  )
  const settled = computed(() => settledClaims(standings.value))
  const filter = signal<Filter>('facts')
  let paths: ReadonlyMap<string, string[]> | null = null
  return {
    sheet,
    claims,
    claimById: new Map(claims.map((claim) => [claim.id, claim])),
    factById: new Map(sheet.report.facts.map((fact) => [fact.id, fact])),
    paths: () => {
      paths ??= factPaths(sheet.report)
      return paths
    },
    decisions,
    standings,
    standingOf,
    settled,
    filter,
    steps: computed(() => claims.filter(chooser(filter.value, settled, standingOf))),
    current: signal(null),
    lights: signal({ marks: [], to: null }),
    panel: signal(panel),
    path: signal(''),
    evidence: new Map(
      Object.entries(pasted?.evidence ?? {}).map(([claim, evidence]) => [`${claim} false`, Promise.resolve(evidence)]),
    ),
    reasons: signal(pasted?.reasons ?? ownReasons(sheet)),
  }
}

/** Goes on where an earlier reading of the same report stood, as far as the new one still has the place. */
export function resume(reading: Reading, earlier: Reading): void {
  const { filter, panel, current, claims } = reading
  const was = earlier.claimById.get(earlier.current.peek() ?? '')
  const there = was && claims.filter(({ anchor }) => spanKey(anchor) === spanKey(was.anchor))
  filter.value = earlier.filter.peek()
  panel.value = earlier.panel.peek()
  current.value = (there?.find(({ metric }) => metric === was?.metric) ?? there?.[0])?.id ?? null
}

const ownReasons = ({ report }: Sheet): Reasons => {
  const both = ({ reason }: { reason: string }) => ({ en: reason, zh: reason })
  return { checks: report.checks.map(both), messages: report.messages.map(both) }
}

function chooser(
  filter: Filter,
  settled: ReadonlySignal<ReadonlySet<string>>,
  standingOf: ReadonlySignal<ReadonlyMap<string, Standing>>,
): (claim: Claim) => boolean {
  switch (filter) {
    case 'facts':
      return ({ sort, metric }) => sort === 'fact' && metric !== null
    case 'undecided': {
      const done = settled.value
      return ({ id, sort, metric }) => sort === 'fact' && metric !== null && !done.has(id)
    }
    case 'withoutMetric':
      return ({ sort, metric }) => sort === 'fact' && metric === null
    case 'changed': {
      const standings = standingOf.value
      return ({ id }) => standings.get(id)?.state === 'changed'
    }
    case 'cells':
      return ({ sort }) => sort === 'cell'
    case 'header':
      return ({ sort }) => sort === 'header' || sort === 'section'
    case 'all':
      return () => true
  }
}

/** The evidence for a claim, asked for once. */
export function evidenceFor(
  desk: Desk,
  { sheet, evidence }: Reading,
  claim: string,
  withTokens: boolean,
): Promise<Evidence | null> {
  const key = `${claim} ${withTokens && desk.source.editing !== null}`
  const known = evidence.get(key)
  if (known) return known
  const asked = sheet.id === 'paste' ? Promise.resolve(null) : desk.source.evidence(sheet.id, claim, withTokens)
  evidence.set(key, asked)
  return asked
}

/** The claim that many steps on, by place where the current one is not among the steps. */
export function stepFrom({ steps, current, claimById }: Reading, by: 1 | -1): Claim | null {
  const list = steps.value
  const at = list.findIndex(({ id }) => id === current.value)
  if (at >= 0) return list[at + by] ?? null
  const place = current.value === null ? null : claimById.get(current.value)?.anchor.start
  if (place === null || place === undefined) return (by === 1 ? list[0] : list.at(-1)) ?? null
  return (
    (by === 1
      ? list.find(({ anchor }) => anchor.start > place)
      : list.findLast(({ anchor }) => anchor.start < place)) ?? null
  )
}

/** The group that gives a claim its colour. */
export function groupOf({ metric, sort }: Claim): string {
  if (sort === 'header' || sort === 'section') return 'header'
  if (sort === 'cell') return 'cell'
  return metric === null ? 'none' : (metric.split('.')[0] ?? 'none')
}
