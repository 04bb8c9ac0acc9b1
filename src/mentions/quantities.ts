import type { Bound } from '../record/schema.ts'
import { add, type Decimal, less, negate, scale, toDouble } from './decimal.ts'
import type { NumeralMention } from './mention.ts'
import { chineseEnd, digitAt, isChineseDigit, isScale, readArabic, readChinese, scalePower } from './number-words.ts'
import type { BoundWord } from './numeral-lexicon.ts'
import { type Place, unitAt } from './place.ts'

/** Digits with their scales and the 余 or 多 between them: 3万余, 1亿2000万, 十多万. */
interface Amount {
  start: number
  end: number
  value: Decimal | null
  /** The scale words of an Arabic number (4 of 5万), which the first number of a range may share. */
  power: number
  over: boolean
  /** 数百, 几十, 十几: a number in form only. */
  unreal: boolean
  chinese: boolean
}

/** A unit with all that is written of it; `power` scales the value to 元. */
interface UnitReading {
  text: string | null
  start: number
  end: number
  power: number
  duration: boolean
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

function arabicAmount(place: Place): Amount {
  const { text, at: start, limit } = place
  let value: Decimal | null = null
  let end = start
  let power = 0
  let over = false
  let ceiling = Number.POSITIVE_INFINITY
  let lost = false
  // 1亿2000万: each part stays below the scale before it.
  for (let part = 0; part < 4; part++) {
    const number = readArabic(text, end, limit)
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
  return { start, end, value: lost ? null : value, power, over, unreal: false, chinese: false }
}

const vague = '数几上成'

function chineseAmount(place: Place): Amount | null {
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
  return { start, end, value, power: 0, over, unreal, chinese: true }
}

/** 百, 千, 万, 亿 without a digit before them count only with a bound (近百件, 千余条). */
const isBareScale = (amount: Amount, text: string): boolean => '百千万亿佰仟'.includes(text.charAt(amount.start))

function readUnit(place: Place, at: number, chinese: boolean): UnitReading {
  const { text, lexicon } = place
  // 2个多月: the 多 parts the unit.
  if (text.startsWith('个多', at) || text.startsWith('个半', at)) {
    const parted = /^(?:月|小时|季度|工作日)/.exec(text.slice(at + 2, at + 5))
    if (parted) {
      return { text: `个${parted[0]}`, start: at, end: at + 2 + parted[0].length, power: 0, duration: true }
    }
  }
  if (text.charAt(at) === '%') return { text: '%', start: at, end: at + 1, power: 0, duration: false }
  const unit = unitAt(place, at, chinese)
  if (!unit) return { text: null, start: at, end: at, power: 0, duration: false }
  let end = at + unit.text.length
  if (unit.kind === 'money') return { text: '元', start: at, end, power: unit.power, duration: false }
  if (text.charAt(end) === '(' && text.charAt(end + 2) === ')' && lexicon.bracketed.has(text.charAt(end + 1))) end += 3
  else if (text.charAt(end) === '/' && lexicon.bracketed.has(text.charAt(end + 1)) && unit.kind === 'count') end += 2
  return { text: text.slice(at, end), start: at, end, power: 0, duration: unit.kind === 'duration' }
}

function boundBefore(place: Place, at: number, round: boolean, duration: boolean): BoundWord | null {
  const { text, lexicon, from } = place
  for (const word of lexicon.boundsBefore.get(text.charAt(at - 1)) ?? []) {
    const start = at - word.text.length
    if (start < from || !text.startsWith(word.text, start)) continue
    if (word.roundOnly && !round) continue
    // 近3年 looks back three years and is no bound.
    if (duration && word.text === '近') continue
    if (start > from && word.not.includes(text.charAt(start - 1))) continue
    return word
  }
  return null
}

function boundBehind(place: Place, at: number, chinese: boolean): BoundWord | null {
  const { text, lexicon, limit } = place
  for (const word of lexicon.boundsBehind.get(text.charAt(at)) ?? []) {
    const end = at + word.text.length
    if (end > limit || !text.startsWith(word.text, end - word.text.length)) continue
    // 1年多次, 3次来信: 多 and 来 belong to the word behind.
    if (word.text === '多' && (unitAt(place, end, chinese) || '种样元方层个'.includes(text.charAt(end) || ' ')))
      continue
    if (word.text === '来') continue
    return word
  }
  return null
}

/** 余 and over with 近 and under tell nothing but 'about'. */
const both = (a: Bound, b: Bound): Bound => (a === 'exact' || a === b ? b : b === 'exact' ? a : 'about')

/** The prefix of money or of a sign, taken into the mention: ¥500, 人民币 is none. */
const isMoneySign = (character: string): boolean => character === '¥' || character === '￥'

/** Words after which a hyphen is a minus: 增长-3.5%. */
const beforeMinus = '长降减增为幅率(('

/** Chinese amounts that stand without a unit: of three characters at least, or a stated zero (均为零). */
function standsAlone(place: Place, amount: Amount): boolean {
  const word = place.text.slice(place.at, amount.end)
  if (word === '零') return place.text.charAt(place.at - 1) === '为'
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
  if (before !== '' && beforeOne.includes(before)) return false
  if (noneBefore.test(text.slice(Math.max(from, at - 8), at))) return false
  const behind = unit.end >= end ? '' : text.charAt(unit.end)
  const closes = behind === '' || '。,;、.)”'.includes(behind)
  const name = unit.text ?? ''
  if (name === '个') return closes
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
  // 一事一议, 一件一档: a second 一 makes it a phrase.
  return behind !== '一' && behind !== '性'
}

function chineseCounts(place: Place, amount: Amount, unit: UnitReading, bounded: boolean): boolean {
  const { text } = place
  if (unit.text === null) return standsAlone(place, amount)
  const word = text.slice(place.at, amount.end)
  if (amount.unreal) return true
  if (amount.value === null) return false
  if (isBareScale(amount, text)) return bounded || amount.over
  if (word === '零' && unit.text === '件') return '为请案诉议数了到计'.includes(text.charAt(place.at - 1) || ' ')
  if (word === '一') return oneCounts(place, unit)
  return true
}

/** 三四件: two neighbouring digits are a range. */
function neighbours(word: string): { from: Decimal; to: Decimal } | null {
  if (word.length !== 2) return null
  const from = readChinese(word.charAt(0))
  const to = readChinese(word.charAt(1))
  if (!isChineseDigit(word.charAt(0)) || !isChineseDigit(word.charAt(1)) || !from || !to) return null
  return add(to, negate(from)).coefficient === 1n && from.coefficient > 0n ? { from, to } : null
}

const connectors = new Set(['至', '到', '-', '—', '~', '–', '－', '～'])

/** Where the second number of a range begins: behind 至, -, —, ——, ~; -1 where no range goes on. */
function rangeGoesOn(place: Place, at: number): number {
  const { text } = place
  if (!connectors.has(text.charAt(at))) return -1
  const next = text.charAt(at) === '—' && text.charAt(at + 1) === '—' ? at + 2 : at + 1
  return next < place.limit && (digitAt(text, next) || chineseEnd(text, next, place.limit) > next) ? next : -1
}

/** A number that counts, at the place, or null where the digits there count nothing. */
export function readQuantity(place: Place): NumeralMention | null {
  const first = readCount(place)
  if (!first) return null
  const { text } = place
  if (first.mention.bound !== 'exact' || first.mention.range || first.amount.value === null) return first.mention
  const next = rangeGoesOn(place, first.mention.end)
  if (next < 0) return first.mention
  // 从5件到8件 and 由5件增至8件 tell a change; 5件至8件 a range.
  if (
    first.mention.unit !== null &&
    (text.charAt(first.mention.end) === '到' || '从由'.includes(text.charAt(first.mention.start - 1) || ' '))
  ) {
    return first.mention
  }
  const second = readCount({ ...place, at: next, from: next })
  if (!second || second.amount.value === null || second.mention.range) return first.mention
  const { mention } = second
  if (first.mention.unit !== null && first.mention.unit !== mention.unit) return first.mention
  if (first.amount.chinese !== second.amount.chinese) return first.mention
  // 3—5万元: the first number shares the scale of the second where that keeps them in order.
  let low = first.scaled
  const high = second.scaled
  if (first.mention.unit === null) {
    low = scale(first.amount.value, second.unitPower)
    const shared = scale(low, second.amount.power)
    if (second.amount.power > 0 && first.amount.power === 0 && less(shared, high)) low = shared
  }
  if (!less(low, high)) return first.mention
  const from = toDouble(low)
  const to = toDouble(high)
  return {
    ...mention,
    start: first.mention.start,
    digits: { start: first.mention.digits.start, end: mention.digits.end },
    value: null,
    range: from === null || to === null ? null : { from, to },
    inexact: from === null || to === null,
    bound: mention.bound,
  }
}

interface Count {
  mention: NumeralMention
  amount: Amount
  /** The exact value in the mention's unit. */
  scaled: Decimal
  unitPower: number
}

function readCount(place: Place): Count | null {
  const { text, at, from } = place
  const chinese = !digitAt(text, at)
  const amount = chinese ? chineseAmount(place) : arabicAmount(place)
  if (!amount) return null
  const word = chinese ? text.slice(at, amount.end) : ''
  const couple = chinese && amount.value !== null && [...word].every(isChineseDigit) ? neighbours(word) : null
  let moreEnd = amount.end
  let over = amount.over
  if (!chinese && text.charAt(moreEnd) === '来' && unitAt(place, moreEnd + 1, false)) moreEnd++
  const about =
    moreEnd > amount.end || (chinese && text.charAt(moreEnd) === '来' && unitAt(place, moreEnd + 1, true) !== null)
  if (chinese && about) moreEnd++
  const unit = readUnit(place, moreEnd, chinese)
  let end = Math.max(unit.end, moreEnd)
  let start = amount.start
  let unitText = unit.text
  let unitSpan = { start: unit.start, end: unit.end }
  let bound: Bound = over ? 'over' : about ? 'about' : 'exact'
  const round = chinese && isScale(text.charAt(at))
  if (!amount.unreal) {
    const before = boundBefore(place, start, round, unit.duration)
    if (before) {
      bound = both(bound, before.bound)
      start -= before.text.length
    }
  }
  if (chinese && !couple && !chineseCounts(place, amount, unit, bound !== 'exact')) return null
  if (chinese && couple && unit.text === null) return null
  const behind = boundBehind(place, end, chinese)
  if (behind) {
    bound = both(bound, behind.bound)
    end += behind.text.length
    over ||= behind.bound === 'over'
  }
  let value = amount.value
  if (
    value &&
    !chinese &&
    at - 1 >= from &&
    text.charAt(at - 1) === '-' &&
    beforeMinus.includes(text.charAt(at - 2) || ' ')
  ) {
    value = negate(value)
    start = Math.min(start, at - 1)
  }
  if (isMoneySign(text.charAt(start - 1)) && start - 1 >= from) {
    start--
    if (unitText === null) {
      unitText = '元'
      unitSpan = { start, end: start + 1 }
    }
  }
  const scaled = value ? scale(value, unit.power) : { coefficient: 0n, exponent: 0 }
  const double = value ? toDouble(scaled) : null
  const low = couple ? toDouble(scale(couple.from, unit.power)) : null
  const high = couple ? toDouble(scale(couple.to, unit.power)) : null
  return {
    amount,
    scaled,
    unitPower: unit.power,
    mention: {
      start,
      end,
      digits: { start: amount.start, end: amount.end },
      kind: 'quantity',
      value: couple ? null : double,
      range: low !== null && high !== null ? { from: low, to: high } : null,
      unit: unitText,
      unitSpan,
      bound,
      chinese,
      inexact: !couple && !amount.unreal && double === null,
    },
  }
}
