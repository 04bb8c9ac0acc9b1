import { daysInMonth, isoDate, monthDay, smallValue, yearValue } from './calendar.ts'
import type { TimeMention } from './mention.ts'
import { partPattern, partWords } from './time-words.ts'

/** A time as read at one place of a text, before the words around it and the carried year are looked at. */
export interface TimeReading {
  end: number
  kind: TimeMention['kind']
  /** The year at each end; null where it is not written there. */
  fromYear: number | null
  toYear: number | null
  days: TimeMention['days']
  /** 2020年底: only its end is told. */
  endOnly?: boolean
}

const NUMBER = '(?:\\d{1,2}|[一二三四五六七八九十廿卅][一二三四五六七八九十〇○零]{0,2})'
const YEAR = '(?:(?:19|20)\\d{2}|[一二][〇零○O0九][〇零○O0一二三四五六七八九]{2})'
const TO = '(?:[-‐‑‒–—―~〜～－]{1,3}|起?至|起?到)'
const DAY_END = '[日号]'

const yearPoint = new RegExp(`(${YEAR})年(?:年?度|份)?(?:(${NUMBER})月份?(?:(${NUMBER})${DAY_END})?)?`, 'y')
const monthPoint = new RegExp(`(${NUMBER})月份?(?:(${NUMBER})${DAY_END})?`, 'y')
const dayPoint = new RegExp(`(${NUMBER})${DAY_END}`, 'y')
// 2020-01-10, 2020/1/10, 2020.1.10
const numericDay = /((?:19|20)\d{2})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/y
const shortDay = /(\d{1,2})[./](\d{1,2})(?!\d)/y
// 2008-2017年, 2013-2014学年
const yearRange = new RegExp(`(${YEAR})年?${TO}(${YEAR})(学年度?|年年?度?)`, 'y')
// 1—12月
const monthRange = new RegExp(`(${NUMBER})${TO}(${NUMBER})月份?(?!${NUMBER}${DAY_END})`, 'y')
const quarters = new RegExp(`第?([一二三四1-4])(?:(?:、|${TO})第?([一二三四1-4]))?个?季度`, 'y')
const firstQuarters = /前([二三23])个?季度/y
const wholeYear = /全年/y
const monthEnd = /[底末初]|[上中下]旬/y
const yearEnd = /年?[底末]|年?初|年中/y
const part = new RegExp(partPattern, 'y')
const partStarts = new Set([...partWords.keys()].map((word) => word.charAt(0)))
/** What a part of a year, or what belongs to a year, can begin with: after most years stands none of these. */
const tailStarts = new Set([...partStarts, ...'前第0123456789一二三四五六七八九十廿卅年底末初全'])
const to = new RegExp(TO, 'y')
const now = /目前|现在|今(?!年)/y
// 201911日, 20191231日, 2018年11日, 2018年1231日, 20185月
const damagedDate =
  /(?:(?:19|20)\d{2}年\d{1,4}[日号](?!以?内)|(?:19|20)\d{2}\d{1,4}日|(?:19|20)\d{2}\d{1,2}月(?:\d{1,2}日)?)/y
// 201911日起至1231日
const damagedTail = new RegExp(`${TO}\\d{1,8}日`, 'y')
// 20个工作日, 3—5个工作日, 12日内
const duration = new RegExp(
  `(?:\\d{1,4}|[一二两三四五六七八九十百]{1,4})(?:${TO}(?:\\d{1,4}|[一二两三四五六七八九十百]{1,4}))?[余多几]?(?:个?(?:工作日|自然日|日历日|小时)|日以?内|天|个月|周(?!年)|星期|分钟|秒钟|年(?!级|度报|报))`,
  'y',
)
// 于15日召开: its month is not said
const bareDay = /\d{1,2}日(?![均常报])/y
// 13:52, 9:00-17:30
const clock = /(?:[01]?\d|2[0-4])(?::[0-5]\d){1,2}(?!\d)/y
// 2021山西司法行政网站: the 年 of a year got lost
const bareYear =
  /((?:19|20)\d{2})(?=[\u4e00-\u9fff])(?![条件篇个项份期次宗起人名户元家场册套处台字号页万亿千百余多几米公亩吨种部张幅辆所本年月日度位批])/y

const at = (pattern: RegExp, text: string, index: number): RegExpExecArray | null => {
  pattern.lastIndex = index
  return pattern.exec(text)
}

/** One end of a time: a year, a month or a day. */
interface Point {
  end: number
  year: number | null
  month: number | null
  day: number | null
}

const optional = (text: string | undefined): number | null => (text === undefined ? null : (smallValue(text) ?? -1))

/** Whether a year may begin at an offset, in digits (19, 20) or in characters (一九, 二〇): a look before a pattern is run. */
const mayBeYear = (text: string, index: number): boolean => '12一二'.includes(text.charAt(index)) && index < text.length

function readPoint(text: string, index: number): Point | null {
  let match: RegExpExecArray | null = null
  if (mayBeYear(text, index)) {
    match = at(yearPoint, text, index)
    if (match) {
      const [whole, year = '', month, day] = match
      return { end: index + whole.length, year: yearValue(year), month: optional(month), day: optional(day) }
    }
    match = at(numericDay, text, index)
    if (match) {
      const [whole, year = '', , month, day] = match
      return { end: index + whole.length, year: yearValue(year), month: Number(month), day: Number(day) }
    }
  }
  match = at(monthPoint, text, index)
  if (!match) return null
  const [whole, month, day] = match
  return { end: index + whole.length, year: null, month: optional(month), day: optional(day) }
}

/** The year that a day of an unknown year is tried in; a leap year, so that 2月29日 is not refused. */
const anyYear = 2000

const firstDay = (point: Point): string | null =>
  isoDate(point.year ?? anyYear, point.month ?? 1, point.day ?? 1)?.slice(5) ?? null

const lastDay = (point: Point): string | null => {
  const year = point.year ?? anyYear
  const month = point.month ?? 12
  return isoDate(year, month, point.day ?? daysInMonth(year, month))?.slice(5) ?? null
}

const damaged = (end: number, year: number | null = null): TimeReading => ({
  end,
  kind: 'damaged',
  fromYear: year,
  toYear: year,
  days: null,
})

/** Months and days from one point to another; a damaged reading where one end is no date. */
function between(first: Point, last: Point, kind: 'day' | 'period'): TimeReading {
  const from = firstDay(first)
  const to = lastDay(last)
  const toYear = last.year ?? first.year
  if (from === null || to === null) return damaged(last.end, first.year === toYear ? toYear : null)
  return { end: last.end, kind, fromYear: first.year, toYear, days: { from, to } }
}

const quarter = (text: string): number => smallValue(text) ?? 0

/** A part of a year that needs no year to be understood: 上半年, 一至三季度, 前三季度, 1—12月. */
function readPart(text: string, index: number): { end: number; days: TimeMention['days']; endOnly: boolean } | null {
  const first = text.charAt(index)
  let match = partStarts.has(first) ? at(part, text, index) : null
  if (match)
    return { end: index + match[0].length, days: partWords.get(match[0]) ?? null, endOnly: /[底末]/.test(match[0]) }
  match = at(quarters, text, index)
  if (match) {
    const from = quarter(match[1] ?? '')
    const to = match[2] ? quarter(match[2]) : from
    return { end: index + match[0].length, days: quarterDays(from, to), endOnly: false }
  }
  match = first === '前' ? at(firstQuarters, text, index) : null
  if (match) return { end: index + match[0].length, days: quarterDays(1, quarter(match[1] ?? '')), endOnly: false }
  match = at(monthRange, text, index)
  if (match) {
    const from = smallValue(match[1] ?? '') ?? 0
    const to = smallValue(match[2] ?? '') ?? 0
    const valid = daysInMonth(anyYear, from) > 0 && daysInMonth(anyYear, to) > 0
    const days = valid ? { from: monthDay(from, 1), to: monthDay(to, daysInMonth(anyYear, to)) } : null
    return { end: index + match[0].length, days, endOnly: false }
  }
  return null
}

function quarterDays(first: number, last: number): TimeMention['days'] {
  return { from: monthDay(first * 3 - 2, 1), to: monthDay(last * 3, daysInMonth(anyYear, last * 3)) }
}

/**
 * Reads the time that begins at `index` of a folded text without white space, by the forms of this file.
 *
 * @returns null where no time begins there.
 */
export function readTime(text: string, index: number): TimeReading | null {
  return readDamaged(text, index) ?? readRange(text, index) ?? readOther(text, index)
}

function readDamaged(text: string, index: number): TimeReading | null {
  if (!mayBeYear(text, index)) return null
  const match = at(damagedDate, text, index)
  if (!match) return null
  const end = index + match[0].length
  const tail = at(damagedTail, text, end)
  return damaged(tail ? end + tail[0].length : end)
}

function readRange(text: string, index: number): TimeReading | null {
  const years = mayBeYear(text, index) ? at(yearRange, text, index) : null
  if (years) {
    const [whole, first = '', last = '', unit = ''] = years
    // 2013-2014学年: from September to August
    const days = unit.startsWith('学') ? { from: '09-01', to: '08-31' } : { from: '01-01', to: '12-31' }
    return { end: index + whole.length, kind: 'period', fromYear: yearValue(first), toYear: yearValue(last), days }
  }
  const months = readPart(text, index)
  if (months) return { ...months, kind: 'period', fromYear: null, toYear: null }
  const first = readPoint(text, index)
  if (!first) return null
  return readSecond(text, first) ?? readInner(text, first)
}

/** 2019年1月1日⟦至12月31日⟧ */
function readSecond(text: string, first: Point): TimeReading | null {
  const link = at(to, text, first.end)
  if (!link) return null
  const start = first.end + link[0].length
  const today = at(now, text, start)
  if (today) {
    const days = firstDay(first)
    if (days === null) return damaged(start + today[0].length)
    const end = start + today[0].length
    return { end, kind: 'since', fromYear: first.year, toYear: null, days: { from: days, to: days } }
  }
  const last = readPoint(text, start)
  if (last) {
    // 2019年至1月: a year does not run to a month without one
    if (first.month === null && last.year === null) return null
    const tail = at(yearEnd, text, last.end)
    const end = tail && last.month === null ? last.end + tail[0].length : last.end
    return between(first, { ...last, end }, 'period')
  }
  if (first.day === null) return null
  // 2019.1.1-12.31
  const short = at(shortDay, text, start)
  if (short) {
    const [whole, month, inner] = short
    const second = { year: null, month: Number(month), day: Number(inner), end: start + whole.length }
    return between(first, second, 'period')
  }
  const day = at(dayPoint, text, start)
  if (!day) return null
  return between(first, { ...first, day: optional(day[1]), end: start + day[0].length }, 'period')
}

/** What belongs to a year, written or told by a word: 2019年⟦上半年⟧, 去年⟦1—12月⟧, 2020年⟦底⟧; null for nothing. */
export function readTail(
  text: string,
  index: number,
): { end: number; days: TimeMention['days']; endOnly: boolean } | null {
  if (!tailStarts.has(text.charAt(index))) return null
  const inner = readPart(text, index)
  if (inner) return inner
  let match = at(yearEnd, text, index)
  if (match) return { end: index + match[0].length, days: null, endOnly: /[底末]/.test(match[0]) }
  match = at(wholeYear, text, index)
  if (match) return { end: index + match[0].length, days: { from: '01-01', to: '12-31' }, endOnly: false }
  const point = at(monthPoint, text, index) && readPoint(text, index)
  if (!point) return null
  const reading = readSecond(text, point) ?? between(point, point, point.day === null ? 'period' : 'day')
  return { end: reading.end, days: reading.days, endOnly: false }
}

/** 2019年⟦上半年⟧, 3月⟦底⟧, 2020-01-10⟦ 13:52⟧ */
function readInner(text: string, point: Point): TimeReading {
  if (point.month === null) {
    const inner = readTail(text, point.end) ?? { end: point.end, days: { from: '01-01', to: '12-31' } }
    return { ...inner, kind: 'period', fromYear: point.year, toYear: point.year }
  }
  if (point.day === null) {
    const end = at(monthEnd, text, point.end)
    return between(point, { ...point, end: point.end + (end?.[0].length ?? 0) }, 'period')
  }
  const gap = text.charAt(point.end) === ' ' ? 1 : 0
  const time = at(clock, text, point.end + gap)
  return between(point, { ...point, end: time ? point.end + gap + time[0].length : point.end }, 'day')
}

function readOther(text: string, index: number): TimeReading | null {
  let match = at(duration, text, index)
  if (match) return { end: index + match[0].length, kind: 'duration', fromYear: null, toYear: null, days: null }
  match = at(clock, text, index)
  if (match) return { end: index + match[0].length, kind: 'clock', fromYear: null, toYear: null, days: null }
  match = at(bareDay, text, index)
  if (match) return { end: index + match[0].length, kind: 'day', fromYear: null, toYear: null, days: null }
  match = at(bareYear, text, index)
  if (!match || !/(?:^|[\n。;:,、"“(在自从于至])$/.test(text.slice(Math.max(0, index - 1), index))) return null
  const year = yearValue(match[1] ?? '')
  return { end: index + 4, kind: 'period', fromYear: year, toYear: year, days: { from: '01-01', to: '12-31' } }
}
