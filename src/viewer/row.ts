import type { Measure, Report } from '../record/schema.ts'
import { claimsOf, isUnclaimed } from './claims.ts'
import type { Decision } from './decision.ts'
import type { Row, Words } from './protocol.ts'
import { decisionsInForce, settledClaims, standingsOf } from './standing.ts'

/** A report's line in the list. */
export function rowOf(id: string, file: string, report: Report, log: readonly Decision[]): Row {
  const claims = claimsOf(report)
  const standings = standingsOf(claims, decisionsInForce(log))
  return {
    id,
    file,
    agency: report.header.agency?.value ?? null,
    title: report.header.title?.value ?? null,
    year: report.header.year?.value ?? null,
    edition: report.edition,
    facts: report.facts.filter(({ metric }) => metric !== null).length,
    failedChecks: report.checks.filter(({ status }) => status === 'fail').length,
    unclaimed: claims.filter(isUnclaimed).length,
    warnings: report.messages.filter(({ severity }) => severity !== 'info').length,
    claims: claims.length,
    settled: settledClaims(standings).size,
    changed: standings.filter(({ state }) => state === 'changed' || state === 'gone').length,
    measures: measuresOf(report),
    problem: null,
  }
}

/** The line of a file that could not be read. */
export function brokenRow(id: string, file: string, problem: Words): Row {
  const none = { agency: null, title: null, year: null, edition: 'other' as const, measures: {} }
  const counts = { facts: 0, failedChecks: 0, unclaimed: 0, warnings: 0, claims: 0, settled: 0, changed: 0 }
  return { id, file, ...none, ...counts, problem }
}

/** Metrics that have a value, by id. */
function measuresOf(report: Report): Record<string, number> {
  const measures: Record<string, number> = {}
  const walk = (node: unknown, path: string): void => {
    if (typeof node !== 'object' || node === null) return
    const { value, facts } = node as Partial<Measure>
    if (Array.isArray(facts)) {
      if (typeof value === 'number') measures[path] = value
      return
    }
    for (const [key, child] of Object.entries(node)) walk(child, path === '' ? key : `${path}.${key}`)
  }
  walk(report.metrics, '')
  return measures
}
