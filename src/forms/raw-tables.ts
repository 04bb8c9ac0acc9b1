import type { Cell, Table } from '../record/schema.ts'
import type { Source } from '../source/source.ts'
import { cover, type Span } from '../source/span.ts'
import type { Entry } from './table-entries.ts'
import type { ReadCellNumber } from './table-number.ts'

type Row = Table['rows'][number]

/**
 * A table as it stands: its rows and cells with their spans. Lines of pipes or tabs are rows; where a cell stands on each line,
 * a row is a label with the cells behind it.
 */
export function rawRows(source: Source, span: Span, entries: Entry[], readNumber: ReadCellNumber): Row[] {
  return isGrid(source.folded, span) ? gridRows(source, span, readNumber) : entryRows(source, entries)
}

/** Whether most separators share their line with another one. */
function isGrid(text: string, span: Span): boolean {
  let alone = 0
  let together = 0
  let here = 0
  for (let i = span.start; i <= span.end; i++) {
    const c = i < span.end ? text.charCodeAt(i) : 10
    if (c === 124 || c === 9) here++
    else if (c === 10) {
      if (here === 1) alone++
      else if (here > 1) together++
      here = 0
    }
  }
  return together > 0 && together * 2 >= alone
}

function gridRows(source: Source, span: Span, readNumber: ReadCellNumber): Row[] {
  const { folded } = source
  const rows: Row[] = []
  let start = span.start
  while (start < span.end) {
    const found = folded.indexOf('\n', start)
    const end = found < 0 || found > span.end ? span.end : found
    const separator = folded.slice(start, end).includes('|') ? '|' : '\t'
    const cells: Cell[] = []
    let from = start
    const edges = trim(folded, start, end)
    if (edges.start < edges.end && folded[edges.start] === separator) from = edges.start + 1
    const stop = edges.end - 1 >= from && folded[edges.end - 1] === separator ? edges.end - 1 : edges.end
    while (from <= stop && edges.start < edges.end) {
      const next = folded.indexOf(separator, from)
      const to = next < 0 || next > stop ? stop : next
      cells.push(cellAt(source, trim(folded, from, to), readNumber))
      from = to + 1
    }
    const isRule = cells.length > 0 && cells.every((cell) => /^:?-{3,}:?$/.test(cell.text))
    if (cells.length > 0 && !isRule) rows.push({ span: edges, cells })
    start = end + 1
  }
  return rows
}

function trim(text: string, start: number, end: number): Span {
  let a = start
  let b = end
  while (a < b && text.charCodeAt(a) === 32) a++
  while (b > a && text.charCodeAt(b - 1) === 32) b--
  return { start: a, end: b }
}

function cellAt(source: Source, span: Span, readNumber: ReadCellNumber): Cell {
  const number = span.start < span.end ? readNumber(source.folded, span.start) : null
  const whole = number !== null && number.end === span.end ? number : null
  return {
    value: whole?.value ?? null,
    unit: whole?.unit ?? null,
    source: span,
    text: source.text.slice(span.start, span.end),
  }
}

function entryRows(source: Source, entries: Entry[]): Row[] {
  const rows: Row[] = []
  let labels: Cell[] = []
  for (const entry of entries) {
    if (entry.kind !== 'bare') labels.push(cellOf(source, entry.span, null, null))
    if (entry.unit) labels.push(cellOf(source, entry.unit, null, null))
    if (entry.cells.length === 0) continue
    const cells = [
      ...labels,
      ...entry.cells.map((cell) => cellOf(source, cell, cell.number?.value ?? null, cell.number?.unit ?? null)),
    ]
    rows.push(rowOf(cells))
    labels = []
  }
  if (labels.length > 0) rows.push(rowOf(labels))
  return rows
}

function cellOf(source: Source, { start, end }: Span, value: number | null, unit: string | null): Cell {
  return { value, unit, source: { start, end }, text: source.text.slice(start, end) }
}

function rowOf(cells: Cell[]): Row {
  // a unit may stand before the label that a line end cut
  const span = cells.reduce((whole, cell) => cover(whole, cell.source), (cells[0] as Cell).source)
  return { span, cells }
}
