import type { Cell, CellTree, Statutory } from '../record/schema.ts'
import type { FormReading } from './align-rows.ts'
import type { FormEdition } from './form.ts'

/**
 * The statutory tables as trees: every row and column of the report's edition, null where the report lacks it, and the cells of
 * the other edition where forms are mixed.
 */
export function assembleStatutory(
  readings: FormReading[],
  edition: FormEdition | null,
): { statutory: Statutory; doubts: Map<string, 'bounded' | 'bare'> } {
  const statutory: Statutory = { article20: null, applications: null, remedies: null, statistics: null }
  const doubts = new Map<string, 'bounded' | 'bare'>()
  for (const reading of readings) {
    const { form } = reading
    const tree: CellTree = {}
    const nodes = new Map<string, CellTree>()
    /** The node that holds the columns of a row; a row without columns is a leaf of the node above it. */
    const set = (row: string, column: string, cell: Cell | null, isDefault: boolean) => {
      const at = column === '' ? row.lastIndexOf('.') : row.length
      const path = row.slice(0, Math.max(at, 0))
      const name = column === '' ? row.slice(at + 1) : column
      let node = nodes.get(path)
      if (!node) {
        node = nodeAt(tree, path)
        nodes.set(path, node)
      }
      if (!isDefault || node[name] === undefined) node[name] = cell
    }
    const own = reading.votes[0] !== undefined && new Set(reading.votes).size === 1 ? reading.votes[0] : edition
    for (const block of form.blocks) {
      const variant =
        block.variants.find((one) => one.edition === own) ?? block.variants.find((one) => one.edition === undefined)
      if (!variant) continue
      const rows = block.groups.length > 0 ? block.groups : block.rows.filter((row) => !row.group)
      for (const row of rows) {
        const of = 'edition' in row ? row.edition : undefined
        if (of !== undefined && own !== null && of !== own) continue
        for (const column of variant.columns) set(row.id ?? '', column.id, null, true)
      }
    }
    for (const { row, columns } of reading.rows) for (const column of columns) set(row, column, null, true)
    for (const { row, column, cell, bounded } of reading.cells) {
      set(row, column, cell, false)
      if (bounded || reading.bare) {
        doubts.set([form.table, row, column].filter((part) => part !== '').join('.'), bounded ? 'bounded' : 'bare')
      }
    }
    statutory[form.table] = tree
  }
  return { statutory, doubts }
}

/** The node at a path, made where it is missing. */
function nodeAt(tree: CellTree, path: string): CellTree {
  let node = tree
  if (path === '') return node
  for (const name of path.split('.')) {
    const next = node[name]
    if (next !== null && next !== undefined && !isCell(next)) node = next
    else {
      const made: CellTree = {}
      node[name] = made
      node = made
    }
  }
  return node
}

/** Whether a node of a statutory table is a cell. */
export const isCell = (node: CellTree | Cell): node is Cell =>
  typeof (node as Cell).text === 'string' && typeof (node as Cell).source === 'object' && 'value' in node
