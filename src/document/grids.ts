import { furniturePattern, mayBeFurniture } from '../forms/lex-table.ts'
import type { Span } from '../source/span.ts'

/** 索引号 | … | 发文日期 | …: a page's metadata, not a table of the report. */
const metadataPattern =
  /索\s?引\s?号|发布机构|发文日期|成文日期|生成日期|主题分类|发文字号|文\s{0,4}号|公开方式|信息来源|服务对象|有效性/
const numberRow =
  /^[ \t]*(?:[-减增]?\d[\d,.]*[件项条次个人]?|[-—/无])(?:[ \t|]+(?:[-减增]?\d[\d,.]*[件项条次个人]?|[-—/无]))*[ \t|]*$/

/** Lines that follow each other and look like one grid. */
interface Grid extends Span {
  rows: number
  numbers: number
  /** Rows of numbers alone. */
  bare: boolean
  metadata: boolean
}

/**
 * Grids without an anchor: two lines or more of pipes or tabs, or rows of bare numbers. Lines whose cells hold prose, and a
 * page's metadata, are no grid.
 */
export function findGrids(folded: string): Span[] {
  const grids: Grid[] = []
  let grid: Grid | null = null
  for (let start = 0; start < folded.length; ) {
    const found = folded.indexOf('\n', start)
    const end: number = found < 0 ? folded.length : found
    const kind = gridLine(folded, start, end)
    if (kind === 'none') grid = null
    else if (kind !== 'blank') {
      const line = folded.slice(start, end)
      // 2 | 1 | 14 | is bare alone, and the second row of a grid of words
      const bare: boolean = kind === 'numbers' && (grid === null || grid.bare || !/[|\t]/.test(line))
      if (grid === null || grid.bare !== bare) {
        grid = { start, end, rows: 0, numbers: 0, bare, metadata: false }
        grids.push(grid)
      }
      grid.end = end
      grid.rows++
      if (bare) grid.numbers += line.match(/\d[\d,.]*/g)?.length ?? 0
      else if (metadataPattern.test(line)) grid.metadata = true
    }
    start = end + 1
  }
  return grids
    .filter(({ metadata, bare, numbers, rows }) => !metadata && (bare ? numbers >= 10 : rows >= 2))
    .map(({ start, end }) => ({ start, end }))
}

const cellChars = new Set([...'件项条次个人减增无—'].map((char) => char.charCodeAt(0)))
const isCellChar = (code: number): boolean => cellChars.has(code)

function isFurniture(text: string, start: number, end: number): boolean {
  if (end - start > 60 || !mayBeFurniture(text, start)) return false
  furniturePattern.lastIndex = start
  return furniturePattern.test(text) && furniturePattern.lastIndex >= end
}

function gridLine(text: string, start: number, end: number): 'blank' | 'none' | 'grid' | 'numbers' {
  if (end - start > 2000) return 'none'
  let bars = 0
  let tabs = 0
  let ink = false
  let others = false
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i)
    if (c === 124) bars++
    else if (c === 9) tabs++
    else if (c !== 32) {
      ink = true
      // what no row of bare numbers holds: 3项, 减3, —, / and 无 are some
      if (!others) others = !((c >= 48 && c <= 57) || c === 44 || c === 46 || c === 45 || c === 47 || isCellChar(c))
    }
  }
  if (!ink && bars === 0) return 'blank'
  if (ink && bars === 0 && isFurniture(text, start, end)) return 'blank'
  if (!others && ink && numberRow.test(text.slice(start, end))) return 'numbers'
  if (bars < 2 && tabs < 2) return 'none'
  const cells = text.slice(start, end).split(bars >= 2 ? '|' : '\t')
  const filled = cells.filter((cell) => cell.trim() !== '').length
  if (cells.some((cell) => cell.length > 80 && cell.includes('。')) || (bars < 2 && filled < 3)) return 'none'
  return 'grid'
}
