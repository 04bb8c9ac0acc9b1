import type { DocumentWords } from '../grammar/document-words.ts'
import type { Numbering, SectionKind } from '../record/schema.ts'
import { allMatches } from '../source/all-matches.ts'
import type { Span } from '../source/span.ts'
import { withoutWhiteSpace } from '../source/white-space.ts'
import { isBlank } from './lines.ts'
import { type HeadingNumber, readNumber } from './numbering.ts'
import { topicOf } from './section-kind.ts'

/** What may be a heading: its place among the others decides. */
export interface HeadingCandidate extends Span {
  /** Number with its separator; null where it has none. */
  number: Span | null
  numbering: Numbering
  value: number
  rank: number
  /** The heading's words; `end` lies after the 。or ：that closes them. */
  text: Span
  /** The kind that its words tell in a top heading, in one of any depth. */
  top: SectionKind | null
  topic: SectionKind | null
}

/** Longest heading that is read, without white space; seen ones stay under 50 characters. */
const longest = 60
/** How far it is looked for: white space and blanked pinyin stand between. */
const window = 160

// 860条, 5件: a heading that counts is a sentence.
const quantity = /\d\s?(?:余|多)?(?:条|件|次|人次|篇|份|期|起|宗|例|场|名|个|项|家|户|元|万)/

// 未向申请人收取信息处理费: so is one that denies.
const denial = /未|没有|本年度|全年|我[局委办厅]/

// 一、2020年,我局…: a year or an agency's own name opens a sentence after a title that no mark closes.
const sentenceOpening =
  /(?:20\d\d年|我[局市县区镇乡街委厅办省院校中所站]|本[机年局级报街]|[一二]是|\([一1]\)|截[至止]|根据|按照)/g

/**
 * Reads the heading at the start of a line, or of a part of one, of the folded text.
 * The words end at the line's end, or where the paragraph begins that is glued to them:
 * 「1. 政策解读情况。2020年…」「(二)依申请公开情况:2020年…」「一、概述 2020年…」「一、总体情况2020年…」.
 *
 * @param end where the line, or the paragraph of hard-wrapped lines, ends
 * @returns null where the line is no heading: a list item, a sentence, a row of a table
 */
export function readHeading(folded: string, start: number, end: number, words: DocumentWords): HeadingCandidate | null {
  const number = readNumber(folded, start)
  if (!number || number.end >= end) return null
  const extent = extentOf(folded, number, end, words)
  if (!extent) return null
  const text = withoutWhiteSpace(folded, extent.text.start, extent.text.end)
  const top = topicOf(text, true, words)
  if (!accepts(number, text, top, extent, words)) return null
  return {
    start,
    end: extent.end,
    number: { start, end: trimmedEnd(folded, number.end, start) },
    numbering: number.numbering,
    value: number.value,
    rank: number.rank,
    text: extent.text,
    top,
    topic: topicOf(text, false, words),
  }
}

/** What nothing but a new sentence follows: 主动公开 政府信息情况 is one heading, 总体情况 人手不足 is not. */
const closingWord = /(?:情况|概述|概况|引言|事项|措施|打算|附表|安排|问题|说明|解释)$/

/** How the words end: with the line, with a mark (。or ：) before the end, or where a sentence opens without one. */
interface Extent {
  text: Span
  end: number
  close: 'line' | 'sentence' | 'colon' | 'space' | 'none'
  /** The mark, if any, that stands after the words. */
  mark: string
}

const gaps = /[ \t\n]+/g

function extentOf(folded: string, number: HeadingNumber, end: number, words: DocumentWords): Extent | null {
  const { end: from, rank } = number
  const limit = Math.min(end, from + window)
  const line = folded.slice(from, limit)
  const whole = limit === end
  const stop = line.search(/[。!?;:]/)
  const sentence = stop < 0 ? line : line.slice(0, stop)
  const extent = (length: number, close: Extent['close'], mark = ''): Extent | null => {
    let last = length
    // Blanked pinyin (U+FEFF) stays in: …事項(xiàng)
    while (last > 0 && isBlank(line.charCodeAt(last - 1)) && line.charCodeAt(last - 1) !== 0xfeff) last--
    if (last === 0) return null
    return { text: { start: from, end: from + last }, end: from + last + mark.length, close, mark }
  }
  // 一、概述 2020年,我局…
  for (const gap of allMatches(gaps, sentence)) {
    const left = sentence.slice(0, gap.index)
    const right = line.length - gap.index - gap[0].length
    const title = left.replace(/\s/g, '')
    if (/^[及和与、].{0,14}(?:情况|措施|事项)/.test(line.slice(gap.index + gap[0].length))) continue
    // 一、提高认识,加强领导 (一)强化组织。… | 一、提高认识,加强领导 2020年,…
    const rest = from + gap.index + gap[0].length
    const inner = readNumber(folded, rest)
    if (left.length >= 4 && inner && !inner.bare && inner.rank > rank) return extent(gap.index, 'space')
    if (left.length >= 4 && left.length <= 30 && right >= 20 && opensSentence(folded, rest)) {
      return extent(gap.index, 'space')
    }
    const none = line.charAt(gap.index + gap[0].length) === '无'
    if (title.length < 2 || (right < 4 && !none) || !isTitle(title, words)) continue
    if (right >= 20 || closingWord.test(title)) return extent(gap.index, 'space')
  }
  // 一、总体情况2020年,我局…: only before a sentence, not inside a heading (2020年主要工作)
  if ((stop < 0 && !whole) || sentence.includes(',')) {
    for (const opening of allMatches(sentenceOpening, sentence)) {
      if (opening.index >= 2 && isTitle(sentence.slice(0, opening.index), words)) return extent(opening.index, 'none')
    }
  }
  if (stop < 0) return whole ? extent(line.length, 'line') : null
  const mark = line.charAt(stop)
  const last = whole && stop === line.length - 1
  if (last) {
    const closed = extent(stop, 'line')
    return closed && { ...closed, end: from + stop + 1, mark }
  }
  if (mark === '。') return extent(stop, 'sentence', mark)
  if (mark === ':') return extent(stop, 'colon', mark)
  return null
}

/** 2020年…, 我局…, 按照…: what a paragraph of a report begins with. */
function opensSentence(folded: string, at: number): boolean {
  return folded.slice(at, at + 8).search(sentenceOpening) === 0
}

/** Whether the words are a heading's, told by a topic or a customary ending. */
function isTitle(text: string, words: DocumentWords): boolean {
  return text.length <= 30 && !/[,。;]/.test(text) && words.headingEnding.test(text)
}

function accepts(
  number: HeadingNumber,
  text: string,
  top: SectionKind | null,
  extent: Extent,
  words: DocumentWords,
): boolean {
  const commas = text.split(',').length - 1
  const ends = words.headingEnding.test(text)
  if (text.length === 0 || text.length > longest || /[,、;]$/.test(text) || extent.mark === ';' || text.includes('|'))
    return false
  if (words.tableRow.test(text)) return false
  // 二、三级机关: a number inside a sentence that a line end broke
  if (/^[一二三四五六七八九十]{1,3}(?:季度|级|月|楼|层|部分|项|类|款|条|者|中全会|年)/.test(text)) return false
  // 一、概述;二、主动公开情况;三、…: the list of headings
  if (/[;、,]?[二三四五六七八九]、/.test(text)) return false
  if (number.bare) {
    return (
      top !== null &&
      ends &&
      text.length <= 30 &&
      commas === 0 &&
      !/^[是些个条件项种般致方年月次批定直季份名位级线键网体站样切旦律时部起]/.test(text)
    )
  }
  if (extent.close === 'colon' && (!ends || text.length > 25 || commas > 0)) return false
  switch (number.numbering) {
    case 'chinese':
      // 第一部分为概述,…: a sentence about the parts
      if (number.rank === 0 && /^[为是的共至到]/.test(text)) return false
      return commas <= 3 && !(commas > 0 && quantity.test(text))
    case 'chinese-parens':
      return commas <= 3 && text.length <= 45 && !(extent.mark === '。' && (quantity.test(text) || denial.test(text)))
    case 'ordinal':
      return text.length <= 20 && commas === 0 && /(?:情况|方面)$/.test(text) && !quantity.test(text)
    default:
      if (text.length > 32 || commas > 1 || quantity.test(text) || denial.test(text)) return false
      // 1.某市司法局网站、某市司法局公众号。: an item of a list, told from a heading by its ending
      return extent.close === 'sentence' || (commas === 0 && extent.mark === '') || (commas === 0 && ends)
  }
}

function trimmedEnd(folded: string, end: number, start: number): number {
  let last = end
  while (last > start && isBlank(folded.charCodeAt(last - 1))) last--
  return last
}
