import { attribute, type HtmlTree, isElement } from './html-tree.ts'

/** A row of a table laid out on its grid: the index of the cell that starts in each column, or null under a merged cell. */
export type GridRow = (number | null)[]

/** Columns that a colspan may reach over; the statutory forms have at most fifteen. */
const MOST_COLUMNS = 64

/**
 * Lays a table's cells on their grid: a cell merged over rows or columns stands at its first place, the others that
 * it covers are blank, so that every row has all columns.
 *
 * @param table index of the <table>, which holds no other table
 */
export function tableGrid(tree: HtmlTree, table: number): GridRow[] {
  const rows: GridRow[] = []
  /** For each column the rows that a merged cell above still covers. */
  let covered: number[] = []
  let row: GridRow | null = null
  for (let i = table + 1; i < (tree.ends[table] ?? 0); i++) {
    const node = tree.nodes[i]
    if (!node || !isElement(node)) continue
    if (node.tagName === 'tr') {
      if (row) covered = closeRow(row, covered)
      row = []
      rows.push(row)
    } else if (row && (node.tagName === 'td' || node.tagName === 'th')) {
      while ((covered[row.length] ?? 0) > 0) row.push(null)
      const across = spanOf(attribute(node, 'colspan'), MOST_COLUMNS - row.length)
      const down = row.length < MOST_COLUMNS ? spanOf(attribute(node, 'rowspan'), 1000) : 1
      for (let k = 0; k < across; k++) {
        // A negative count marks a cover that starts in this row.
        covered[row.length] = -down
        row.push(k === 0 ? i : null)
      }
    }
  }
  if (row) closeRow(row, covered)
  const width = rows.reduce((widest, cells) => Math.max(widest, cells.length), 0)
  for (const cells of rows) while (cells.length < width) cells.push(null)
  return rows
}

/** Fills the row up under merged cells, and gives the cover that is left for the next one. */
function closeRow(row: GridRow, covered: number[]): number[] {
  while (row.length < covered.length) row.push(null)
  return Array.from(covered, (count = 0) => (count < 0 ? -count - 1 : Math.max(0, count - 1)))
}

/** A colspan or rowspan; 0 ("to the end") and nonsense are 1, as there is no telling. */
function spanOf(value: string | null, most: number): number {
  const count = value === null ? 1 : Number.parseInt(value, 10)
  return Number.isFinite(count) && count >= 1 ? Math.max(1, Math.min(count, most)) : 1
}
