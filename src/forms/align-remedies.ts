import type { Source } from '../source/source.ts'
import { cover } from '../source/span.ts'
import { cellOf, type FormReading } from './align-rows.ts'
import type { Form, FormBlock } from './form.ts'
import { isFilled, isOneRow, windowOf } from './row-cells.ts'
import { sumDecimals } from './sum-decimals.ts'
import type { Entry, RawCell } from './table-entries.ts'
import type { Vocabulary } from './vocabulary.ts'

interface Step {
  /** The group and the column that the entry's label names, where it names one. */
  group: number
  column: number
  cells: RawCell[]
}

/**
 * Reads a form of groups of columns with one row of numbers and no row label (行政复议 | 未经复议直接起诉 | 复议后起诉, five columns
 * each): all its numbers in one run behind the labels, a run behind each group, or a number behind each label.
 */
export function alignGroups(
  source: Source,
  vocabulary: Vocabulary,
  formIndex: number,
  entries: Entry[],
): FormReading | null {
  const form = vocabulary.forms[formIndex] as Form
  const block = form.blocks[0] as FormBlock
  const columns = block.variants[0]?.columns ?? []
  const tables = findGroupTables(vocabulary, formIndex, entries)
  const table = tables[0]
  if (!table) return null
  const reading: FormReading = {
    form,
    rows: [],
    cells: [],
    fenced: new Set(),
    votes: [],
    bare: false,
    span: null,
    messages: [],
  }
  for (const entry of table) reading.span = reading.span ? cover(reading.span, entry.span) : entry.span
  const ids = columns.map((column) => column.id)
  for (const group of block.groups) reading.rows.push({ row: group.id, columns: ids })
  const steps = table.map((entry) => stepOf(vocabulary, formIndex, entry))
  const filled = steps.flatMap((step) => step.cells.filter(isFilled)).length
  const span = reading.span ?? { start: 0, end: 0 }
  const cells =
    filled > 0 || steps.some((step) => step.cells.length > 0) ? layOut(steps, block.groups.length, ids.length) : null
  if (cells === null) {
    if (filled > 0) {
      const expected = String(block.groups.length * ids.length)
      reading.messages.push({ ruleId: 'table-remedies-ambiguous', span, data: { cells: String(filled), expected } })
    }
    return reading
  }
  for (const [i, cell] of cells.entries()) {
    if (!cell) continue
    const row = block.groups[Math.floor(i / ids.length)]?.id ?? ''
    const column = ids[i % ids.length] ?? ''
    reading.cells.push({ row, column, cell: cellOf(source, cell, null), bounded: cell.number?.bounded ?? false })
  }
  const second = tables.find((other, i) => i > 0 && other.some((entry) => entry.cells.some(isFilled)))
  if (second?.[0]) reading.messages.push({ ruleId: 'table-repeated', span: second[0].span, data: { table: form.zh } })
  return reading
}

/** Runs of entries that hold the form's labels, with the bare numbers between and behind; a group told by its name is needed. */
function findGroupTables(vocabulary: Vocabulary, formIndex: number, entries: Entry[]): Entry[][] {
  const tables: Entry[][] = []
  let table: Entry[] = []
  let named = false
  let filled = 0
  const close = () => {
    if (named) tables.push(table)
    table = []
    named = false
    filled = 0
  }
  for (const entry of entries) {
    const uses = vocabulary.labels[entry.label]?.uses ?? []
    const own = uses.some((use) => use.form === formIndex)
    const last = table.at(-1)
    if (last && last.region !== entry.region && !(own && filled === 0)) close()
    if (entry.kind === 'label' && !own) {
      close()
      continue
    }
    const groups = uses.filter((use) => use.form === formIndex && use.role === 'group')
    // the labels come again after the numbers: another table of the same form
    if (groups.some((use) => use.index === 0) && filled >= 15) close()
    if (!own && table.length === 0) continue
    if (!own && entry.kind === 'text' && entry.cells.length === 0 && filled >= 10) {
      close()
      continue
    }
    table.push(entry)
    if (groups.some((use) => use.index > 0)) named = true
    filled += entry.cells.filter(isFilled).length
  }
  close()
  return tables
}

function stepOf(vocabulary: Vocabulary, formIndex: number, entry: Entry): Step {
  const uses = (vocabulary.labels[entry.label]?.uses ?? []).filter((use) => use.form === formIndex)
  return {
    group: uses.find((use) => use.role === 'group')?.index ?? -1,
    column: uses.find((use) => use.role === 'column')?.column ?? -1,
    cells: entry.cells,
  }
}

/** The cells in the order of the form, or null where they cannot be told apart. */
function layOut(steps: Step[], groups: number, columns: number): (RawCell | null)[] | null {
  if (!inFormOrder(steps, columns)) return null
  const total = groups * columns
  const runs = steps.filter((step) => step.cells.some(isFilled))
  const whole = runs.length === 1 ? runs[0] : undefined
  const cells = steps.flatMap((step) => step.cells)
  if (runs.length === 0) {
    const blank = cells.filter((cell) => cell.kind === 'blank')
    return blank.length === total ? blank : null
  }
  // all numbers behind the labels
  if (whole) return wholeRow(whole.cells, total)
  // page numbers between the labels, each on a line of its own
  const longest = runs.reduce((a, b) => (b.cells.filter(isFilled).length > a.cells.filter(isFilled).length ? b : a))
  const others = runs.filter((step) => step !== longest)
  if (longest.cells.length >= total && others.every((step) => step.cells.filter(isFilled).length === 1)) {
    return wholeRow(longest.cells, total)
  }
  return pairs(steps, groups, columns) ?? runsOfGroups(runs, steps, groups, columns)
}

function wholeRow(cells: RawCell[], total: number): (RawCell | null)[] | null {
  const filled = cells.filter(isFilled)
  if (filled.length === total) return isOneRow(filled) ? filled : null
  if (filled.length > total) return byLine(cells, total)
  if (!isOneRow(filled)) return null
  // one cell a line with separators: what stands before the row's end is the row
  const body = cells.filter((cell) => cell.kind !== 'end')
  if (body.length === total) return body
  return cells.length < total
    ? null
    : windowOf(cells, total, { offsets: new Map(), trailing: new Set(), inLine: false }, 0)
}

/** The one line of numbers that is as long as the form; a page number stands on another. */
function byLine(cells: RawCell[], total: number): RawCell[] | null {
  const lines = new Map<number, RawCell[]>()
  for (const cell of cells) {
    if (!isFilled(cell)) continue
    const line = lines.get(cell.line)
    if (line) line.push(cell)
    else lines.set(cell.line, [cell])
  }
  const fits = [...lines.values()].filter((line) => line.length === total)
  if (fits.length === 1) return fits[0] ?? null
  if (fits.length > 1 || lines.size < total) return null
  return withoutStray(cells.filter(isFilled), total)
}

/** Drops the one number without which all groups add up, where there is one such. */
function withoutStray(cells: RawCell[], total: number): RawCell[] | null {
  if (cells.length !== total + 1) return null
  const fits: RawCell[][] = []
  for (let i = 0; i < cells.length; i++) {
    const rest = cells.filter((_, j) => j !== i)
    const values = rest.map((cell) => cell.number?.value ?? Number.NaN)
    const holds = [0, 5, 10].every((at) => sumDecimals(values.slice(at, at + 4)) === values[at + 4])
    if (total === 15 && holds) fits.push(rest)
  }
  const values = (row: RawCell[]) => row.map((cell) => cell.number?.value).join()
  const first = fits[0]
  return first && fits.every((row) => values(row) === values(first)) ? first : null
}

/** A number behind each column's label, the group named before: 结果维持 0 结果纠正 1 … */
function pairs(steps: Step[], groups: number, columns: number): (RawCell | null)[] | null {
  const cells: (RawCell | null)[] = new Array(groups * columns).fill(null)
  let group = -1
  let found = 0
  for (const step of steps) {
    if (step.group >= 0) group = step.group
    const filled = step.cells.filter(isFilled)
    if (filled.length === 0) continue
    if (filled.length > 1 || step.column < 0 || group < 0 || cells[group * columns + step.column]) return null
    cells[group * columns + step.column] = filled[0] ?? null
    found++
  }
  return found > 0 ? cells : null
}

/** A run of numbers behind each group's labels. */
function runsOfGroups(runs: Step[], steps: Step[], groups: number, columns: number): (RawCell | null)[] | null {
  const cells: (RawCell | null)[] = new Array(groups * columns).fill(null)
  let group = -1
  let done = -1
  for (const step of steps) {
    if (step.group >= 0) group = step.group
    if (!runs.includes(step)) continue
    const filled = step.cells.filter(isFilled)
    if (group < 0 || group <= done || filled.length !== columns) return null
    filled.forEach((cell, i) => {
      cells[group * columns + i] = cell
    })
    done = group
  }
  return cells
}

/** Whether the columns' labels come in the form's order, as far as they are whole: 总计 before 结果维持 is another table. */
function inFormOrder(steps: Step[], columns: number): boolean {
  const seen = steps.map((step) => step.column).filter((column) => column >= 0)
  if (seen[0] === columns - 1 && seen.at(-1) !== columns - 1) return false
  for (let i = 1; i < seen.length; i++) {
    const a = seen[i - 1] as number
    const b = seen[i] as number
    if (b <= a && !(a === columns - 1 || b === 0)) return false
    if (a === columns - 1 && b !== 0 && seen.length === 3 * columns) return false
  }
  return true
}
