import { found, isNumberMark, type LabelReader, type Place, unitAt } from './place.ts'
import { endOfMatch } from './sticky.ts'

/** Whether the digits at the place are a service number (12345, 8890热线). */
export function isHotline(place: Place): boolean {
  const { text, at, runEnd, lexicon } = place
  if (runEnd - at < 3 || runEnd - at > 6 || isNumberMark(text, runEnd)) return false
  if (lexicon.hotlines.has(text.slice(at, runEnd))) return unitAt(place, runEnd, false) === null
  const followers = lexicon.hotlineFollowers.get(text.charAt(runEnd))
  return followers?.some((word) => text.startsWith(word, runEnd)) ?? false
}

export const hotline: LabelReader = (place) =>
  isHotline(place) ? found('identifier', place.at, place.runEnd, place) : null

const telephone =
  /(?:86-?)?(?:0\d{2,3}[)]?-?\d{7,8}|0\d{2,3}-\d{3,4}-\d{4}|\d{2,4}-\d{7,8}|[48]00-?\d{3}-?\d{4}|1[3-9]\d{9})(?:[-转]\d{1,5})?(?!\d)/y
const tail = /\d{1,24}(?:[-/]\d{1,24}){0,6}/y
/** A number of more digits than anything that a report counts. */
const tooLong = 13

/** Telephone, fax, postcode, index number: by its shape, or by the word before it. */
export const identifier: LabelReader = (place) => {
  const { text, at, lexicon, from, runEnd } = place
  const length = runEnd - at
  if (length < 3 && !text.startsWith('86-', at)) return null
  const phone = endOfMatch(telephone, text, at)
  if (phone >= 0 && unitAt(place, phone, false) === null) {
    return found('identifier', text.charAt(at - 1) === '(' ? at - 1 : at, phone, place)
  }
  if (isNumberMark(text, runEnd) || text.charAt(runEnd) === '年' || unitAt(place, runEnd, false) !== null) return null
  const before = text.slice(Math.max(from, at - 12), at)
  const named =
    (place.afterIdentifier && length >= 5) || (lexicon.cue.test(before) && (length >= 5 || /[:(“]$/.test(before)))
  const padded = text.charAt(at) === '0' && text.charAt(runEnd) !== '.'
  if (!named && !padded && length < tooLong) return null
  return found('identifier', at, Math.max(endOfMatch(tail, text, at), runEnd), place)
}

const isLetter = (code: number): boolean => (code >= 64 && code <= 90) || (code >= 97 && code <= 122) || code === 95
const tokenCharacter = /[A-Za-z0-9_@.:/?=&%#~+-]/
const token = /[A-Za-z0-9_@.:/?=&%#~+-]{1,400}/y
const longestBefore = 200

/** Whether the digits of the place touch a Latin letter, directly or over the marks of an address. */
function touchesLatin({ text, at, from, runEnd }: Place): boolean {
  if (isLetter(text.charCodeAt(runEnd))) return true
  if ('.-/'.includes(text.charAt(runEnd) || ' ') && isLetter(text.charCodeAt(runEnd + 1))) return true
  return touchesLatinBefore(text, at, from)
}

function touchesLatinBefore(text: string, at: number, from: number): boolean {
  if (at <= from) return false
  const code = text.charCodeAt(at - 1)
  if (code > 127) return false
  const before = text.charAt(at - 1)
  return isLetter(code) || '/=?&#%'.includes(before) || ('.-'.includes(before) && isLetter(text.charCodeAt(at - 2)))
}

/** www.12348.gov.cn, a@163.com: identifiers; 5G, A4, IPv6: names; the digits of APP120条 and 12km count. */
export const latinWord: LabelReader = (place) => {
  const { text, at, from, runEnd } = place
  if (!touchesLatin(place)) return null
  if (!touchesLatinBefore(text, at, from) && unitAt(place, runEnd, false)?.kind === 'latin') return null
  let start = at
  while (start > from && at - start < longestBefore && tokenCharacter.test(text.charAt(start - 1))) start--
  let end = Math.max(endOfMatch(token, text, at), runEnd)
  while (end > runEnd && '.:/?-'.includes(text.charAt(end - 1))) end--
  const counts = isNumberMark(text, runEnd) || unitAt(place, runEnd, false) !== null
  if (end === runEnd && counts && /^[A-Za-z]+$/.test(text.slice(start, at))) return null
  const word = text.slice(start, end)
  return found(/[@/=]|\.[A-Za-z]|\d{5}/.test(word) ? 'identifier' : 'name', start, end, place)
}

/** 12号楼, 3号窗口, 88号, 5-2号; or, behind a street, 3楼, 1202室. */
const address = /\d{1,5}(?:-\d{1,4})?(?:号(?:楼|院|门|厅|大厦|大楼)?|室|楼|弄|幢|栋|单元|层)/y
const street = /(?:[路街道巷弄厦院村楼园区镇号层座幢栋里坊]|地址:?)$/

/** The numbers of an address. */
export const addressNumber: LabelReader = (place) => {
  const { text, at, from, runEnd } = place
  if (!'号室楼弄幢栋单层-'.includes(text.charAt(runEnd) || ' ')) return null
  const end = endOfMatch(address, text, at)
  if (end < 0) return null
  const named = text.slice(at, end).includes('号') || street.test(text.slice(Math.max(from, at - 3), at))
  return named ? found('identifier', at, end, place) : null
}

const dotted = /\d{1,4}(?:\.\d{1,4}){2,6}/y
const ratio = /\d{1,24}[/:·•]\d{1,24}/y

/** 1/3, 1:3, 3·15, 1.2.3: digits in a shape that is no number. */
export const shape: LabelReader = (place) => {
  const { text, at, runEnd } = place
  const behind = text.charAt(runEnd)
  if (behind === '.') {
    const end = endOfMatch(dotted, text, at)
    return end < 0 ? null : found(at === place.paragraph ? 'ordinal' : 'identifier', at, end, place)
  }
  if (behind === '' || !'/:·•'.includes(behind)) return null
  const end = endOfMatch(ratio, text, at)
  return end < 0 ? null : found('name', at, end, place)
}
