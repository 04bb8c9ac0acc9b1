import { isOff, type Numbering } from './docx-numbering.ts'
import { isWide } from './wide-characters.ts'
import { listenToXml } from './xml.ts'

/** A line of the document's text: a paragraph, or a row of cells. */
export interface DocxLine {
  pieces: { text: string; paragraph: number }[]
}

/** Prose in one cell from which a table is taken for the page's layout, as in HTML. */
const LAYOUT_CELL = 400

/** Columns that a gridSpan may reach over. */
const MOST_COLUMNS = 64

interface Paragraph {
  number: number
  style: string | undefined
  numId: string | undefined
  level: number | undefined
  parts: string[]
}

interface Cell {
  across: number
  /** A later row of a cell merged downwards; Word writes it, empty. */
  covered: boolean
  lines: { text: string; paragraph: number }[]
}

interface Row {
  before: number
  cells: Cell[]
}

/** Elements whose content is no text of the document as it is read now. */
const unread = new Set(
  'Fallback del moveFrom pPrChange rPrChange tblPrChange tcPrChange trPrChange sectPrChange numberingChange sdtPr rt instrText delText'.split(
    ' ',
  ),
)

/**
 * The lines of a part that holds paragraphs and tables (the document, its footnotes), list numbers resolved.
 *
 * @throws Error of the XML library; `lines` then holds what stood before the fault
 */
export function readParagraphs(xml: string, numbering: Numbering, lines: DocxLine[]): void {
  const paragraphs: Paragraph[] = []
  const tables: Row[][] = []
  const path: string[] = []
  let skipping = 0
  let count = 0
  let runHidden = false

  const row = (): Row | undefined => tables.at(-1)?.at(-1)
  const cell = (): Cell | undefined => row()?.cells.at(-1)
  const write = (text: string, number: number): void => {
    const into = cell()
    if (into) into.lines.push({ text, paragraph: number })
    else
      for (const line of text.split('\n'))
        if (line.trim() !== '') lines.push({ pieces: [{ text: line, paragraph: number }] })
  }
  const add = (text: string): void => {
    if (!runHidden) paragraphs.at(-1)?.parts.push(text)
  }

  listenToXml(xml, {
    open(name, attributes) {
      const parent = path.at(-1)
      path.push(name)
      if (skipping > 0 || unread.has(name)) {
        skipping++
        return
      }
      const paragraph = paragraphs.at(-1)
      switch (name) {
        case 'p':
          paragraphs.push({ number: ++count, style: undefined, numId: undefined, level: undefined, parts: [] })
          break
        case 'pStyle':
          if (paragraph) paragraph.style = attributes.val
          break
        case 'numId':
          if (paragraph && parent === 'numPr') paragraph.numId = attributes.val
          break
        case 'ilvl':
          if (paragraph && parent === 'numPr') paragraph.level = Number(attributes.val)
          break
        case 'r':
          runHidden = false
          break
        case 'vanish':
          if (parent === 'rPr' && path.at(-3) === 'r') runHidden = !isOff(attributes.val)
          break
        case 'tab':
          if (parent === 'r') add('\t')
          break
        case 'br':
        case 'cr':
          if (parent === 'r') add('\n')
          break
        case 'noBreakHyphen':
          add('-')
          break
        case 'sym':
          add(symbol(attributes.char))
          break
        case 'tbl':
          tables.push([])
          break
        case 'tr':
          tables.at(-1)?.push({ before: 0, cells: [] })
          break
        case 'gridBefore': {
          const at = row()
          if (at) at.before = Math.min(MOST_COLUMNS, Number(attributes.val) || 0)
          break
        }
        case 'tc':
          row()?.cells.push({ across: 1, covered: false, lines: [] })
          break
        case 'gridSpan': {
          const at = cell()
          if (at) at.across = Math.max(1, Math.min(MOST_COLUMNS, Number(attributes.val) || 1))
          break
        }
        case 'vMerge':
        case 'hMerge': {
          const at = cell()
          if (at && attributes.val !== 'restart') at.covered = true
        }
      }
    },
    text(text) {
      if (skipping === 0 && path.at(-1) === 't') add(text)
    },
    close(name) {
      path.pop()
      if (skipping > 0) {
        skipping--
        return
      }
      if (name === 'p') {
        const paragraph = paragraphs.pop()
        if (!paragraph) return
        const number = numbering.next(paragraph)
        const text = paragraph.parts.join('')
        if (text.trim() !== '') write(number + text, paragraph.number)
      } else if (name === 'tbl') {
        const rows = tables.pop() ?? []
        if (cell() || isLayout(rows)) for (const { text, paragraph } of rows.flatMap(cellLines)) write(text, paragraph)
        else lines.push(...rowLines(rows))
      }
    },
  })
}

const cellLines = (row: Row): { text: string; paragraph: number }[] => row.cells.flatMap((cell) => cell.lines)

/** One column only, or paragraphs of prose in a cell. */
function isLayout(rows: Row[]): boolean {
  if (rows.every((row) => row.cells.length <= 1)) return true
  return rows.some((row) =>
    row.cells.some((cell) => {
      const text = cell.lines.map((line) => line.text).join('')
      return text.length > LAYOUT_CELL && text.split('。').length > 3
    }),
  )
}

/** A line for each row, all of them as wide as the widest; what a merged cell covers is blank. */
function rowLines(rows: Row[]): DocxLine[] {
  const grid = rows.map((row) => {
    const cells: (Cell | null)[] = Array.from({ length: row.before }, () => null)
    for (const cell of row.cells) {
      cells.push(cell.covered ? null : cell)
      for (let k = 1; k < cell.across && cells.length < MOST_COLUMNS; k++) cells.push(null)
    }
    return cells
  })
  const width = grid.reduce((widest, cells) => Math.max(widest, cells.length), 0)
  const lines: DocxLine[] = []
  for (const cells of grid) {
    while (cells.length < width) cells.push(null)
    const pieces: DocxLine['pieces'] = []
    let filled = false
    cells.forEach((cell, column) => {
      if (column > 0) pieces.push({ text: ' | ', paragraph: pieces.at(-1)?.paragraph ?? 0 })
      let last = ''
      for (const { text, paragraph } of cell?.lines ?? []) {
        let flat = ''
        for (const words of text.split('\n')) flat += glue(flat, words.trim()) + words.trim()
        pieces.push({ text: glue(last, flat) + flat.replaceAll('|', '｜'), paragraph })
        last = flat
        filled = true
      }
    })
    if (filled) lines.push({ pieces })
  }
  return lines
}

/** What joins two lines of a cell: nothing between Chinese, else a space. */
const glue = (left: string, right: string): string =>
  left === '' || right === '' || (isWide(left.charCodeAt(left.length - 1)) && isWide(right.charCodeAt(0))) ? '' : ' '

/** A symbol of a symbol font has a private place for its code: F0A8. Ballot boxes and ticks of forms are of no use here. */
function symbol(code: string | undefined): string {
  const unit = Number.parseInt(code ?? '', 16)
  return Number.isFinite(unit) && unit >= 0x20 && unit < 0xe000 ? String.fromCharCode(unit) : ''
}
