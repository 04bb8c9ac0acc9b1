import type { PdfLine } from './pdf-lines.ts'

/** Where a document's lines begin and end: its margins in points. */
export interface PdfMargins {
  left: number
  right: number
}

/** Characters of a line that is a heading of its own where it begins with a number. */
const SHORT_HEADING = 24

/** Numbers that begin a paragraph whatever stands before: 一、 （一） 1. 1、 ① 一是 第一， */
const beginning =
  /^\s{0,4}(?:[一二三四五六七八九十⼀⼆⼗⼋]{1,3}、|[（(][一二三四五六七八九十⼀⼆⼗⼋\d]{1,3}[）)]|\d{1,2}[、．]|\d{1,2}\.(?!\d)|[①-⑳]|附件|第[一二三四五六七八九十⼀⼆⼗⼋]{1,3}[，,])/

/**
 * The margins of lines: the left edge that lines go on at, and the right one that full lines reach. A page's margins
 * are alike; where no line comes near the right one, it is where several lines end alike, or else no line is full.
 *
 * @param width of the page, in points
 */
export function marginsOf(lines: PdfLine[], width: number): PdfMargins {
  const prose = lines.filter((line) => line.columns === 1)
  const size = prose[0]?.size ?? 0
  const lefts = prose.map((line) => line.x0).sort((a, b) => a - b)
  // One line alone may begin far out; lines that go on are several, or the text is short.
  const left = lefts.find((x, i) => (lefts[i + 1] ?? Number.POSITIVE_INFINITY) - x <= size) ?? lefts[0] ?? 0
  const rights = prose.flatMap(({ x1 }) => (x1 <= width - left * 0.7 ? [x1] : [])).sort((a, b) => b - a)
  const mirrored = width - left
  const outermost = rights[0] ?? mirrored
  if (outermost >= mirrored - width * 0.12) return { left, right: outermost }
  const justified = rights.find(
    (x, i) => x - (rights[i + 3] ?? Number.NEGATIVE_INFINITY) <= size * 0.5 && x - left > size * 15,
  )
  return { left, right: justified ?? mirrored }
}

/**
 * Whether a line goes on in the next one: it is full, and the next one begins at the margin, close below, in the same
 * size, with no number of its own.
 */
export function goesOn(line: PdfLine, next: PdfLine, margins: PdfMargins): boolean {
  const size = Math.max(1, line.size)
  if (line.columns > 1 || next.columns > 1) return false
  if (Math.abs(line.size - next.size) > size * 0.2) return false
  const samePage = line.page === next.page
  if (samePage && next.y - line.y > size * 3.2) return false
  if (!samePage && next.page !== line.page + 1) return false
  if (next.x0 > margins.left + size * 0.9) return false
  const ended = /[。！？；：:;]["”』」）)]?$/.test(line.text)
  if (beginning.test(next.text) && (ended || /\d$/.test(line.text) || next.text.length <= SHORT_HEADING)) return false
  // A line ends early where the next word or number would not fit; after a full stop it more likely ends for good.
  return line.x1 >= margins.right - size * (ended ? 1.6 : 4)
}
