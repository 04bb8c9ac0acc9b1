import { both, boundBefore, boundBehind } from './bound-words.ts'
import { parseDecimal, toDouble } from './decimal.ts'
import type { NumeralMention } from './mention.ts'
import { chineseEnd, digitAt, isChineseDigit, readArabic, readChinese } from './number-words.ts'
import type { Place } from './place.ts'

const rate = (
  place: Place,
  end: number,
  value: number | null,
  digits: { start: number; end: number },
  unitSpan: { start: number; end: number },
  unit: string | null,
): NumeralMention => ({
  start: place.at,
  end,
  digits,
  kind: 'quantity',
  value,
  range: null,
  unit,
  unitSpan,
  bound: 'exact',
  chinese: true,
  inexact: false,
})

/** The rate with the bounds around it: 超过百分之九十, 八成以上. */
function bounded(place: Place, mention: NumeralMention): NumeralMention {
  const before = boundBefore(place, mention.start, false, false)
  const behind = boundBehind(place, mention.end, false)
  return {
    ...mention,
    start: mention.start - (before?.text.length ?? 0),
    end: mention.end + (behind?.text.length ?? 0),
    bound: both(before?.bound ?? 'exact', behind?.bound ?? 'exact'),
  }
}

/** 百分之九十五, 百分之95.5, 千分之三, 八成 (80 %) at the place; null for anything else, 三分之一 included. */
export function readRate(place: Place): NumeralMention | null {
  const mention = readPlainRate(place)
  return mention && bounded(place, mention)
}

function readPlainRate(place: Place): NumeralMention | null {
  const { text, at, limit } = place
  const head = text.charAt(at)
  if ((head === '百' || head === '千') && text.startsWith('分之', at + 1)) {
    const start = at + 3
    const unit = head === '百' ? '%' : '‰'
    if (digitAt(text, start) && start < limit) {
      const number = readArabic(text, start, limit)
      const value = number.value ? toDouble(number.value) : null
      return rate(place, number.end, value, { start, end: number.end }, { start: at, end: start }, unit)
    }
    const whole = chineseEnd(text, start, limit)
    let end = whole
    let decimal = readChinese(text.slice(start, whole))
    if (text.charAt(whole) === '点' && isChineseDigit(text.charAt(whole + 1))) {
      end = whole + 1
      while (end < limit && isChineseDigit(text.charAt(end))) end++
      const places = text.slice(whole + 1, end)
      const fraction = readChinese(places.length > 1 ? places : `零${places}`)
      if (decimal && fraction) {
        decimal = parseDecimal(`${decimal.coefficient}.${fraction.coefficient.toString().padStart(places.length, '0')}`)
      }
    }
    if (end === start || !decimal) return null
    return rate(place, end, toDouble(decimal), { start, end }, { start: at, end: start }, unit)
  }
  // 八成: not 三成员, 一成不变.
  if (isChineseDigit(head) && text.charAt(at + 1) === '成') {
    const behind = text.charAt(at + 2)
    if (behind !== '' && !'以左的,。;、)多半'.includes(behind)) return null
    const decimal = readChinese(head)
    if (!decimal || decimal.coefficient === 0n) return null
    const digits = { start: at, end: at + 1 }
    return rate(place, at + 2, Number(decimal.coefficient) * 10, digits, { start: at + 1, end: at + 2 }, '%')
  }
  return null
}
