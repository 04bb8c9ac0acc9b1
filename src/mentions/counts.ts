import { type Amount, arabicAmount, chineseAmount } from './amounts.ts'
import { both, boundBefore, boundBehind } from './bound-words.ts'
import { chineseCounts } from './chinese-counts.ts'
import { type Decimal, negate, scale, toDouble } from './decimal.ts'
import type { NumeralMention } from './mention.ts'
import { isChineseDigit, isScale, readChinese } from './number-words.ts'
import type { Place } from './place.ts'
import { readUnit } from './unit-reading.ts'

/** One number with its unit and bounds, before it is known whether a range goes on. */
export interface Count {
  mention: NumeralMention
  amount: Amount
  /** The exact value in the mention's unit; null where there is none. */
  value: Decimal | null
  /** Power of ten from the written unit to the mention's. */
  unitPower: number
}

/** Characters after which a hyphen is a minus: 增长-3.5%. */
const beforeMinus = '长降减增为幅率('

/** 三四件: two neighbouring digits are a range. */
function neighbours(word: string): { from: number; to: number } | null {
  if (word.length !== 2 || ![...word].every(isChineseDigit)) return null
  const from = Number(readChinese(word.charAt(0))?.coefficient)
  const to = Number(readChinese(word.charAt(1))?.coefficient)
  return from > 0 && to === from + 1 ? { from, to } : null
}

/** Whether the hyphen before `at` is a minus. */
const isNegative = ({ text, from }: Place, at: number): boolean =>
  at > from && text.charAt(at - 1) === '-' && beforeMinus.includes(text.charAt(at - 2) || ' ')

/**
 * The number at the place with all that belongs to it, or null where the characters count nothing.
 *
 * @param open - A Chinese number may stand without a unit: the first of a range (三至五次).
 */
export function readCount(place: Place, open = false): Count | null {
  const { text, at, from, chinese } = place
  const amount = chinese ? chineseAmount(place) : arabicAmount(place)
  const unit = readUnit(place, amount.end, chinese)
  const word = chinese ? text.slice(at, amount.end) : ''
  const couple = neighbours(word)
  const before = amount.unreal
    ? null
    : boundBefore(place, amount.start, chinese && isScale(word.charAt(0)), unit.duration)
  const behind = boundBehind(place, unit.end, chinese)
  const within = both(amount.bound, unit.bound)
  if (chinese) {
    const counts = couple ? unit.text !== null : chineseCounts(place, amount, unit, before !== null)
    if (!counts && !(open && unit.text === null && amount.value !== null)) return null
  }
  let start = amount.start - (before?.text.length ?? 0)
  let { value } = amount
  if (value && !chinese && isNegative(place, at)) {
    value = negate(value)
    start = at - 1
  }
  let unitText = unit.text
  let unitSpan = { start: unit.start, end: unit.end }
  if (start > from && '¥￥'.includes(text.charAt(start - 1))) {
    start--
    if (unitText === null) {
      unitText = '元'
      unitSpan = { start, end: start + 1 }
    }
  }
  const exact = couple || !value ? null : scale(value, unit.power)
  const double = exact && toDouble(exact)
  return {
    amount,
    value: exact,
    unitPower: unit.power,
    mention: {
      start,
      end: unit.end + (behind?.text.length ?? 0),
      digits: { start: amount.start, end: amount.end },
      kind: 'quantity',
      value: double,
      range: couple,
      unit: unitText,
      unitSpan,
      bound: both(both(within, before?.bound ?? 'exact'), behind?.bound ?? 'exact'),
      chinese,
      inexact: double === null && !couple && !amount.unreal,
    },
  }
}
