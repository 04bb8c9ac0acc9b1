import type { PdfLine } from './pdf-lines.ts'

/** Where a document's lines begin and end: its margins in points. */
export interface PdfMargins {
  left: number
  right: number
}

/** Ems of the widest line below which no line is full: a document of headings and short answers. */
const NARROWEST = 15

/** Numbers that begin a paragraph whatever stands before: 一、 （一） 1. 1、 ① 一是 第一， */
const beginning =
  /^\s{0,4}(?:[一二三四五六七八九十⼀⼆⼗⼋]{1,3}、|[（(][一二三四五六七八九十⼀⼆⼗⼋\d]{1,3}[）)]|\d{1,2}[、．]|\d{1,2}\.(?!\d)|[①-⑳]|附件|第[一二三四五六七八九十⼀⼆⼗⼋]{1,3}[，,])/

/** The margins of lines: the left edge that lines go on at, and the right one that full lines reach. */
export function marginsOf(lines: PdfLine[]): PdfMargins {
  const prose = lines.filter((line) => line.columns === 1)
  const size = prose[0]?.size ?? 0
  const left = outermost(
    prose.map((line) => line.x0).sort((a, b) => a - b),
    size * 0.5,
  )
  const right = -outermost(
    prose.map((line) => -line.x1).sort((a, b) => a - b),
    size * 2,
  )
  return { left, right: right - left < size * NARROWEST ? Number.POSITIVE_INFINITY : right }
}

/** The first of ascending values that another one confirms, since one alone may stick out. */
const outermost = (ascending: number[], slack: number): number =>
  ascending.find((value, i) => (ascending[i + 1] ?? Number.POSITIVE_INFINITY) - value <= slack) ?? ascending[0] ?? 0

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
  if (beginning.test(next.text) && ended) return false
  // A line ends early where the next word or number would not fit; after a full stop it more likely ends for good.
  return line.x1 >= margins.right - size * (ended ? 1.6 : 4)
}
