import type { DocumentWords } from '../grammar/document-words.ts'
import type { Span } from '../source/span.ts'
import { withoutWhiteSpace } from '../source/white-space.ts'
import type { Line } from './lines.ts'
import { readNumber } from './numbering.ts'

/** Lines that are one paragraph, heading, title line, table or line of chrome. */
export interface Paragraph extends Span {
  kind: 'text' | 'table' | 'chrome'
  afterBlank: boolean
}

/** How the lines of a text are set. */
interface Layout {
  /** Widest lines of prose, in half-width columns; a page's width where lines are wrapped. Infinity where they are paragraphs. */
  width: number
  /** The widest line of prose there is, in half-width columns; infinite where it is wider than a page. */
  widest: number
  /** Paragraphs are set in. */
  indents: boolean
}

/** Widest line, in half-width columns, of a page that wraps its lines: 80 characters. */
const widestPage = 160

/**
 * Joins the lines that a PDF or a web page broke inside a paragraph.
 *
 * On a page of narrow lines, as PDF readers give it, a line of prose that does not end a sentence goes on in the next; where
 * lines are paragraphs, only a long line does, or one that ends in a comma. A number, an indent or a blank line opens a
 * new paragraph always; a heading or a title does not go on.
 */
export function joinLines(
  folded: string,
  lines: readonly Line[],
  chrome: readonly boolean[],
  words: DocumentWords,
): Paragraph[] {
  const layout = layoutOf(folded, lines, chrome)
  const paragraphs: Paragraph[] = []
  let last: Line | null = null
  lines.forEach((line, i) => {
    const kind = line.table ? 'table' : chrome[i] ? 'chrome' : 'text'
    const before = paragraphs.at(-1)
    const joined =
      kind === 'text' &&
      before?.kind === 'text' &&
      last !== null &&
      (threads(folded, lines, chrome, i, words) ?? goesOn(folded, last, line, layout, words))
    if (joined && before) {
      before.end = line.end
    } else {
      paragraphs.push({ start: line.start, end: line.end, kind, afterBlank: line.afterBlank })
    }
    last = line
  })
  return paragraphs
}

function layoutOf(folded: string, lines: readonly Line[], chrome: readonly boolean[]): Layout {
  const prose = lines.filter((line, i) => !line.table && !chrome[i] && hasMarks(folded, line))
  const widths = prose.map((line) => widthOf(folded, line)).sort((a, b) => a - b)
  const wide = widths[Math.floor(widths.length * 0.95)] ?? 0
  const last = widths.at(-1) ?? 0
  const widest = last > widestPage ? Number.POSITIVE_INFINITY : last
  // Lines of prose that break off: not a heading's (一、提高认识,加强领导)
  const open = prose.filter((line) => !endsSentence(folded, line.end) && !isNumberedTitle(folded, line))
  if (wide > widestPage || open.length < 2 || open.length < prose.length / 5) {
    return { width: Number.POSITIVE_INFINITY, widest, indents: false }
  }
  return { width: wide, widest, indents: prose.some((line) => line.indented) }
}

const aNumber = /^\d[\d.,]{0,14}$/
const afterNumber = /[条件次人个名份篇项期场宗起万亿余多%年月日号、,。]/

/** Whether a line is nothing but a number, and the words of the next go on behind it. */
function isNumberWithin(folded: string, lines: readonly Line[], chrome: readonly boolean[], i: number): boolean {
  const [line, next] = [lines[i], lines[i + 1]]
  if (!line || !next || line.table || next.table || chrome[i] || chrome[i + 1] || next.afterBlank) return false
  return (
    line.end - line.start <= 15 &&
    aNumber.test(folded.slice(line.start, line.end)) &&
    afterNumber.test(folded.charAt(next.start))
  )
}

/**
 * 全县共受理申请⏎18⏎件,其中…: a page set every number apart on a line of its own. Tells whether line i goes on from the one
 * before it; null where neither is such a number.
 */
function threads(
  folded: string,
  lines: readonly Line[],
  chrome: readonly boolean[],
  i: number,
  words: DocumentWords,
): boolean | null {
  if (isNumberWithin(folded, lines, chrome, i - 1)) return true
  if (!isNumberWithin(folded, lines, chrome, i)) return null
  const [before, line] = [lines[i - 1] as Line, lines[i] as Line]
  return !line.afterBlank && !endsSentence(folded, before.end) && !isTitleLike(folded, before, words)
}

/** 信息公开6⏎1条: digits at the end of prose, and at the head of the next line digits that a unit follows. */
function cutsNumber(folded: string, line: Line, next: Line): boolean {
  return (
    line.end - line.start > 14 &&
    /[\u3400-\u9fff]{4} ?\d{1,4}$/.test(folded.slice(line.end - 9, line.end)) &&
    /^\d{1,3} ?余?[条件篇次个份期]/.test(folded.slice(next.start, next.start + 6))
  )
}

function goesOn(folded: string, line: Line, next: Line, layout: Layout, words: DocumentWords): boolean {
  const { width, widest, indents } = layout
  if (next.afterBlank) return false
  if (cutsNumber(folded, line, next)) return true
  if (opensParagraph(folded, next.start)) return false
  const mark = folded.charAt(line.end - 1)
  if (mark === '|' || folded.charAt(next.start) === '|') return false
  const ends = endsSentence(folded, line.end)
  if (!Number.isFinite(width)) {
    if (ends || /[)”》:]/.test(mark)) return false
    return line.end - line.start > 45 || /[,、]/.test(mark) || fillsPage(folded, line, widest, words)
  }
  const share = widthOf(folded, line) / width
  // On a page whose paragraphs are set in, a full line may end with a sentence and yet go on.
  if (ends) return indents && !next.indented && share >= 0.85
  if (indents && next.indented) return false
  if (mark === ':' || (/[)”》]/.test(mark) && share < 0.85)) return false
  const marks = hasMarks(folded, line)
  if (share < 0.85 && isNumberedTitle(folded, line)) return false
  if (!marks && isTitleLike(folded, line, words)) return false
  // The paragraph's first line, which is set in as the next one is not.
  if (indents && line.indented) return true
  return marks || share >= 0.7 || /[条件次人个篇份期项万亿元余,。、;)]/.test(folded.charAt(next.start))
}

/** A line of prose as wide as any there is, though too few break off to tell how the page is set: 尚未收取检索、邮⏎寄等费用. */
function fillsPage(folded: string, line: Line, widest: number, words: DocumentWords): boolean {
  if (widest < 40 || widthOf(folded, line) < widest - 3 || !hasMarks(folded, line)) return false
  if (/\d余?[条件篇次个份期]$/.test(folded.slice(line.end - 4, line.end))) return false
  return !isNumberedTitle(folded, line) && !isTitleLike(folded, line, words)
}

/** Whether a line reads as prose: it holds a comma or a full stop. */
function hasMarks(folded: string, line: Line): boolean {
  return /[,。;]/.test(folded.slice(line.start, Math.min(line.end, line.start + 200)))
}

/** Whether a line begins with a number and holds no end of a sentence. */
function isNumberedTitle(folded: string, line: Line): boolean {
  if (/[。;]/.test(folded.slice(line.start, Math.min(line.end, line.start + 200)))) return false
  return readNumber(folded, line.start)?.bare === false
}

/** Whether a line is a title or a heading from end to end. */
function isTitleLike(folded: string, line: Line, words: DocumentWords): boolean {
  if (line.end - line.start > 60) return false
  const text = withoutWhiteSpace(folded, line.start, line.end)
  return words.titleEnding.test(text) || words.headingEnding.test(text)
}

/** Width in half-width columns, counted up to a little more than a page's. */
function widthOf(folded: string, line: Line): number {
  const end = Math.min(line.end, line.start + widestPage + 1)
  let width = 0
  for (let i = line.start; i < end; i++) width += folded.charCodeAt(i) > 0xff ? 2 : 1
  return width
}

/** Whether the character before an offset ends a sentence. */
export function endsSentence(folded: string, end: number): boolean {
  return /[。!?;…]/.test(folded.charAt(end - 1)) || /[。!?;…][”)》]/.test(folded.slice(end - 2, end))
}

const bullets = '-*•·#>|●■◆★☆▲'

/** Whether a list number, a bullet or a Markdown mark stands here. */
export function opensParagraph(folded: string, at: number): boolean {
  if (bullets.includes(folded.charAt(at)) && at < folded.length) return true
  const number = readNumber(folded, at)
  return number !== null && !number.bare
}
