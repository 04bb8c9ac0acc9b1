import type { Narrative } from '../document/narrative.ts'
import { dayOfYear, endDayOfYear } from './calendar.ts'
import type { TimeMention } from './mention.ts'
import { readTail, readTime, type TimeReading } from './read-time.ts'
import { partPattern, partWords, relativePattern, relativeWords, untilPattern } from './time-words.ts'

const words = new RegExp(`(?:(?<!以)(?:${relativePattern}|${partPattern})|(?:${untilPattern})(?:目前|今|此))`, 'y')
const digits = /[前第]?(?:\d+|[〇零○一二两三四五六七八九十廿卅百]+)/y

const lineFeed = 10
/** What a character can be to a time: the first of a word of grammars/times.yaml, or a digit or what stands before one. */
const aWord = 1
const aDigit = 2
const beginnings = new Uint8Array(0x10000)
for (const word of `${relativePattern}|${partPattern}|${untilPattern}`.split('|'))
  beginnings[word.charCodeAt(0)] = aWord
for (const character of '0123456789〇零○一二两三四五六七八九十廿卅百前第') {
  beginnings[character.charCodeAt(0)] = (beginnings[character.charCodeAt(0)] ?? 0) | aDigit
}

/** What can follow the first digits of a time; after any other character no form needs to be tried. */
const followers = new Uint8Array(0x10000)
for (const character of '年月日号季个工自天小周星分秒余多几至到起、-‐‑‒–—―~〜～－/.:')
  followers[character.charCodeAt(0)] = 1

const suffix = /以来|来(?=[,、;。])|起(?!至|到|草)|开始/y
/** 自2008年5月1日⟦《条例》正式施行以来⟧: what began on that day stands between. */
const sinceWhat = /[^,;。:!?\n\d]{0,24}(?:施行|实施|颁布|开通|运行|成立|开展)(?:之日)?(?:以来|起)/y
const until = new RegExp(`(?:${untilPattern})(?:到|至)?$`)
const upTo = /[到至]$/
const since = /[自从]$/

/** Whether a word ends right before `index`; looks at the last four characters only. */
const before = (pattern: RegExp, text: string, index: number): RegExpExecArray | null =>
  pattern.exec(text.slice(Math.max(0, index - 4), index))

/**
 * Dates, periods and durations of a narrative, in order and apart.
 *
 * A day or month without a year takes the year of the time before it in the same paragraph (`implied`); where there
 * is none, `from` and `to` stay null and `days` tells month and day, for `resolveTime`.
 */
export function scanTimes(narrative: Narrative): TimeMention[] {
  const { text } = narrative
  const mentions: TimeMention[] = []
  let carried: number | null = null
  let index = 0
  while (index < text.length) {
    const code = text.charCodeAt(index)
    if (code === lineFeed) carried = null
    const beginning = beginnings[code] ?? 0
    if (beginning === 0) {
      index++
      continue
    }
    const mention = beginning & aWord ? wordAt(text, index, carried) : null
    if (mention) {
      mentions.push(mention)
      index = mention.end
      continue
    }
    if (!(beginning & aDigit)) {
      index++
      continue
    }
    digits.lastIndex = index
    const runEnd = index + (digits.exec(text)?.[0].length ?? 1)
    const dated = dateAt(text, index, runEnd, carried)
    index = dated?.end ?? runEnd
    if (!dated) continue
    mentions.push(dated)
    if (!dated.implied && dated.year !== null) carried = dated.year
  }
  return mentions
}

/** 去年, 上半年, 截至目前 */
function wordAt(text: string, start: number, carried: number | null): TimeMention | null {
  words.lastIndex = start
  const word = words.exec(text)?.[0]
  if (!word) return null
  const relative = relativeWords.get(word)
  if (relative) return relativeMention(text, start, start + word.length, relative)
  if (!partWords.has(word)) {
    const mention = openMention(start, start + word.length, 'until')
    mention.relative = 'this'
    return mention
  }
  const reading = readTime(text, start)
  return reading && placed(text, start, reading, carried)
}

/** A time that begins with digits, which end at `runEnd`. */
function dateAt(text: string, start: number, runEnd: number, carried: number | null): TimeMention | null {
  const year = runEnd - start === 4 && (text.startsWith('20', start) || text.startsWith('19', start))
  if (!year && followers[text.charCodeAt(runEnd)] !== 1) return null
  // 12.5月 is none, 1.2020年 has the number of a list before it
  if (!(year && text.startsWith('年', runEnd)) && start > 0 && /[.\d]/.test(text.charAt(start - 1))) return null
  const inner =
    text.charAt(start) === '前' && !/^前[二三23]个?季度/.test(text.slice(start, start + 5)) ? start + 1 : start
  const reading = readTime(text, inner)
  // 第3天
  if (!reading || (reading.kind === 'duration' && text.charAt(inner - 1) === '第')) return null
  return placed(text, inner, reading, carried)
}

/** A mention of which nothing is known but its place and kind: all mentions are of this shape. */
const openMention = (start: number, end: number, kind: TimeMention['kind']): TimeMention => ({
  start,
  end,
  kind,
  from: null,
  to: null,
  year: null,
  implied: true,
  relative: null,
  days: null,
})

/** 去年, 本年度, 今年⟦1—9月⟧, 去年⟦底⟧ */
function relativeMention(
  text: string,
  start: number,
  wordEnd: number,
  relative: NonNullable<TimeMention['relative']>,
): TimeMention {
  const mention = openMention(start, wordEnd, relative === 'past' ? 'since' : 'period')
  mention.relative = relative
  if (relative === 'past') return mention
  const inner = text.charAt(wordEnd - 1) === '年' || text.charAt(wordEnd - 1) === '度' ? readTail(text, wordEnd) : null
  mention.end = inner?.end ?? wordEnd
  mention.days = inner ? inner.days : { from: '01-01', to: '12-31' }
  return withWords(text, mention, inner?.endOnly ?? false)
}

/** A reading with its years: written here, taken over, or open. */
function placed(text: string, start: number, reading: TimeReading, carried: number | null): TimeMention {
  const { kind, end } = reading
  const mention = openMention(start, end, kind)
  mention.implied = false
  if (kind === 'duration' || kind === 'clock') return mention
  if (kind === 'damaged') {
    mention.year = reading.fromYear
    return mention
  }
  mention.implied = reading.fromYear === null && reading.toYear === null
  const fromYear = reading.fromYear ?? reading.toYear ?? carried
  const toYear = reading.toYear ?? (kind === 'since' ? null : fromYear)
  const from = fromYear === null || !reading.days ? null : dayOfYear(fromYear, reading.days.from)
  const to =
    toYear === null || !reading.days ? null : (kind === 'day' ? dayOfYear : endDayOfYear)(toYear, reading.days.to)
  const inOrder = from === null || to === null || from <= to
  mention.year = fromYear === toYear || kind === 'since' ? fromYear : null
  if (inOrder) {
    mention.from = from
    mention.to = to
    mention.days = reading.days
  }
  return withWords(text, mention, reading.endOnly ?? false)
}

/** The words around a time that turn it into an end or a beginning: ⟦截至⟧2020年底, ⟦自⟧2008年⟦起⟧, 2008年⟦以来⟧. */
function withWords(text: string, mention: TimeMention, endOnly: boolean): TimeMention {
  const { start, end, year } = mention
  const prefix = before(until, text, start) ?? (endOnly || mention.kind === 'day' ? before(upTo, text, start) : null)
  if (prefix) {
    if (endOnly) mention.days = { from: '12-31', to: '12-31' }
    if (endOnly && year !== null) mention.to = `${year}-12-31`
    mention.start = start - prefix[0].length
    mention.kind = 'until'
    mention.from = null
    return mention
  }
  suffix.lastIndex = end
  sinceWhat.lastIndex = end
  const behind = suffix.exec(text)?.[0] ?? (before(since, text, start) ? sinceWhat.exec(text)?.[0] : undefined)
  if (!behind || (/^[起开]/.test(behind) && !before(since, text, start))) return mention
  mention.end = end + behind.length
  if (mention.relative === 'this') return mention
  mention.kind = 'since'
  mention.to = null
  return mention
}
