import type { Narrative } from '../document/narrative.ts'
import { sourceSpan } from '../document/narrative.ts'
import type { TimeMention } from '../mentions/mention.ts'
import type { Extracted, Header } from '../record/schema.ts'
import type { Source } from '../source/source.ts'
import { extract } from './extract.ts'
import { anyOf, periods } from './header-words.ts'

const cue = new RegExp(`(?:${anyOf(periods.cues)})[^。;\\n]{0,40}$`)

/**
 * The time that the report covers: of the sentence that says so (统计期限自…至…), else the one that the introduction tells
 * day by day, else the first whole year that is told so (2019年1月1日至12月31日) and is the title's. Null where the sentence's dates are damaged or missing.
 */
export function readPeriod(
  source: Source,
  narrative: Narrative,
  times: readonly TimeMention[],
  title: Extracted<string> | null,
): Header['period'] {
  const { text } = narrative
  const found = (time: TimeMention, rule: string): Header['period'] =>
    time.from === null || time.to === null
      ? null
      : extract(source, sourceSpan(narrative, time), { from: time.from, to: time.to }, rule)

  const byDays = (time: TimeMention): boolean =>
    time.kind === 'period' && !time.implied && /月.*[月日]|\d[-/.]\d/.test(text.slice(time.start, time.end))

  for (const time of times) {
    if (time.kind !== 'period' && time.kind !== 'damaged') continue
    if (!cue.test(text.slice(Math.max(0, time.start - 60), time.start))) continue
    if (time.kind === 'damaged') return null
    if (time.implied || !isLong(time)) continue
    return found(time, 'header.period.stated')
  }
  // 现将我局2008年5月1日至12月31日政府信息公开工作报告如下
  const first = narrative.paragraphs.find(({ kind }) => kind === 'heading')?.start ?? 0
  const introduced = times.find((time) => time.end <= first && byDays(time) && isLong(time))
  if (introduced) return found(introduced, 'header.period.introduction')
  const inTitle = new Set(title?.value.match(/(?:19|20)\d{2}/g) ?? [])
  const whole = times.find(
    (time) =>
      byDays(time) &&
      time.from?.endsWith('-01-01') === true &&
      time.to?.endsWith('-12-31') === true &&
      time.year !== null &&
      (inTitle.size === 0 || inTitle.has(String(time.year))),
  )
  return whole ? found(whole, 'header.period.range') : null
}

/** A quarter at least: a report on a day or a month is none. */
const isLong = ({ from, to }: TimeMention): boolean =>
  from !== null && to !== null && Date.parse(to) - Date.parse(from) > 80 * 86_400_000
