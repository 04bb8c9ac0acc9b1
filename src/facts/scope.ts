import type { TimeMention } from '../mentions/mention.ts'
import { resolveTime } from '../mentions/resolve-time.ts'
import type { Draft } from './draft.ts'

/** The time that a report covers, as far as its header tells. */
export interface ReportTime {
  year: number | null
  period: { from: string; to: string } | null
}

/**
 * How the time that governs a quantity stands to the report's: within it, a quarter or a half of it, another time
 * altogether, or several years up to it. A time that the text does not place counts as within.
 */
export type Scope = 'within' | 'part' | 'other' | 'years'

export function scopeOf(time: TimeMention | null, report: ReportTime): Scope {
  if (!time) return 'within'
  if (time.relative === 'last') return 'other'
  if (time.kind === 'until') return 'within'
  if (time.kind === 'since')
    return time.year !== null && report.year !== null && time.year < report.year ? 'years' : 'within'
  const placed = resolveTime(time, report.year)
  if (!placed?.from || !placed.to)
    return time.year !== null && report.year !== null && time.year !== report.year ? 'other' : 'within'
  const days = (Date.parse(placed.to) - Date.parse(placed.from)) / 86_400_000
  const span = report.period ?? yearOf(report)
  if (days > 400) return span === null || (placed.from <= span.from && placed.to >= span.from) ? 'years' : 'other'
  if (span === null) return 'within'
  if (placed.to < span.from || placed.from > span.to) return 'other'
  const whole = (Date.parse(span.to) - Date.parse(span.from)) / 86_400_000
  // 2008年5月1日至12月31日: all of the year in which the regulation was in force
  if (placed.from === '2008-05-01') return 'within'
  return days > 80 && days < 250 && whole > 300 ? 'part' : 'within'
}

/** The metrics that count over several years. */
const acrossYears: ReadonlySet<string | null> = new Set(['disclosure.cumulative'])

/**
 * The period that a fact covers: the one stated beside it, else the report's. 2008年以来 leads to the report's end; a
 * figure over several years that does not say since when has none.
 */
export function periodOf(time: TimeMention | null, report: ReportTime, metric: string | null): Draft['period'] {
  const placed = time && resolveTime(time, report.year)
  if (placed?.from && placed.to) return { from: placed.from, to: placed.to, basis: 'stated' }
  const own = report.period ?? yearOf(report)
  if (placed?.from && own && placed.from <= own.to) return { from: placed.from, to: own.to, basis: 'stated' }
  return own === null || acrossYears.has(metric) ? null : { from: own.from, to: own.to, basis: 'report' }
}

function yearOf({ year }: ReportTime): { from: string; to: string } | null {
  return year === null ? null : { from: `${year}-01-01`, to: `${year}-12-31` }
}
