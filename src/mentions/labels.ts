import type { NumeralKind } from '../record/schema.ts'
import type { NumeralMention } from './mention.ts'
import { chineseEnd, digitAt, digitsEnd } from './number-words.ts'
import { label, opensAt, type Place, unitAt } from './place.ts'
import { ratioEnd } from './rates.ts'

/** Reads a numeral that counts nothing at the place, or null. */
export type LabelReader = (place: Place) => NumeralMention | null

const made = (kind: NumeralKind, start: number, end: number, place: Place): NumeralMention =>
  label(kind, { start: Math.max(start, place.from), end }, !digitAt(place.text, place.at))

const sticky = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : -1
}

const documentNumber = /(?:19|20)\d{2}年?[〕﹞\])】}〉]第?\d{1,5}(?:号|$)?/y
/** 〔20193号: the closing bracket was lost. */
const brokenDocumentNumber = /(?:19|20)\d{3,8}号/y

/** 国办发〔2019〕60号, [2019]60号, and its damaged form 〔20193号. */
export const documentCitation: LabelReader = (place) => {
  const { text, at } = place
  if (!'〔﹝[(【{〈'.includes(text.charAt(at - 1) || ' ')) return null
  let end = sticky(documentNumber, text, at)
  if (end < 0) end = sticky(brokenDocumentNumber, text, at)
  return end < 0 ? null : made('citation', at - 1, end, place)
}

const cited = '号条款章节编令目'

/** 第711号, 第二十条第(五)项, 第一, 第3期: what a number behind 第 names. */
export const numbered: LabelReader = (place) => {
  const { text, at } = place
  const bracket = text.charAt(at - 1) === '('
  const before = bracket ? at - 2 : at - 1
  if (text.charAt(before) !== '第' || before < place.from) return null
  let end = digitAt(text, at) ? digitsEnd(text, at) : chineseEnd(text, at, place.end)
  if (bracket) {
    if (text.charAt(end) !== ')') return null
    end++
  }
  const behind = text.charAt(end)
  const kind =
    cited.includes(behind || ' ') || (behind === '项' && (bracket || text.charAt(end + 1) !== '目'))
      ? 'citation'
      : 'ordinal'
  return made(kind, before, kind === 'citation' ? end + 1 : end, place)
}

/** N号令, N号文: a citation without 第. */
const decree = /\d{1,4}号(?:令|文|公告|通知|通告|决定|规定)/y
/** 12号楼, 3号窗口, 88号: a place; before it the street. */
const address = /\d{1,5}(?:-\d{1,4})?号(?:楼|院|门|厅|大厦|大楼)?|\d{1,4}(?:室|楼|弄|幢|栋|单元|层)/y

export const addressNumber: LabelReader = (place) => {
  const { text, at } = place
  const cited = sticky(decree, text, at)
  if (cited >= 0) return made('citation', at, cited, place)
  const end = sticky(address, text, at)
  if (end < 0) return null
  const named = text.charAt(end - 1) === '号' || text.slice(at, end).includes('号')
  const street = /(?:[路街道巷弄厦院村楼园区镇号层座幢栋里坊]|地址:?)$/.test(
    text.slice(Math.max(place.from, at - 4), at),
  )
  return named || street ? made('identifier', at, end, place) : null
}

const circled = /[.、)]/
/** 1.政务公开, 2、, (3), 一、, (四), 一是, 其二, 1): what numbers an item of a list or a heading. */
export const listNumber: LabelReader = (place) => {
  const { text, at } = place
  const arabic = digitAt(text, at)
  const end = arabic ? digitsEnd(text, at) : chineseEnd(text, at, place.end)
  if (end - at > 3) return null
  const behind = text.charAt(end)
  const before = at > place.from ? text.charAt(at - 1) : ''
  if (before === '(' && behind === ')') {
    // 共公开(12)条 is a blank that was filled in.
    if (unitAt(place, end + 1, !arabic) && !opensAt(place, at - 1)) return null
    return made('ordinal', at - 1, end + 1, place)
  }
  if (
    arabic &&
    /[一-龥]/.test(before) &&
    /(?:附件|附表|附图|表|图|例|专栏)$/.test(text.slice(Math.max(place.from, at - 2), at)) &&
    !unitAt(place, end, false)
  ) {
    return made('ordinal', at, end, place)
  }
  if (behind === '.' && arabic) {
    const next = end + 1
    if (digitAt(text, next) && !startsAfterPoint(place, next)) return null
    return made('ordinal', at, next, place)
  }
  const opens = opensAt(place, at)
  if (circled.test(behind) && opens && !digitAt(text, end + 1)) {
    if (behind !== '、' || at === place.paragraph || !isListOfNumbers(text, end + 1, arabic, place.end)) {
      return made('ordinal', at, end + 1, place)
    }
  }
  if (!arabic && (behind === '是' || behind === '要' || (behind === '则' && opens)) && (opens || before === '其')) {
    return end - at === 1 || text.charAt(at) === '十' ? made('ordinal', at, end, place) : null
  }
  if (!arabic && before === '其' && (behind === ',' || behind === '、')) return made('ordinal', at - 1, end, place)
  if (place.heading && at === place.paragraph) {
    if (',.:、'.includes(behind || ' ') && !digitAt(text, end + 1)) return made('ordinal', at, end + 1, place)
    if (arabic && !unitAt(place, end, false) && end - at <= 2 && !isDateMark(behind))
      return made('ordinal', at, end, place)
  }
  return null
}

const isDateMark = (character: string): boolean => '年月日-/'.includes(character || ' ')

/** 一、二、三等奖: the next item is a number again. */
const isListOfNumbers = (text: string, at: number, arabic: boolean, end: number): boolean =>
  arabic
    ? digitAt(text, at)
    : chineseEnd(text, at, end) > at && '、是'.includes(text.charAt(chineseEnd(text, at, end)) || ' ')

/** 1.2020年, 1.12345热线: the point closes a list number, and what follows is another numeral. */
function startsAfterPoint(place: Place, next: number): boolean {
  const { text, at, limit } = place
  if (next >= limit) return true
  if (!opensAt(place, at)) return false
  const end = digitsEnd(text, next)
  return (end - next === 4 && text.charAt(end) === '年') || (end - next >= 4 && isHotline({ ...place, at: next }, end))
}

/** Whether the digits from the place to `end` are a service number (12345, 8890热线). */
function isHotline(place: Place, end: number): boolean {
  const { text, at, lexicon } = place
  if (end - at < 3 || end - at > 6 || isMark(text.charAt(end))) return false
  if (lexicon.hotlines.has(text.slice(at, end))) return unitAt(place, end, false) === null
  const followers = lexicon.hotlineFollowers.get(text.charAt(end))
  return followers?.some((word) => text.startsWith(word, end)) ?? false
}
const isMark = (character: string): boolean => '余多万亿%'.includes(character || ' ')

export const hotline: LabelReader = (place) => {
  const end = digitsEnd(place.text, place.at)
  return isHotline(place, end) ? made('identifier', place.at, end, place) : null
}

const telephone =
  /(?:0\d{2,3}[)]?-?\d{7,8}|0\d{2,3}-\d{3,4}-\d{4}|\d{3,4}-\d{7,8}|[48]00-?\d{3}-?\d{4}|1[3-9]\d{9})(?:[-转]\d{1,5})?(?!\d)/y
const identifierTail = /\d{1,24}(?:[-/]\d{1,24}){0,6}/y

/** Telephone, fax, postcode, index number: by its shape, or by the word before it. */
export const identifier: LabelReader = (place) => {
  const { text, at, lexicon, from } = place
  const end = digitsEnd(text, at)
  const length = end - at
  if (length < 3) return null
  const phone = sticky(telephone, text, at)
  if (phone >= 0 && unitAt(place, phone, false) === null) {
    return made('identifier', text.charAt(at - 1) === '(' ? at - 1 : at, phone, place)
  }
  const whole = Math.max(sticky(identifierTail, text, at), end)
  const counted = isMark(text.charAt(end)) || text.charAt(end) === '年' || unitAt(place, end, false) !== null
  if (counted) return null
  const before = text.slice(Math.max(from, at - 12), at)
  if (place.afterIdentifier && length >= 5) return made('identifier', at, whole, place)
  if (lexicon.cue.test(before) && (length >= 5 || /[:(“]$/.test(before))) return made('identifier', at, whole, place)
  // A number of more digits than anything here could count, or with a zero before it.
  if (length >= 13 || (length >= 3 && text.charAt(at) === '0' && text.charAt(end) !== '.')) {
    return made('identifier', at, whole, place)
  }
  return null
}

const isLatin = (character: string): boolean => /[A-Za-z_@]/.test(character)
const latinToken = /[A-Za-z0-9_@.:/?=&%#~+-]{1,400}/y

/** www.12348.gov.cn, a@163.com: identifiers; 5G, A4, IPv6: names; APP120条 counts, and so does 12km. */
export const latinWord: LabelReader = (place) => {
  const { text, at, from } = place
  const end = digitsEnd(text, at)
  const before = at > from ? text.charAt(at - 1) : ''
  const glued =
    isLatin(before) ||
    (before !== '' && '/=?&#%'.includes(before)) ||
    (before === '.' && isLatin(text.charAt(at - 2) || ' ')) ||
    (before === '-' && isLatin(text.charAt(at - 2) || ' '))
  const behind = text.charAt(end)
  if (!glued && !isLatin(behind) && !('.-/'.includes(behind || ' ') && isLatin(text.charAt(end + 1) || ' ')))
    return null
  if (isLatin(behind) && !glued && unitAt(place, end, false)?.kind === 'latin') return null
  let start = at
  while (start > from && at - start < 200 && /[A-Za-z0-9_@.:/?=&%#~+-]/.test(text.charAt(start - 1))) start--
  const token = sticky(latinToken, text, at)
  let tokenEnd = token < 0 ? end : token
  while (tokenEnd > end && '.:/?-'.includes(text.charAt(tokenEnd - 1))) tokenEnd--
  // 微信APP120条
  const counts = isMark(behind) ? true : unitAt(place, end, false) !== null
  if (tokenEnd === end && counts && /^[A-Za-z]+$/.test(text.slice(start, at))) return null
  const word = text.slice(start, tokenEnd)
  const kind = /[@/=]|\.[A-Za-z]|:\/\//.test(word) || /\d{5}/.test(word) ? 'identifier' : 'name'
  return made(kind, start, tokenEnd, place)
}

/** 十四五, 两微一端, 26个领域…目录, and any number in a short quotation that counts nothing there. */
export const name: LabelReader = (place) => {
  const { text, at, from, lexicon } = place
  for (const candidate of lexicon.names.get(text.charAt(at)) ?? []) {
    const start = at - candidate.digitAt
    if (start >= from && text.startsWith(candidate.text, start))
      return made('name', start, start + candidate.text.length, place)
  }
  const end = sticky(lexicon.namePattern, text, at)
  if (end >= 0) return made('name', at, end, place)
  return null
}

/** “12345”, “1+N”: a number in quotation marks without a unit is a name. */
export const quoted: LabelReader = (place) => {
  const { text, at } = place
  if (place.quoteEnd <= at || !digitAt(text, at)) return null
  const end = digitsEnd(text, at)
  if (isMark(text.charAt(end)) || text.charAt(end) === '.' || unitAt(place, end, false)) return null
  return made('name', at, end, place)
}

const brokenDate = /(?:19|20)\d{3,6}[年月日]/y
const calendar =
  /(?:19|20)\d{2}(?:年|[-./](?:1[0-2]|0?[1-9])(?:[-./](?:3[01]|[12]\d|0?[1-9]))?(?![\d.])|(?=[-—~至](?:19|20)\d{2}(?!\d)))/y
const clock = /(?:[01]?\d|2[0-4])[:时](?:[0-5]\d)(?::[0-5]\d)?分?(?!\d)/y
const monthOrDay = /(?:(?:1[0-2]|0?[1-9])月份?(?:(?:3[01]|[12]\d|0?[1-9])[日号])?|(?:3[01]|[12]\d|0?[1-9])日)/y
const bareYear = /(?:199\d|20[0-4]\d)(?!\d)/y
const compact = /(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)/y

/** What the scan of times leaves: dates that lost 年, 月 or 日 (201911日), clock times, a year that stands alone. */
export const strayDate: LabelReader = (place) => {
  const { text, at } = place
  for (const pattern of [brokenDate, calendar, clock]) {
    const end = sticky(pattern, text, at)
    if (end >= 0) return made('date', at, end, place)
  }
  let end = sticky(monthOrDay, text, at)
  // 15日内 lasts; 1月1日 is a date.
  if (
    end >= 0 &&
    !(text.slice(at, end).endsWith('日') && /^(?:内|之内|以内|以上|期限)/.test(text.slice(end, end + 2)))
  ) {
    return made('date', at, end, place)
  }
  for (const pattern of [compact, bareYear]) {
    end = sticky(pattern, text, at)
    if (end < 0 || isMark(text.charAt(end)) || text.charAt(end) === '.' || text.charAt(end) === ',') continue
    if (unitAt(place, end, false) || /[为计共达到数息布]$/.test(text.slice(Math.max(place.from, at - 1), at))) continue
    return made('date', at, end, place)
  }
  return null
}

const chineseDate =
  /(?:[一二][〇零○一二三四五六七八九]{3}年(?:度|(?:十[一二]?|[一二三四五六七八九])月(?:[一二三]?十[一二三四五六七八九]?日|[一二三四五六七八九]日)?)?|(?:十[一二]?|[一二三四五六七八九])月(?:份|(?:[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])日))/y

/** 二〇二二年一月十五日, 十一月十日, where the scan of times has not taken them. */
export const strayChineseDate: LabelReader = (place) => {
  const end = sticky(chineseDate, place.text, place.at)
  return end < 0 ? null : made('date', place.at, end, place)
}

/** 1/3, 1:3, 1.2.3, 1-2-3: digits in a shape that is no number. */
export const shape: LabelReader = (place) => {
  const { text, at } = place
  const dotted = /\d{1,4}(?:\.\d{1,4}){2,6}/y
  const end = sticky(dotted, text, at)
  if (end >= 0) return made(at === place.paragraph ? 'ordinal' : 'identifier', at, end, place)
  const ratio = ratioEnd(text, at)
  return ratio < 0 ? null : made('name', at, ratio, place)
}
