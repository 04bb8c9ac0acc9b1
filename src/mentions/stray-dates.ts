import { found, isNumberMark, type LabelReader, unitAt } from './place.ts'
import { endOfMatch } from './sticky.ts'

const broken = /(?:19|20)\d{3,6}[年月日]/y
const calendar =
  /(?:19|20)\d{2}(?:年|-\d\d-\d\d(?: ?\d{1,2}:\d\d(?::\d\d)?)?|[-./](?:1[0-2]|0?[1-9])(?:[-./](?:3[01]|[12]\d|0?[1-9]))?(?![\d.])|(?=[-—~至](?:19|20)\d{2}(?!\d)))/y
const clock = /(?:[01]?\d|2[0-4])[:时][0-5]\d(?::[0-5]\d)?分?(?!\d)/y
const monthOrDay = /(?:(?:1[0-2]|0?[1-9])月份?(?:(?:3[01]|[12]\d|0?[1-9])[日号])?|(?:3[01]|[12]\d|0?[1-9])日)/y
/** 15日内 lasts; 1月1日 is a date. */
const lasting = /日(?:内|之内|以内|以上|期限)/y
const bare = /(?:199\d|20[0-4]\d|(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?!\d)/y
/** Words after which four digits are a count that lost its unit. */
const counting = '为计共达到数息布'

/**
 * What the scan of times leaves: dates that lost 年, 月 or 日 (201911日), clock times, a year that stands alone.
 */
export const strayDate: LabelReader = (place) => {
  const { text, at, runEnd } = place
  const length = runEnd - at
  const behind = text.charAt(runEnd)
  if (behind !== '' && '年月日-—~至./:时'.includes(behind)) {
    if (length <= 2) {
      const end = behind === ':' || behind === '时' ? endOfMatch(clock, text, at) : -1
      if (end >= 0) return found('date', at, end, place)
      const day = endOfMatch(monthOrDay, text, at)
      if (day >= 0 && !(behind === '日' && endOfMatch(lasting, text, runEnd) >= 0)) return found('date', at, day, place)
    } else {
      const end = Math.max(endOfMatch(broken, text, at), endOfMatch(calendar, text, at))
      if (end >= 0) return found('date', at, end, place)
    }
  }
  if (length !== 4 && length !== 8) return null
  if (endOfMatch(bare, text, at) !== runEnd || isNumberMark(text, runEnd) || behind === '.' || behind === ',')
    return null
  if (unitAt(place, runEnd, false) || (at > place.from && counting.includes(text.charAt(at - 1)))) return null
  return found('date', at, runEnd, place)
}

const chineseDate =
  /(?:[一二][〇零○一二三四五六七八九]{3}年(?:度|(?:十[一二]?|[一二三四五六七八九])月(?:[一二三]?十[一二三四五六七八九]?日|[一二三四五六七八九]日)?)?|(?:十[一二]?|[一二三四五六七八九])月(?:份|(?:[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])日))/y

/** 二〇二二年一月十五日, 十一月十日, where the scan of times has not taken them. */
export const strayChineseDate: LabelReader = (place) => {
  const behind = place.text.charAt(place.runEnd)
  if (behind !== '年' && behind !== '月') return null
  const end = endOfMatch(chineseDate, place.text, place.at)
  return end < 0 ? null : found('date', place.at, end, place)
}
