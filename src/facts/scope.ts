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
  const span =
    report.period ?? (report.year === null ? null : { from: `${report.year}-01-01`, to: `${report.year}-12-31` })
  if (days > 400) return span === null || (placed.from <= span.from && placed.to >= span.from) ? 'years' : 'other'
  if (span === null) return 'within'
  if (placed.to < span.from || placed.from > span.to) return 'other'
  const whole = (Date.parse(span.to) - Date.parse(span.from)) / 86_400_000
  return days > 80 && days < 250 && whole > 300 ? 'part' : 'within'
}

/** The period that a fact covers: the one stated beside it, else the report's. */
export function periodOf(time: TimeMention | null, report: ReportTime): Draft['period'] {
  const placed = time && resolveTime(time, report.year)
  if (placed?.from && placed.to) return { from: placed.from, to: placed.to, basis: 'stated' }
  if (report.period) return { ...report.period, basis: 'report' }
  return report.year === null ? null : { from: `${report.year}-01-01`, to: `${report.year}-12-31`, basis: 'report' }
}
