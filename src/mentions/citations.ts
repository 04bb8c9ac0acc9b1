import { found, type LabelReader } from './place.ts'
import { endOfMatch } from './sticky.ts'

const documentNumber = /(?:19|20)\d{2}年?[〕﹞\])】}〉]第?\d{1,5}(?:号|$)?/y
/** 〔20193号: the closing bracket was lost. */
const brokenDocumentNumber = /(?:19|20)\d{3,8}号/y

/** 国办发〔2019〕60号, [2019]60号, and its damaged form 〔20193号. */
export const documentCitation: LabelReader = (place) => {
  const { text, at } = place
  if (at === 0 || !'〔﹝[(【{〈'.includes(text.charAt(at - 1))) return null
  let end = endOfMatch(documentNumber, text, at)
  if (end < 0) end = endOfMatch(brokenDocumentNumber, text, at)
  return end < 0 ? null : found('citation', at - 1, end, place)
}

const cited = '号条款章节编令目'

/** 第711号, 第二十条第(五)项 cite; 第一, 第3期 order. */
export const numbered: LabelReader = (place) => {
  const { text, at, runEnd } = place
  const bracket = text.charAt(at - 1) === '('
  const before = bracket ? at - 2 : at - 1
  if (text.charAt(before) !== '第' || before < place.from) return null
  if (bracket && text.charAt(runEnd) !== ')') return null
  const end = bracket ? runEnd + 1 : runEnd
  const behind = text.charAt(end)
  const cites = behind === '项' ? bracket || text.charAt(end + 1) !== '目' : behind !== '' && cited.includes(behind)
  return cites ? found('citation', before, end + 1, place) : found('ordinal', before, end, place)
}

const decree = /号(?:令|文|公告|通知|通告|决定|规定)/y

/** 711号令, 12号文: a citation without 第. */
export const decreeNumber: LabelReader = (place) => {
  if (place.text.charAt(place.runEnd) !== '号') return null
  const end = endOfMatch(decree, place.text, place.runEnd)
  return end < 0 ? null : found('citation', place.at, end, place)
}
