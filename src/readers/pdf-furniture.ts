import type { PdfLine } from './pdf-lines.ts'

/** Part of the page's height, at its top and at its bottom, in which running heads and page numbers stand. */
const MARGIN = 0.12

/** 「- 4 -」 「第4页 共9页」 「4/9」 「Page 4 of 9」 */
const pageNumber =
  /^(?:[-—–―·•~\s]{0,6}\d{1,4}[-—–―·•~\s]{1,6}|[-—–―·•~\s]{1,6}\d{1,4}|第\s?\d{1,4}\s?[页頁].{0,12}|\d{1,4}\s?[/／]\s?\d{1,4}|(?:Page|P\.)\s?\d{1,4}.{0,40})$/i

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
  edges.forEach((lines, i) => {
    for (const line of lines) {
      const bare = /^\d{1,4}$/.test(line.text.trim())
      // A bare number is the page's own, counted from any start; else it is a cell of a table.
      const numbered = bare && followsOn(edges, i, Number(line.text))
      const repeated = !bare && (counts.get(keyOf(line)) ?? 0) >= many
      if (pageNumber.test(line.text.trim()) || numbered || repeated) furniture.add(line)
    }
  })
  return furniture
}

const keyOf = (line: PdfLine): string => line.text.replaceAll(/\d+/g, '#').replaceAll(/\s+/g, '')

function followsOn(edges: PdfLine[][], page: number, value: number): boolean {
  if (edges.length === 1) return value === 1
  const holds = (at: number, number: number): boolean =>
    edges[at]?.some((line) => line.text.trim() === String(number)) ?? false
  return holds(page - 1, value - 1) || holds(page + 1, value + 1)
}
