import type { Narrative } from '../document/narrative.ts'
import { sourceSpan } from '../document/narrative.ts'
import { yearValue } from '../mentions/calendar.ts'
import type { TimeMention } from '../mentions/mention.ts'
import type { Extracted, Header } from '../record/schema.ts'
import type { Source } from '../source/source.ts'
import { extract } from './extract.ts'
import { lineSpan, squeeze } from './lines.ts'

const YEAR = '(?:(?:19|20)\\d{2}|[一二][〇零○O0九][〇零○O0一二三四五六七八九]{2})'
const written = new RegExp(`(?<!\\d)(${YEAR})(?:年(?!级)|(?!\\d))`)
const named = new RegExp(
  `(?<!\\d)(?<!《[^》\\n]{0,40})(${YEAR})年度?[^,。;:!?《》\\n]{0,24}(?:信息公开|政务公开)[^,。;:!?《》\\n]{0,10}(?:报告|年报)`,
)
/** How far the introduction reaches, in UTF-16 units of the narrative. */
const introductionLength = 1500
const schoolYear = new RegExp(`${YEAR}年?[-—–~~至]{1,2}${YEAR}(?:学年|年)`)

/**
 * The report's year: of the title, else of the period, else the first whole year that the overview names.
 * A title with two years (2013-2014学年) names none.
 */
export function readYear(
  source: Source,
  narrative: Narrative,
  times: readonly TimeMention[],
  title: Extracted<string> | null,
  period: Header['period'],
): Extracted<number> | null {
  const span = title?.source[0]
  if (title && span) {
    if (schoolYear.test(title.value)) return null
    const match = written.exec(title.value)
    if (match) {
      const line = squeeze(source.folded, span.start, span.end)
      const place = lineSpan(line, match.index, match.index + match[0].length)
      return extract(source, place, yearValue(match[1] ?? ''), 'header.year.title')
    }
  }
  if (period) {
    const { from, to } = period.value
    const [place] = period.source
    if (place && from.slice(0, 4) === to.slice(0, 4)) {
      return extract(source, place, Number(from.slice(0, 4)), 'header.year.period')
    }
    return null
  }
  return introduced(source, narrative) ?? fromText(source, narrative, times)
}

/** 由某局编制的⟦2009年⟧度政府信息公开年度报告, in the introduction; a year within 《》 is part of another document's name. */
function introduced(source: Source, narrative: Narrative): Extracted<number> | null {
  const match = named.exec(narrative.text.slice(0, introductionLength))
  if (!match) return null
  const place = { start: match.index, end: match.index + (match[1]?.length ?? 0) + 1 }
  return extract(source, sourceSpan(narrative, place), yearValue(match[1] ?? ''), 'header.year.introduction')
}

/** ⟦2021年⟧,某省司法厅… , the year that most clauses begin with, of two the one that comes first; a year within 《》 is part of another document's name. */
function fromText(source: Source, narrative: Narrative, times: readonly TimeMention[]): Extracted<number> | null {
  const first = narrative.paragraphs.find(({ kind }) => kind === 'heading')?.start ?? 0
  const whole = (time: TimeMention) =>
    time.kind === 'period' &&
    time.year !== null &&
    !time.implied &&
    time.days?.from === '01-01' &&
    time.days.to === '12-31' &&
    !/《[^》]{0,40}$/.test(narrative.text.slice(Math.max(0, time.start - 41), time.start))
  const opensClause = (time: TimeMention) =>
    /^$|[\n,。;:]/.test(narrative.text.slice(Math.max(0, time.start - 1), time.start))
  const body = times.filter((time) => time.start >= first && whole(time)).slice(0, 12)
  const opening = body.filter(opensClause)
  const told = (year: number | null) => opening.filter((other) => other.year === year).length
  const most = Math.max(...opening.map(({ year }) => told(year)))
  const time = opening.find(({ year }) => told(year) === most) ?? body[0] ?? times.find(whole)
  if (!time || time.year === null) return null
  return extract(source, sourceSpan(narrative, time), time.year, 'header.year.text')
}
