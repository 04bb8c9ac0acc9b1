import { isCell } from '../../forms/assemble-statutory.ts'
import type { Cell, CellTree, Fact, Statutory, Term } from '../schema.ts'

/** The cell at a path of the statutory tables ('applications.received.total'); null where the report lacks it. */
export function cellAtPath(statutory: Statutory, path: string): Cell | null {
  let node: CellTree | Cell | null | undefined = statutory as CellTree
  for (const name of path.split('.')) {
    if (node === null || node === undefined || isCell(node)) return null
    node = node[name]
  }
  return node && isCell(node) ? node : null
}

export function cellTerm(path: string, cell: Cell, sign: 1 | -1 = 1): Term {
  return { name: path, value: cell.value, sign, source: cell.source, text: cell.text }
}

/** A fact as a term: its numeral, or the words of a none or an all. */
export function factTerm(fact: Fact, text: string, sign: 1 | -1 = 1): Term {
  const source = fact.numeral ?? fact.source
  return { name: fact.id, value: fact.value, sign, source, text: text.slice(source.start, source.end) }
}

/** Paths of all cells of a table. */
export function cellPaths(tree: CellTree | Cell | null, prefix: string): string[] {
  if (tree === null) return []
  if (isCell(tree)) return [prefix]
  return Object.entries(tree).flatMap(([name, node]) => cellPaths(node, `${prefix}.${name}`))
}
