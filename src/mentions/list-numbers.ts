import { isHotline } from './identifiers.ts'
import { chineseEnd, digitAt, digitsEnd } from './number-words.ts'
import { found, type LabelReader, opensAt, type Place, unitAt } from './place.ts'

const has = (characters: string, character: string): boolean => character !== '' && characters.includes(character)

/** 1.政务公开, 2、, (3), 一、, (四), 一是, 其二, 1), 附件2: what numbers an item of a list, a heading, an annex. */
export const listNumber: LabelReader = (place) => {
  const { text, at, runEnd: end, chinese } = place
  if (end - at > 3) return null
  const behind = text.charAt(end)
  const before = at > place.from ? text.charAt(at - 1) : ''
  if (before === '(' && behind === ')') {
    // 共公开(12)条, 政策法规(12)、公告(3)。 are counts in brackets.
    const next = text.charAt(end + 1)
    const counts = unitAt(place, end + 1, chinese) !== null || (!chinese && (next === '' || '、,。;\n'.includes(next)))
    return counts && !opensAt(place, at - 1) ? null : found('ordinal', at - 1, end + 1, place)
  }
  if (chinese) return chineseListNumber(place, before, behind)
  if (behind === '.') {
    const next = end + 1
    // 共受理依申请公开0.⏎ is a count that its sentence ends with.
    if (next >= place.end && !opensAt(place, at)) return null
    return digitAt(text, next) && !startsAfterPoint(place, next) ? null : found('ordinal', at, next, place)
  }
  if (has('、)', behind) && opensAt(place, at) && !digitAt(text, end + 1)) return found('ordinal', at, end + 1, place)
  if (
    has('件表图例栏', before) &&
    annex.test(text.slice(Math.max(place.from, at - 2), at)) &&
    !unitAt(place, end, false)
  ) {
    return found('ordinal', at, end, place)
  }
  if (place.heading && at === place.paragraph && end - at <= 2 && !digitAt(text, end + 1)) {
    if (has(',:', behind)) return found('ordinal', at, end + 1, place)
    if (!has('年月日-/', behind) && !unitAt(place, end, false)) return found('ordinal', at, end, place)
  }
  return null
}

const annex = /(?:附件|附表|附图|表|图|例|专栏)$/

function chineseListNumber(place: Place, before: string, behind: string): ReturnType<LabelReader> {
  const { text, at, runEnd: end } = place
  if (has('.、)', behind) && opensAt(place, at)) {
    // 一、二、三等奖 is no list, but 一、 at the start of its paragraph is.
    const listed = behind === '、' && at !== place.paragraph && goesOn(text, end + 1, place.end)
    if (!listed) return found('ordinal', at, end + 1, place)
  }
  if (has('是要则', behind) && (opensAt(place, at) || (before === '其' && behind === '是'))) {
    return end - at === 1 || text.charAt(at) === '十' ? found('ordinal', at, end, place) : null
  }
  if (before === '其' && has(',、', behind)) return found('ordinal', at - 1, end, place)
  if (place.heading && at === place.paragraph && has(',:', behind)) return found('ordinal', at, end + 1, place)
  return null
}

/** Whether the next item is a number again. */
function goesOn(text: string, at: number, end: number): boolean {
  const next = chineseEnd(text, at, end)
  return next > at && has('、是', text.charAt(next))
}

/** 1.2020年, 1.12345热线: the point closes a list number, and what follows is another numeral. */
function startsAfterPoint(place: Place, next: number): boolean {
  const { text, at, limit } = place
  if (next >= limit) return true
  if (!opensAt(place, at)) return false
  const end = digitsEnd(text, next)
  if (end - next === 4 && text.charAt(end) === '年') return true
  // 3.15个工作日内答复, 2.12条: no count of things has a fraction.
  const unit = unitAt(place, end, false)
  if (unit?.kind === 'count' || (unit?.kind === 'duration' && at === place.paragraph)) return true
  return end - next >= 4 && isHotline({ ...place, at: next, runEnd: end })
}
