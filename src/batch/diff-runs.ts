import type { RunReport, RunValue } from './run-reader.ts'

/** A value that one run has and the other has not, or has otherwise. */
export interface Change {
  kind: (typeof changeKinds)[number]
  report: string
  metric: string
  start: number
  end: number
  old: string | null
  new: string | null
  /** The rule that reads it now, or read it before where it is lost. */
  rule: string
}

export interface ChangeCounts {
  gained: number
  lost: number
  changed: number
}

/** What changed between two runs. */
export interface RunDiff {
  reports: { both: number; same: number; gained: string[]; lost: string[] }
  total: ChangeCounts
  metrics: Record<string, ChangeCounts>
  rules: Record<string, ChangeCounts>
  /** Quantities that no rule claimed, in the reports that both runs have. */
  unclaimed: { old: number; new: number }
  /** The first changes, in the order of the new run. */
  changes: Change[]
}

/**
 * Compares two runs over the same archive, report by report. Only reports whose turn has not come in the other run are
 * held in memory: few, where both are in one order.
 *
 * @param limit of the changes that are kept one by one
 */
export async function diffRuns(
  before: AsyncIterable<RunReport>,
  after: AsyncIterable<RunReport>,
  limit: number,
): Promise<RunDiff> {
  const diff: RunDiff = {
    reports: { both: 0, same: 0, gained: [], lost: [] },
    total: noChanges(),
    metrics: {},
    rules: {},
    unclaimed: { old: 0, new: 0 },
    changes: [],
  }
  const olds = new Map<string, RunReport[]>()
  const news = new Map<string, RunReport[]>()
  const sides = [
    { reports: before[Symbol.asyncIterator](), own: olds, others: news },
    { reports: after[Symbol.asyncIterator](), own: news, others: olds },
  ]
  for (const open = new Set(sides); open.size > 0; )
    for (const side of open) {
      const { done, value } = await side.reports.next()
      if (done) {
        open.delete(side)
        continue
      }
      const other = take(side.others, value.report)
      if (other)
        compare(...((side.own === olds ? [value, other] : [other, value]) as [RunReport, RunReport]), diff, limit)
      else keep(side.own, value)
    }
  for (const [name, list] of olds) for (const _ of list) diff.reports.lost.push(name)
  for (const [name, list] of news) for (const _ of list) diff.reports.gained.push(name)
  return diff
}

/** What a change may be. */
export const changeKinds = ['gained', 'lost', 'changed'] as const

/** Whether some value changed in one of these ways, or a report came or went. */
export const hasChanged = ({ total, reports }: RunDiff, kinds: readonly Change['kind'][] = changeKinds): boolean =>
  kinds.some((kind) => total[kind] > 0 || (kind !== 'changed' && reports[kind].length > 0))

const noChanges = (): ChangeCounts => ({ gained: 0, lost: 0, changed: 0 })

function take(map: Map<string, RunReport[]>, name: string): RunReport | undefined {
  const list = map.get(name)
  const first = list?.shift()
  if (list?.length === 0) map.delete(name)
  return first
}

function keep(map: Map<string, RunReport[]>, report: RunReport): void {
  const list = map.get(report.report)
  if (list) list.push(report)
  else map.set(report.report, [report])
}

/** Values of one metric are the same where value and place are; changed where only the place is; the rest came or went. */
function compare(old: RunReport, now: RunReport, diff: RunDiff, limit: number): void {
  diff.reports.both++
  diff.unclaimed.old += old.unclaimed
  diff.unclaimed.new += now.unclaimed
  const gone = new Map<string, RunValue[]>()
  for (const value of old.values) {
    const list = gone.get(place(value))
    if (list) list.push(value)
    else gone.set(place(value), [value])
  }
  let same = true
  const note = (kind: Change['kind'], at: RunValue, was: string | null, is: string | null): void => {
    same = false
    const { metric, start, end, rule } = at
    for (const counts of [diff.total, countsOf(diff.metrics, metric), countsOf(diff.rules, rule)]) counts[kind]++
    if (diff.changes.length < limit)
      diff.changes.push({ kind, report: now.report, metric, start, end, old: was, new: is, rule })
  }
  const moved: RunValue[] = []
  for (const value of now.values) {
    const list = gone.get(place(value))
    const at = list?.findIndex(({ value: was }) => was === value.value) ?? -1
    if (list && at >= 0) list.splice(at, 1)
    else moved.push(value)
  }
  for (const value of moved) {
    const was = gone.get(place(value))?.shift()
    note(was ? 'changed' : 'gained', value, was?.value ?? null, value.value)
  }
  for (const list of gone.values()) for (const value of list) note('lost', value, value.value, null)
  if (same) diff.reports.same++
}

const place = ({ metric, start, end }: RunValue): string => `${metric} ${start} ${end}`

function countsOf(map: Record<string, ChangeCounts>, name: string): ChangeCounts {
  const counts = map[name] ?? noChanges()
  map[name] = counts
  return counts
}
