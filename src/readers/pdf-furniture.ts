import type { PdfLine } from './pdf-lines.ts'

/** Part of the page's height, at its top and at its bottom, in which running heads and page numbers stand. */
const MARGIN = 0.12

/** 「- 4 -」 「第4页 共9页」 「4/9」 「Page 4 of 9」 */
const pageNumber =
  /^(?:[-—–―·•~\s]{0,6}\d{1,4}[-—–―·•~\s]{1,6}|[-—–―·•~\s]{1,6}\d{1,4}|第\s?\d{1,4}\s?[页頁].{0,12}|\d{1,4}\s?[/／]\s?\d{1,4}|(?:Page|P\.)\s?\d{1,4}.{0,40})$/i

/** What a browser prints around a page: 「2022/3/1 09:30　标题」 above, 「https://… 1/3」 below. */
const browserHead = /^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?\s{1,4}(?:上午|下午)?\d{1,2}:\d{2}/
const browserFoot = /^[\wﬁ-]{1,10}:\/\/\S{1,2000}\s{1,8}\d{1,4}\/\d{1,4}$/

/** Heights of a lone page number that part it from the text. */
const PART = 2.2

/**
 * Tells a document's furniture from its text: page numbers, and lines that stand at the edge of many pages with no
 * change but in their digits.
 *
 * @param pages the lines of each page with its height, from top to bottom
 */
export function findFurniture(pages: { height: number; lines: PdfLine[] }[]): Set<PdfLine> {
  const furniture = new Set<PdfLine>()
  const edges = pages.map(({ height, lines }) => {
    const inMargin = (line: PdfLine): boolean => line.y < height * MARGIN || line.y > height * (1 - MARGIN)
    return [...new Set([...lines.slice(0, 2), ...lines.slice(-2)])].filter(inMargin)
  })
  const counts = new Map<string, number>()
  for (const lines of edges) for (const key of new Set(lines.map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1)
  const many = Math.max(2, pages.length * 0.4)
  const first = firstNumber(edges)
  edges.forEach((lines, i) => {
    for (const line of lines) {
      const text = line.text.trim()
      const bare = /^\d{1,4}$/.test(text)
      const numbered = bare && (first === null ? isAlone(pages, line) : Number(text) === first + i)
      // A running head has words; 「件」 at the edge of two pages is a cell.
      const repeated = keyOf(line).length >= 4 && (counts.get(keyOf(line)) ?? 0) >= many
      if (pageNumber.test(text) || browserHead.test(text) || browserFoot.test(text) || numbered || repeated)
        furniture.add(line)
    }
  })
  return furniture
}

const keyOf = (line: PdfLine): string => line.text.replaceAll(/\d+/g, '#').replaceAll(/\s+/g, '')

/** The number of the first page, where bare numbers at the edges count most of the pages; null where they do not. */
function firstNumber(edges: PdfLine[][]): number | null {
  const votes = new Map<number, Set<number>>()
  edges.forEach((lines, i) => {
    for (const line of lines) {
      const first = /^\d{1,4}$/.test(line.text.trim()) ? Number(line.text) - i : -1
      if (first >= 0) votes.set(first, (votes.get(first) ?? new Set()).add(i))
    }
  })
  for (const [first, pages] of votes) if (pages.size >= 2 && pages.size >= edges.length * 0.6) return first
  return null
}

/** The 1 of a document of one page, well apart from its text; a bare number in it may be a cell of a table. */
function isAlone(pages: { lines: PdfLine[] }[], number: PdfLine): boolean {
  if (pages.length !== 1 || number.text.trim() !== '1') return false
  return pages.every(({ lines }) =>
    lines.every((line) => line === number || Math.abs(line.y - number.y) > number.size * PART),
  )
}
