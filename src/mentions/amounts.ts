import type { Bound } from '../record/schema.ts'
import { add, type Decimal, less, parseDecimal, scale } from './decimal.ts'
import { chineseEnd, digitAt, digitsEnd, isScale, readArabic, readChinese, scalePower } from './number-words.ts'
import { type Place, unitAt } from './place.ts'

/** Digits with their scales and the 余 or 多 between them: 3万余, 1亿2000万, 十多万. */
export interface Amount {
  start: number
  end: number
  value: Decimal | null
  /** The scale words of an Arabic number (4 of 5万), which the first number of a range may share. */
  power: number
  /** 'over' for 余 and 多, 'about' for 来 (十来件). */
  bound: Bound
  /** 数百, 几十, 十几: a number in form only. */
  unreal: boolean
  chinese: boolean
}

const isMore = (character: string): boolean => character === '余' || character === '多'

/** Powers of the scales from `at`: 万 4, 百万 6. */
function readScales(place: Place, at: number): { end: number; power: number } {
  let end = at
  let power = 0
  while (end < place.limit && end < at + 3) {
    const more = scalePower(place.text.charAt(end))
    if (more < 2 || unitAt(place, end, false)) break
    power += more
    end++
  }
  return { end, power }
}

/** 万元 of 300余万元: whether scales and then a unit, or the unit itself, follow a 余 or 多. */
const continues = (place: Place, at: number, chinese: boolean): boolean =>
  scalePower(place.text.charAt(at)) >= 2 || unitAt(place, at, chinese) !== null

const spaced = /[1-9]\d{0,5}(?: \d{1,6}){1,5}/y

/** 信息9 6条: digits that a printer set apart, if a unit stands behind them and no year is their first; -1 otherwise. */
function spacedEnd(place: Place): number {
  const { text, at, limit } = place
  spaced.lastIndex = at
  const groups = spaced.exec(text)?.[0].split(' ')
  const end = spaced.lastIndex
  if (!groups || end > limit || digitAt(text, end)) return -1
  if (/^(?:19|20)\d\d$/.test(groups[0] ?? '') || (groups.length > 2 && groups.some((group) => group.length > 1)))
    return -1
  const behind = isMore(text.charAt(end)) ? end + 1 : end
  return unitAt(place, behind, false) ? end : -1
}

/** What can make more of a run of digits than an integer. */
const continuing = ',. 余多来几十百千万亿'

/** The amount in Arabic digits at the place: 860余, 1亿2000万, 300余万. */
export function arabicAmount(place: Place): Amount {
  const { text, at: start, limit, runEnd } = place
  if (runEnd <= limit && !continuing.includes(text.charAt(runEnd) || '。')) {
    const value = parseDecimal(text.slice(start, runEnd))
    return { start, end: runEnd, value, power: 0, bound: 'exact', unreal: false, chinese: false }
  }
  let value: Decimal | null = null
  let end = start
  let power = 0
  let over = false
  let ceiling = Number.POSITIVE_INFINITY
  let lost = false
  // 1亿2000万: each part stays below the scale before it.
  for (let part = 0; part < 4; part++) {
    const joined = part === 0 && text.charAt(digitsEnd(text, end)) === ' ' ? spacedEnd(place) : -1
    const number =
      joined < 0
        ? readArabic(text, end, limit)
        : { end: joined, value: parseDecimal(text.slice(end, joined).replaceAll(' ', '')) }
    let partEnd = number.end
    let more = false
    if (isMore(text.charAt(partEnd)) && scalePower(text.charAt(partEnd + 1)) >= 2) {
      more = true
      partEnd++
    }
    const scales = readScales(place, partEnd)
    if (part > 0) {
      const top: Decimal = { coefficient: 1n, exponent: ceiling }
      if (number.value === null || !less(scale(number.value, scales.power), top)) break
    }
    if (number.value === null) lost = true
    else value = value === null ? scale(number.value, scales.power) : add(value, scale(number.value, scales.power))
    power = part === 0 ? scales.power : 0
    end = scales.end
    over ||= more
    ceiling = scales.power
    if (scales.power === 0 || !digitAt(text, end) || end >= limit) break
  }
  if (isMore(text.charAt(end)) && (continues(place, end + 1, false) || text.charAt(end) === '余')) {
    over = true
    end++
  }
  // 20几件
  if (text.charAt(end) === '几' && unitAt(place, end + 1, false)) {
    return { start, end: end + 1, value: null, power, bound: 'exact', unreal: true, chinese: false }
  }
  const amount = { start, value: lost ? null : value, power, unreal: false, chinese: false }
  if (!over && text.charAt(end) === '来' && unitAt(place, end + 1, false))
    return { ...amount, end: end + 1, bound: 'about' }
  return { ...amount, end, bound: over ? 'over' : 'exact' }
}

const vague = '数几上成'

/** The amount in Chinese digits at the place: 一百零八, 十多万, 数百; its value is null where the characters are no number. */
export function chineseAmount(place: Place): Amount {
  const { text, at, limit } = place
  let start = at
  let end = chineseEnd(text, at, limit)
  const word = text.slice(at, end)
  const head = word.charAt(0)
  let unreal = false
  let over = false
  let value = readChinese(word)
  if (isScale(head) && at > place.from && vague.includes(text.charAt(at - 1))) {
    // 网上百件, 总数百件: 上 and 数 belong to the word before.
    const before = text.charAt(at - 2)
    const vagueWord = text.charAt(at - 1)
    const owned = vagueWord === '数' ? '总件条次人个户份篇项例起总指'.includes(before) : '网以线及'.includes(before)
    if (!owned || at - 2 < place.from) {
      unreal = true
      start = at - 1
    }
  }
  if (text.charAt(end) === '几' && isScale(word.charAt(word.length - 1))) {
    unreal = true
    end++
  }
  if (isMore(text.charAt(end)) && isScale(word.charAt(word.length - 1))) {
    const scales =
      '万亿'.includes(text.charAt(end + 1)) && text.charAt(end + 1) !== '' ? readScales(place, end + 1) : null
    if (scales && scales.power > 0) {
      over = true
      value = value === null ? null : scale(value, scales.power)
      end = scales.end
    } else if (text.charAt(end) === '余' || unitAt(place, end + 1, true)) {
      over = true
      end++
    }
  }
  if (unreal) value = null
  const amount = { start, value, power: 0, unreal, chinese: true }
  if (!over && text.charAt(end) === '来' && unitAt(place, end + 1, true))
    return { ...amount, end: end + 1, bound: 'about' }
  return { ...amount, end, bound: over ? 'over' : 'exact' }
}
