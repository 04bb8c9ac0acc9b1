import type { RawCell } from './table-entries.ts'

/** How the full rows of a table stand: the cells between the label and the first number. */
export interface RowHabit {
  offset: number | null
}

/** How unlikely it is that a blank of each kind is a cell. */
const doubts = { number: 0, mark: 0, blank: 0, edge: 1, end: 2 } as const

const isFilled = (cell: RawCell): boolean => cell.kind === 'number' || cell.kind === 'mark'

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
  line: number,
  holds: ((values: number[]) => boolean) | null,
): RawCell[] | null {
  const filled = cells.filter(isFilled)
  if (filled.length === count) return hasInnerBlank(cells) ? windowOf(cells, count, habit) : filled
  if (filled.length > count) return withoutStrays(cells, filled, count, line, holds)
  if (cells.length < count) return null
  return windowOf(cells, count, habit)
}

function hasInnerBlank(cells: RawCell[]): boolean {
  const first = cells.findIndex(isFilled)
  const last = cells.findLastIndex(isFilled)
  for (let i = first + 1; i < last; i++) if (cells[i]?.kind === 'blank') return true
  return false
}

/** The run of cells that holds all filled ones and stands as the table's full rows do. */
function windowOf(cells: RawCell[], count: number, habit: RowHabit): RawCell[] | null {
  const first = cells.findIndex(isFilled)
  const last = cells.findLastIndex(isFilled)
  if (first < 0) {
    const offset = habit.offset !== null && habit.offset + count <= cells.length ? habit.offset : 0
    return cells.length >= count ? cells.slice(offset, offset + count) : null
  }
  const starts: number[] = []
  for (let i = Math.max(0, last - count + 1); i <= Math.min(first, cells.length - count); i++) starts.push(i)
  if (starts.length === 0) return null
  if (habit.offset !== null)
    return starts.includes(habit.offset) ? cells.slice(habit.offset, habit.offset + count) : null
  const doubt = (start: number) => cells.slice(start, start + count).reduce((sum, cell) => sum + doubts[cell.kind], 0)
  const least = Math.min(...starts.map(doubt))
  const kept = starts.filter((start) => doubt(start) === least)
  return kept.length === 1 ? cells.slice(kept[0], (kept[0] as number) + count) : null
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
