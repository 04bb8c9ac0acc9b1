import type { Cell, Report } from '../record/schema.ts'

/** A cell of a statutory table, with its place there. */
export interface StatutoryCell {
  /** 'article20', 'applications', 'remedies', 'statistics' */
  table: string
  /** The names of its row and column: 'received.total' */
  path: string
  cell: Cell
}

/** Cells nested by the names of rows and columns; null where the table lacks the row or column. */
interface Nested {
  [name: string]: Nested | Cell | null
}

/** The cells of a record's statutory tables in the order of the forms; a row or column that is not there has none. */
export function statutoryCells({ statutory }: Report): StatutoryCell[] {
  const cells: StatutoryCell[] = []
  for (const [table, tree] of Object.entries(statutory)) if (tree) collect(tree as Nested, table, [], cells)
  return cells
}

function collect(tree: Nested, table: string, path: readonly string[], cells: StatutoryCell[]): void {
  for (const [name, node] of Object.entries(tree)) {
    if (node === null) continue
    if (isCell(node)) cells.push({ table, path: [...path, name].join('.'), cell: node })
    else collect(node, table, [...path, name], cells)
  }
}

const isCell = (node: Nested | Cell): node is Cell => typeof node.text === 'string'
