import { add, type Decimal, parseDecimal, scale } from './decimal.ts'

/** Digits read from a place: where they end, and what they say. */
export interface NumberWord {
  end: number
  /** Null where the characters form no number (三四, 十百) or one too long to hold. */
  value: Decimal | null
}

const comma = 44
const isDigit = (code: number): boolean => code >= 48 && code <= 57

/** Whether an Arabic digit (half width) stands at the place. */
export const digitAt = (text: string, at: number): boolean => isDigit(text.charCodeAt(at))

/** End of the run of Arabic digits from `start`. */
export function digitsEnd(text: string, start: number): number {
  let end = start
  while (isDigit(text.charCodeAt(end))) end++
  return end
}

/** Three digits and no fourth behind a comma at `at`. */
function thousandsAt(text: string, at: number): boolean {
  return (
    text.charCodeAt(at) === comma &&
    digitAt(text, at + 1) &&
    digitAt(text, at + 2) &&
    digitAt(text, at + 3) &&
    !digitAt(text, at + 4)
  )
}

/**
 * Reads 860, 1,113, 17.9 from `start`, never beyond `limit` (the start of a date: 1.2020年). The narrative has joined
 * 1 234 where it is one number; where it has not (条98 402), they are two cells of a row.
 */
export function readArabic(text: string, start: number, limit: number): NumberWord {
  let end = digitsEnd(text, start)
  let groups = 0
  if (end - start <= 3) {
    while (end + 4 <= limit && thousandsAt(text, end)) {
      end += 4
      groups++
    }
  }
  const whole = end
  if (text.charCodeAt(end) === 46 && digitAt(text, end + 1) && end + 1 < limit) end = digitsEnd(text, end + 1)
  if (end > limit) end = limit
  const length = end - start
  if (length > 60) return { end, value: null }
  const integer = groups > 0 ? text.slice(start, whole).replaceAll(',', '') : text.slice(start, whole)
  return { end, value: parseDecimal(integer + text.slice(whole, end)) }
}

const digitValues: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  '○': 0,
  一: 1,
  壹: 1,
  二: 2,
  贰: 2,
  两: 2,
  三: 3,
  叁: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
}
const tens: Readonly<Record<string, number>> = { 廿: 20, 卅: 30 }
const smallScales: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 }
const bigScales: Readonly<Record<string, number>> = { 万: 4, 亿: 8 }

export const isChineseDigit = (character: string): boolean => character in digitValues
export const isScale = (character: string): boolean => character in smallScales || character in bigScales

/** Every character that a Chinese number is written with. */
export const chineseNumberCharacters: readonly string[] = [
  ...Object.keys(digitValues),
  ...Object.keys(tens),
  ...Object.keys(smallScales),
  ...Object.keys(bigScales),
]

const numberCharacters = new Uint8Array(0x10000)
for (const character of chineseNumberCharacters) numberCharacters[character.charCodeAt(0)] = 1

const powers: Readonly<Record<string, number>> = { 十: 1, 拾: 1, 百: 2, 佰: 2, 千: 3, 仟: 3, 万: 4, 亿: 8 }

/** Power of ten of 百, 千, 万, 亿 behind Arabic digits; -1 for any other character. */
export function scalePower(character: string): number {
  return powers[character] ?? -1
}

/** The longest Chinese number that is read; 九千九百九十九亿… of every scale is shorter. */
const longestChinese = 40

/** End of the run of Chinese number characters from `start`, at most `limit` and no longer than any number. */
export function chineseEnd(text: string, start: number, limit: number): number {
  const last = Math.min(limit, start + longestChinese + 1)
  let end = start
  while (end < last && numberCharacters[text.charCodeAt(end)] === 1) end++
  return end
}

/**
 * The value of a run of Chinese number characters: 一百零八, 一百十六, 六千八百零八, 一百六十八万, 廿一, 壹佰, 二〇二〇
 * as digits, 一千五 as 1500. Null where the run is none (三四, 十百, 百千).
 */
export function readChinese(word: string): Decimal | null {
  if (word.length === 0 || word.length > longestChinese) return null
  if (word.length > 1 && [...word].every(isChineseDigit)) {
    return parseDecimal([...word].map((character) => digitValues[character]).join(''))
  }
  let total: Decimal = { coefficient: 0n, exponent: 0 }
  let section = 0
  let digit = -1
  let lastScale = Number.POSITIVE_INFINITY
  let lastBig = Number.POSITIVE_INFINITY
  let zero = false
  for (const character of word) {
    const value = digitValues[character]
    const small = smallScales[character]
    const big = bigScales[character]
    if (value !== undefined) {
      if (value === 0 && digit < 0) {
        // 一百零八: the zero bridges a gap and is no digit of its own, unless it stands alone.
        zero = true
        if (word.length === 1) return { coefficient: 0n, exponent: 0 }
        continue
      }
      if (digit >= 0) return null
      digit = value
    } else if (small !== undefined) {
      if (small >= lastScale) return null
      if (digit === 0) return null
      if (digit < 0 && small > 10 && section > 0) return null
      section += (digit < 0 ? 1 : digit) * small
      lastScale = small
      digit = -1
      zero = false
    } else if (big !== undefined) {
      if (digit > 0) section += digit
      digit = -1
      zero = false
      if (section === 0) {
        // 一万亿: a scale on a scale.
        if (total.coefficient === 0n) section = 1
        else {
          total = scale(total, big)
          lastBig = Number.POSITIVE_INFINITY
          continue
        }
      }
      if (big > lastBig) {
        total = scale(add(total, { coefficient: BigInt(section), exponent: 0 }), big)
      } else if (big === lastBig) return null
      else total = add(total, { coefficient: BigInt(section), exponent: big })
      lastBig = big
      section = 0
      lastScale = Number.POSITIVE_INFINITY
    } else {
      const ten = tens[character]
      if (ten === undefined || digit >= 0 || lastScale <= 10) return null
      section += ten
      lastScale = 10
    }
  }
  if (digit > 0) {
    // 一千五 is 1500, 三万五 is 35000; 一千零五 and 二十五 take the digit as it is.
    if (zero || lastScale === 10) section += digit
    else if (Number.isFinite(lastScale)) section += digit * (lastScale / 10)
    else if (Number.isFinite(lastBig)) return add(total, { coefficient: BigInt(digit), exponent: lastBig - 1 })
    else section += digit
  }
  return add(total, { coefficient: BigInt(section), exponent: 0 })
}
