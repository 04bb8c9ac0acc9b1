import type { RawCell } from './table-entries.ts'

/** How the full rows of a table stand. */
export interface RowHabit {
  /** How many cells stand before the first number, by the column of the label: merged label cells leave blanks. */
  offsets: ReadonlyMap<number, ReadonlySet<number>>
  /** How many cells stand behind the last number. */
  trailing: ReadonlySet<number>
  /** The rows stand on the line of their label: what stands on another is none of theirs. */
  inLine: boolean
}

/** Whether all blanks stand between separators of one line. */
const isSure = (cells: RawCell[]): boolean => cells.every((cell) => cell.kind !== 'edge' && cell.kind !== 'end')

/** Whether a cell holds a number or a mark for none. */
export const isFilled = (cell: RawCell): boolean => cell.kind === 'number' || cell.kind === 'mark'

/**
 * The `count` cells of a row among what follows its label, or null where that stays ambiguous.
 *
 * As many filled cells as the form has are the row. With fewer, separators tell where the blanks are: the one run of `count`
 * cells that holds all filled ones, placed as in the table's full rows. With more, the line of the label may hold the row alone
 * (a page number stands on another), or the arithmetic may tell which is none of the row: `holds` says whether values satisfy it.
 */
export function resolveRow(
  cells: RawCell[],
  count: number,
  habit: RowHabit,
  { line, column }: { line: number; column: number },
  holds: ((values: number[]) => boolean) | null,
): RawCell[] | null {
  const own = habit.inLine ? cellsOfLine(cells, count, line) : cells
  if (own === null) return null
  const filled = own.filter(isFilled)
  if (filled.length === count) {
    if (!isOneRow(filled)) return null
    return hasInnerBlank(own) ? windowOf(own, count, habit, column) : filled
  }
  if (filled.length > count) return withoutStrays(own, filled, count, line, holds)
  if (own.length < count) return null
  return windowOf(own, count, habit, column)
}

/** The cells on the label's line, or all on the one line below where a long label fills its own. */
function cellsOfLine(cells: RawCell[], count: number, line: number): RawCell[] | null {
  const filled = cells.filter(isFilled)
  if (filled.length === 0) return cells
  if (filled.some((cell) => cell.line === line)) return cells.filter((cell) => cell.line === line)
  const below = filled[0]?.line
  return count > 1 && filled.length === count && filled.every((cell) => cell.line === below) ? filled : null
}

/** Not a row of one line with a number of another: a page number in place of a blank that left no trace. */
export function isOneRow(filled: RawCell[]): boolean {
  if (filled.every((cell) => cell.line === filled[0]?.line)) return true
  const lines = new Map<number, number>()
  for (const cell of filled) lines.set(cell.line, (lines.get(cell.line) ?? 0) + 1)
  const sizes = [...lines.values()]
  return sizes.length <= 1 || sizes.every((size) => size === 1) || sizes.every((size) => size > 1)
}

function hasInnerBlank(cells: RawCell[]): boolean {
  const first = cells.findIndex(isFilled)
  const last = cells.findLastIndex(isFilled)
  for (let i = first + 1; i < last; i++) if (cells[i]?.kind === 'blank') return true
  return false
}

/**
 * The run of cells that holds all filled ones and stands as the table's full rows do. In a table without a full row only blanks
 * between separators of one line count as cells.
 */
export function windowOf(cells: RawCell[], count: number, habit: RowHabit, column: number): RawCell[] | null {
  const first = cells.findIndex(isFilled)
  const last = cells.findLastIndex(isFilled)
  const starts: number[] = []
  const from = first < 0 ? 0 : Math.max(0, last - count + 1)
  const to = first < 0 ? cells.length - count : Math.min(first, cells.length - count)
  for (let i = from; i <= to; i++) starts.push(i)
  const take = (start: number | undefined) => (start === undefined ? null : cells.slice(start, start + count))
  const offsets = offsetsAt(habit, column)
  // a row without any figure: which of its blanks is which does not matter
  if (first < 0) return take(starts.find((start) => offsets.has(start)) ?? starts[0])
  if (habit.offsets.size === 0) return starts.length === 1 && isSure(take(starts[0]) ?? []) ? take(starts[0]) : null
  const fits = starts.filter((start) => offsets.has(start) && habit.trailing.has(cells.length - start - count))
  return fits.length === 1 ? take(fits[0]) : null
}

/** The offsets of full rows whose label stands in this column; where there are none, the one that all others share. */
function offsetsAt(habit: RowHabit, column: number): ReadonlySet<number> {
  const own = habit.offsets.get(column)
  if (own) return own
  const all = new Set([...habit.offsets.values()].flatMap((set) => [...set]))
  return all.size === 1 ? all : new Set()
}

function withoutStrays(
  cells: RawCell[],
  filled: RawCell[],
  count: number,
  line: number,
  holds: ((values: number[]) => boolean) | null,
): RawCell[] | null {
  const inLine = cells.filter((cell) => cell.line === line)
  if (inLine.length > 0 && inLine.length < cells.length) {
    const onlyLine = inLine.filter(isFilled)
    if (onlyLine.length === count && !hasInnerBlank(inLine)) return onlyLine
  }
  if (filled.length !== count + 1 || !holds) return null
  const fits: RawCell[][] = []
  for (let i = 0; i < filled.length; i++) {
    const rest = filled.filter((_, j) => j !== i)
    if (rest.every((cell) => cell.number?.value != null) && holds(rest.map((cell) => cell.number?.value ?? 0)))
      fits.push(rest)
  }
  const [first, ...others] = fits
  const values = (row: RawCell[]) => row.map((cell) => cell.number?.value).join()
  return first && others.every((row) => values(row) === values(first)) ? first : null
}
