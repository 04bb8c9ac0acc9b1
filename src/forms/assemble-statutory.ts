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
    const own = reading.votes[0] !== undefined && new Set(reading.votes).size === 1 ? reading.votes[0] : edition
    for (const block of form.blocks) {
      const variant =
        block.variants.find((one) => one.edition === own) ?? block.variants.find((one) => one.edition === undefined)
      if (!variant) continue
      const rows = block.groups.length > 0 ? block.groups : block.rows.filter((row) => !row.group)
      for (const row of rows) {
        const of = 'edition' in row ? row.edition : undefined
        if (of !== undefined && own !== null && of !== own) continue
        for (const column of variant.columns) put(tree, pathOf(row.id ?? '', column.id), null)
      }
    }
    for (const { row, columns } of reading.rows) {
      for (const column of columns)
        if (at(tree, pathOf(row, column)) === undefined) put(tree, pathOf(row, column), null)
    }
    for (const { row, column, cell, bounded } of reading.cells) {
      put(tree, pathOf(row, column), cell)
      if (bounded || reading.bare)
        doubts.set([form.table, ...pathOf(row, column)].join('.'), bounded ? 'bounded' : 'bare')
    }
    statutory[form.table] = tree
  }
  return { statutory, doubts }
}

const pathOf = (row: string, column: string): string[] => [...row.split('.'), ...(column === '' ? [] : [column])]

function put(tree: CellTree, path: string[], cell: Cell | null): void {
  let node = tree
  for (const name of path.slice(0, -1)) {
    const next = node[name]
    if (next !== null && next !== undefined && !isCell(next)) node = next
    else {
      const made: CellTree = {}
      node[name] = made
      node = made
    }
  }
  node[path.at(-1) as string] = cell
}

function at(tree: CellTree, path: string[]): CellTree | Cell | null | undefined {
  let node: CellTree | Cell | null | undefined = tree
  for (const name of path) {
    if (node === null || node === undefined || isCell(node)) return undefined
    node = node[name]
  }
  return node
}

/** Whether a node of a statutory table is a cell. */
export const isCell = (node: CellTree | Cell): node is Cell =>
  typeof (node as Cell).text === 'string' && typeof (node as Cell).source === 'object' && 'value' in node
