import { isUnclaimed } from '../record/claimed.ts'
import type { Report } from '../record/schema.ts'
import type { Failure } from './failure.ts'
import { measureAt } from './report-columns.ts'

/** What a run counts for its summary. Tallies of shards add up, in any order. */
export interface Tally {
  read: number
  /** Documents that failed, by code. */
  failed: Record<string, number>
  editions: Record<string, number>
  /** Messages by rule. */
  messages: Record<string, number>
  /** Reports in which a metric has a figure, or parts of one. */
  coverage: Record<string, number>
  /** Facts; of them, quantities that no rule claimed, and those that rules set aside. */
  facts: number
  unclaimed: number
  setAside: number
  /** Checks by status. */
  checks: Record<string, number>
}

export const emptyTally = (): Tally => ({
  read: 0,
  failed: {},
  editions: {},
  messages: {},
  coverage: {},
  facts: 0,
  unclaimed: 0,
  setAside: 0,
  checks: {},
})

/** Counts a report. */
export function countReport(tally: Tally, report: Report): void {
  tally.read++
  add(tally.editions, report.edition)
  for (const { ruleId } of report.messages) add(tally.messages, ruleId)
  for (const { status } of report.checks) add(tally.checks, status)
  const told = new Set<string>()
  for (const fact of report.facts) {
    tally.facts++
    if (isUnclaimed(fact)) tally.unclaimed++
    else if (fact.metric === null) tally.setAside++
    else told.add(fact.metric)
  }
  for (const metric of told) if (measureAt(report.metrics, metric)) add(tally.coverage, metric)
}

/** Counts a document that failed. */
export const countFailure = (tally: Tally, { code }: Failure): void => add(tally.failed, code)

/** Adds a tally to another. */
export function addTally(to: Tally, from: Tally): void {
  to.read += from.read
  to.facts += from.facts
  to.unclaimed += from.unclaimed
  to.setAside += from.setAside
  for (const part of ['failed', 'editions', 'messages', 'coverage', 'checks'] as const)
    for (const [name, count] of Object.entries(from[part])) add(to[part], name, count)
}

/** Documents that failed. */
export const failedOf = ({ failed }: Tally): number => Object.values(failed).reduce((sum, count) => sum + count, 0)

const add = (counts: Record<string, number>, name: string, by = 1): void => {
  counts[name] = (counts[name] ?? 0) + by
}
