import type { DocumentWords } from '../grammar/document-words.ts'
import { allMatches } from '../source/all-matches.ts'
import { isWhiteSpace, withoutWhiteSpace } from '../source/white-space.ts'
import { type HeadingCandidate, readHeading } from './heading-line.ts'
import { isBlank } from './lines.ts'
import { readNumber } from './numbering.ts'
import type { Paragraph } from './paragraphs.ts'
import { topicOf } from './section-kind.ts'
import { isTitleText } from './title.ts'

/** Depths of Markdown headings by the offset at which their text starts; text files have them too (## 一、概述). */
export type Marks = ReadonlyMap<number, number>

/**
 * All headings of the text, in order.
 *
 * Not headings: the tables' rows, the items of a list, a table of contents, and the sentence of the introduction that
 * names all parts.
 */
export function findHeadings(
  folded: string,
  paragraphs: readonly Paragraph[],
  marks: Marks,
  words: DocumentWords,
): HeadingCandidate[] {
  const found: HeadingCandidate[] = []
  const items: ListItem[] = []
  const plain: HeadingCandidate[] = []
  const unnumbered: HeadingCandidate[] = []
  for (let i = 0; i < paragraphs.length; i++) {
    const paragraph = paragraphs[i] as Paragraph
    if (paragraph.kind !== 'text') continue
    const { start, depth } = skipMarks(folded, paragraph, marks)
    const end = closingMarks(folded, start, paragraph.end)
    const heading = readHeading(folded, start, wrappedTitleEnd(folded, start, end, paragraphs[i + 1]), words)
    if (heading) found.push(heading)
    else {
      const number = readNumber(folded, start)
      if (number && number.rank >= 3 && !number.bare) items.push({ start, rank: number.rank })
      const named = readUnnumbered(folded, start, end, depth, words)
      if (named) (depth === null ? unnumbered : found).push(named)
      else if (!number && isPlain(folded, paragraph, paragraphs[i + 1], words))
        plain.push(slogan(folded, paragraph, words))
    }
    if (paragraph.end - paragraph.start <= 40) continue
    for (const inside of readInside(folded, heading?.end ?? start, paragraph, words)) found.push(inside)
  }
  const headings = withUnnumbered(promoteArabic(withoutLists(withoutContents(folded, found), items)), unnumbered)
  if (headings.length > 0 || plain.length < 3) return headings
  return [...unnumbered, ...plain].sort((a, b) => a.start - b.start)
}

/** Skips the marks before a heading's words: ## 一、概述, **一、概述**. */
function skipMarks(folded: string, paragraph: Paragraph, marks: Marks): { start: number; depth: number | null } {
  let start = paragraph.start
  let hashes = 0
  while (start < paragraph.end && isMark(folded.charCodeAt(start))) {
    if (folded.charAt(start) === '#') hashes++
    start++
  }
  const marked = marks.get(paragraph.start)
  return { start, depth: marked ?? (hashes > 0 && hashes <= 6 ? hashes : null) }
}

/** Where the words end before closing marks: **一、概述**. */
function closingMarks(folded: string, start: number, end: number): number {
  let last = end
  while (last > start && last > end - 4 && closing.includes(folded.charAt(last - 1))) last--
  return last
}

const closing = '#*_ \t'

/** #, *, _, > or white space. */
const isMark = (unit: number): boolean =>
  unit === 0x23 || unit === 0x2a || unit === 0x5f || unit === 0x3e || isWhiteSpace(unit)

/** 四、因政府信息公开工作被申请行政复议、⏎提起行政诉讼情况: a title that a line break cut in two. */
function wrappedTitleEnd(folded: string, start: number, end: number, next: Paragraph | undefined): number {
  if (next?.kind !== 'text' || next.afterBlank) return end
  const number = readNumber(folded, start)
  if (!number || number.rank > 2 || number.bare) return end
  const alone = number.end >= end // 一、⏎总体情况
  if (!alone && (end - start < 14 || end - start > 45 || /[。:;!?]/.test(folded.slice(start, end)))) return end
  const rest = folded.slice(next.start, Math.min(next.end, next.start + 31))
  if (rest.length > 30 || /[。,:;!?\d|]/.test(rest) || readNumber(folded, next.start)) return end
  if (alone) return next.end
  const titleEnd = /(?:情况|事项|措施|概述|概况|打算)$/
  return titleEnd.test(rest) && !titleEnd.test(folded.slice(start, end)) ? next.end : end
}

/** A heading without a number: of a Markdown mark, or a line that is nothing but a known topic. */
function readUnnumbered(
  folded: string,
  start: number,
  end: number,
  depth: number | null,
  words: DocumentWords,
): HeadingCandidate | null {
  if (end - start > 45 || end <= start) return null
  const text = withoutWhiteSpace(folded, start, end)
  if (depth === null && (text.length > 30 || !topicEnd.test(text) || /[,。;:!?|]/.test(text))) return null
  if (isTitleText(text, words)) return null
  const top = topicOf(text, true, words)
  if (depth === null && (top === null || readNumber(folded, start)?.bare === false)) return null
  return {
    start,
    end,
    number: null,
    numbering: depth === null ? 'none' : 'markdown',
    value: 0,
    rank: depth === null ? 1 : depth - 1,
    text: { start, end },
    top,
    topic: topicOf(text, false, words),
  }
}

const topicEnd = /(?:情况|概述|概况|引言|事项|措施|打算|附表)$/

const inside = /[。;!?)”\s](?:(?:[一二三四五六七八九]|十[一二]?)\s?、|[(〔](?:[一二三四五六七八九]|十[一二]?)[)〕])/g

/** The headings of a page that came as one line: …无。 二、主动公开政府信息情况 (一)主动公开数量。2020年… */
function readInside(folded: string, from: number, paragraph: Paragraph, words: DocumentWords): HeadingCandidate[] {
  const first = readNumber(folded, paragraph.start)
  const found: HeadingCandidate[] = []
  let tops = first && first.rank <= 2 && !first.bare ? 1 : 0
  let value = first && first.rank <= 1 ? first.value : 0
  let at = from
  for (const match of allMatches(inside, folded.slice(paragraph.start, paragraph.end))) {
    const start = paragraph.start + match.index + 1
    if (start < at) continue
    const heading = readHeading(folded, start, paragraph.end, words)
    if (!heading) continue
    const top = heading.rank <= 1
    // A slogan is a heading here only where its number is due and a gap follows it.
    const slogan = heading.top === null || folded.slice(heading.start, heading.end).includes(',')
    if (top && slogan && (heading.value !== value + 1 || !/\s/.test(folded.charAt(heading.end)))) continue
    if (top) {
      tops++
      value = heading.value
    }
    found.push(heading)
    at = heading.end
  }
  // …从三个方面推进。(一)加强组织领导。…(二)健全制度。…
  const parts = found.length >= 2 && found.every((heading, i) => heading.value === i + 1)
  return tops > 0 || parts ? found : []
}

/**
 * Leaves out a table of contents: three top headings or more without a word between them, whose numbers all come again
 * later. Its last line may be followed at once by the first real heading: …六、附表⏎一、概述.
 */
function withoutContents(folded: string, headings: HeadingCandidate[]): HeadingCandidate[] {
  const seen = new Map<number, number>()
  for (const heading of headings) if (heading.rank <= 1 && heading.number) seen.set(heading.value, heading.start)
  const kept: HeadingCandidate[] = []
  let run: HeadingCandidate[] = []
  const end = () => {
    const tops = run.filter((heading) => heading.rank <= 1 && heading.number)
    const last = run.at(-1)?.start ?? 0
    const contents = tops.length >= 3 && tops.every((heading) => (seen.get(heading.value) ?? 0) > last)
    if (!contents) for (const heading of run) kept.push(heading)
    run = []
  }
  for (const heading of headings) {
    const before = run.at(-1)
    const restarts = run.length >= 3 && heading.rank <= 1 && heading.value === 1 && run[0]?.value === 1
    if (before && (restarts || !isEmptyBetween(folded, before, heading))) end()
    run.push(heading)
  }
  end()
  return kept
}

function isEmptyBetween(folded: string, before: HeadingCandidate, after: HeadingCandidate | undefined): boolean {
  if (!after || after.start - before.end > 60) return false
  for (let i = before.end; i < after.start; i++) {
    const unit = folded.charCodeAt(i)
    if (!isBlank(unit) && !/[.…·\d、;,\-—]/.test(String.fromCharCode(unit))) return false
  }
  return true
}

/** 1、总体情况⏎1、主动公开。…: Arabic top headings, where there are no Chinese ones; told by their topics. */
function promoteArabic(headings: HeadingCandidate[]): HeadingCandidate[] {
  if (headings.some((heading) => heading.rank <= 1 && heading.number)) return headings
  const isTop = (heading: HeadingCandidate) =>
    heading.numbering === 'arabic' && heading.top !== null && heading.end === heading.text.end
  const kinds = new Set(headings.filter(isTop).map((heading) => heading.top))
  if (kinds.size < 3) return headings
  return headings.map((heading) => (isTop(heading) ? { ...heading, rank: 1 } : heading))
}

/** A numbered paragraph that is no heading. */
interface ListItem {
  start: number
  rank: number
}

/** Leaves out headings of a list whose other items, the more of them, are sentences: 1.全市公开…条。…4.深化解读回应。 */
function withoutLists(headings: HeadingCandidate[], items: readonly ListItem[]): HeadingCandidate[] {
  if (items.length === 0) return headings
  const dropped = new Set<HeadingCandidate>()
  // Open lists by rank; a heading above closes those below it.
  let lists = new Map<number, { headings: HeadingCandidate[]; items: number }>()
  const close = (rank: number) => {
    const open: typeof lists = new Map()
    for (const [key, list] of lists) {
      if (key <= rank) open.set(key, list)
      else if (list.items > list.headings.length) for (const heading of list.headings) dropped.add(heading)
    }
    lists = open
  }
  let next = 0
  const add = (rank: number, heading: HeadingCandidate | null) => {
    close(rank)
    if (rank < 3) return
    const list = lists.get(rank) ?? { headings: [], items: 0 }
    lists.set(rank, list)
    if (heading) list.headings.push(heading)
    else list.items++
  }
  for (const heading of headings) {
    while (next < items.length && (items[next] as ListItem).start < heading.start)
      add((items[next++] as ListItem).rank, null)
    add(heading.rank, heading)
  }
  while (next < items.length) add((items[next++] as ListItem).rank, null)
  close(Number.NEGATIVE_INFINITY)
  return dropped.size > 0 ? headings.filter((heading) => !dropped.has(heading)) : headings
}

/** Whether a line can be a slogan over its part, where nothing is numbered: short, without a mark, prose below it. */
function isPlain(folded: string, line: Paragraph, next: Paragraph | undefined, words: DocumentWords): boolean {
  if (next?.kind !== 'text' || line.end - line.start > 30 || line.end - line.start < 4) return false
  const text = folded.slice(line.start, line.end)
  if (/[。;:!?|\d〔]/.test(text) || words.titleEnding.test(text) || words.agencyEnding.test(text)) return false
  return next.end - next.start >= 15 && /[。;]/.test(folded.charAt(next.end - 1))
}

function slogan(folded: string, line: Paragraph, words: DocumentWords): HeadingCandidate {
  const text = { start: line.start, end: line.end }
  const top = topicOf(withoutWhiteSpace(folded, line.start, line.end), true, words)
  return { ...text, number: null, numbering: 'none', value: 0, rank: 1, text, top, topic: top }
}

/** Adds headings that lost their number: all of them, or one where the numbers leave a gap (二、 … 四、). */
function withUnnumbered(headings: HeadingCandidate[], unnumbered: HeadingCandidate[]): HeadingCandidate[] {
  if (unnumbered.length === 0) return headings
  const tops = headings.filter((heading) => heading.rank <= 1)
  const kinds = new Set(unnumbered.map((heading) => heading.top))
  if (tops.length === 0 && kinds.size < 2) return headings
  const told = new Set(tops.map((heading) => heading.top))
  let next = 0
  const taken = unnumbered.filter((heading) => {
    if (tops.length === 0) return true
    while (next < tops.length && (tops[next] as HeadingCandidate).start < heading.start) next++
    const before = tops[next - 1]
    const after = tops[next]
    if (before?.top === heading.top) return false
    return after ? after.value - (before?.value ?? 0) >= 2 : !told.has(heading.top)
  })
  return [...headings, ...taken].sort((a, b) => a.start - b.start)
}
