import { dayOfYear, endDayOfYear } from './calendar.ts'
import type { TimeMention } from './mention.ts'

/** How far a relative word leads from the report's year. */
const steps = { this: 0, last: -1, next: 1 } as const

/**
 * The ISO days of a mention, where a year that the text leaves open (上半年, 去年, 3月) is counted from the report's.
 *
 * @returns the ends, either of which may be open (截至…, …以来); null where the mention is no place in time.
 */
export function resolveTime(
  mention: TimeMention,
  reportYear: number | null,
): { from: string | null; to: string | null } | null {
  if (mention.from !== null || mention.to !== null) return { from: mention.from, to: mention.to }
  if (!mention.days || reportYear === null || mention.year !== null || mention.relative === 'past') return null
  const year = reportYear + steps[mention.relative ?? 'this']
  const from = mention.kind === 'until' ? null : dayOfYear(year, mention.days.from)
  const lastDay = mention.days.from === mention.days.to ? dayOfYear : endDayOfYear
  const to = mention.kind === 'since' ? null : lastDay(year, mention.days.to)
  return from === null && to === null ? null : { from, to }
}
