import type { Amount } from './amounts.ts'
import { isScale } from './number-words.ts'
import type { Place } from './place.ts'
import type { UnitReading } from './unit-reading.ts'

/** 百, 千, 万, 亿 without a digit before them count only with a bound (近百件, 千余条). */
const isBareScale = (amount: Amount, text: string): boolean => '百千万亿佰仟'.includes(text.charAt(amount.start))

/** Chinese amounts that stand without a unit: of three characters at least, or a stated zero (均为零). */
function standsAlone(place: Place, amount: Amount): boolean {
  const word = place.text.slice(place.at, amount.end)
  if (word === '零') {
    const behind = place.text.charAt(amount.end)
    return place.text.charAt(place.at - 1) === '为' && (behind === '' || '。,;、.)\n'.includes(behind))
  }
  return word.length >= 3 && amount.value !== null && [...word].some(isScale) && !isBareScale(amount, place.text)
}

/** What may not stand before 一 with a unit: 进一步, 每一件, 上一年, 新的一年. */
const beforeOne = '统万唯每逐任某同专单合归划首头这那哪另上下不如近进'
/** 无一例, 未收到一件, 没有一起: words of a none, whose 一 counts nothing. */
const noneBefore = /(?:^|[^尚])(?:无|没有?|未[收发接受产出过生到现]{0,4})$/

/** Whether the single digit 一 counts here: 收到申请一件 does; 一些, 一个部门, 每一项 do not. */
function oneCounts(place: Place, unit: UnitReading): boolean {
  const { text, at, from, end } = place
  const before = at > from ? text.charAt(at - 1) : ''
  if (before !== '' && beforeOne.includes(before) && !/[规计]划$/.test(text.slice(Math.max(from, at - 2), at)))
    return false
  if (noneBefore.test(text.slice(Math.max(from, at - 8), at))) return false
  const behind = unit.end >= end ? '' : text.charAt(unit.end)
  const closes = behind === '' || '。,;、.)”'.includes(behind)
  const name = unit.text ?? ''
  if (name === '个')
    return closes || /^[^,;。、]{0,8}(?:查阅|阅览|受理)[点室处场]/.test(text.slice(unit.end, unit.end + 12))
  if (name === '批' || name === '部') return closes
  // 一起 is 'together' unless a case stands before it or a request behind it.
  if (name === '起') {
    return (
      /(?:案件?|申请|复议|诉讼|举报|投诉|事件|舆情)$/.test(text.slice(Math.max(from, at - 2), at)) ||
      /^(?:行政|政府|信息|依申请|因)/.test(text.slice(unit.end, unit.end + 3))
    )
  }
  if (name === '年' || name === '天' || name === '日')
    return /^(?:内|以[内上]|期|。|,|;)/.test(text.slice(unit.end, unit.end + 2))
  // 一事一议, 一件一档, 一件件: a second 一 or unit makes it a phrase.
  return behind === '' || !`一性${name.charAt(0)}`.includes(behind)
}

/** Whether 零件 is no case at all (上年结转零件,) and no part of a machine (汽车零件). */
function zeroCounts({ text, at, from, end }: Place, unit: UnitReading): boolean {
  const behind = unit.end >= end ? '' : text.charAt(unit.end)
  if (behind !== '' && !'。,;、.)\n'.includes(behind)) return '为请案诉议数了到计'.includes(text.charAt(at - 1) || ' ')
  return at > from && !/[,;。、(配车机器床具属备型用造产子类等和及与]/.test(text.charAt(at - 1))
}

/** Whether a number in Chinese digits counts something here, and is no part of a word or phrase. */
export function chineseCounts(place: Place, amount: Amount, unit: UnitReading, bounded: boolean): boolean {
  const { text } = place
  if (unit.text === null) return standsAlone(place, amount)
  const word = text.slice(place.at, amount.end)
  if (amount.unreal) return true
  if (amount.value === null) return false
  if (isBareScale(amount, text)) return bounded || amount.bound !== 'exact'
  if (word === '零' && unit.text === '件') return zeroCounts(place, unit)
  if (word === '一') return oneCounts(place, unit)
  return true
}
