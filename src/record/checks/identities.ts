import type { AlignedTables } from '../../forms/aligned.ts'
import { isCell } from '../../forms/assemble-statutory.ts'
import type { Form, FormIdentity } from '../../forms/form.ts'
import type { Cell, CellTree, Term } from '../schema.ts'
import { cellTerm } from './cells.ts'
import { compare, type Draft } from './compare.ts'

/**
 * The arithmetic of the forms: each identity in each column (applications.balance.naturalPersons), row (applications.row.received)
 * or group of columns (remedies.reconsideration.sum).
 */
export function checkIdentities(tables: AlignedTables): Draft[] {
  return tables.forms.flatMap((form) => {
    const tree = tables.statutory[form.table]
    if (!tree) return []
    const nodes = new Map<string, CellTree | null>()
    const at = (id: string): CellTree | null => {
      const known = nodes.get(id)
      if (known !== undefined) return known
      const node = nodeAt(tree, id)
      nodes.set(id, node)
      return node
    }
    return form.identities.flatMap((identity) => checkIdentity(tables, form, identity, at))
  })
}

/** A row of a table: its columns by id; a row without columns has the one column ''. */
interface Row {
  id: string
  node: CellTree | null
}

/** @param at the node of a row, looked up once a table */
function checkIdentity(
  tables: AlignedTables,
  form: Form,
  identity: FormIdentity,
  at: (id: string) => CellTree | null,
): Draft[] {
  const drafts: Draft[] = []
  const rowsOf = (ids: readonly string[]): Row[] => ids.map((id) => ({ id, node: at(id) }))
  const over = identity.over === 'columns'
  const left = over ? rowsOf(identity.left) : []
  const right = over ? rowsOf(identity.right) : []
  for (const line of linesOf(form, identity)) {
    const row = over ? null : { id: line, node: at(line) }
    const side = (rows: readonly Row[], names: readonly string[]) =>
      row ? termsOf(tables, form, [row], names) : termsOf(tables, form, rows, [line])
    const sides = { left: side(left, identity.left), right: side(right, identity.right) }
    const known = [...sides.left.terms, ...sides.right.terms]
    if (!known.some((term) => term.value !== null)) continue
    drafts.push(
      compare({
        id: idOf(form, identity, line),
        left: sides.left.terms,
        right: sides.right.terms,
        missing: sides.left.missing || sides.right.missing,
        doubt:
          tables.doubts.size > 0
            ? (known.map((term) => tables.doubts.get(term.name)).find((one) => one !== undefined) ?? null)
            : null,
      }),
    )
  }
  return drafts
}

/** The columns, rows or groups in which an identity holds. */
function linesOf(form: Form, identity: FormIdentity): string[] {
  const lines = form.blocks.flatMap((block) => {
    if (identity.over === 'columns')
      return block.variants.flatMap((variant) => variant.columns.map((column) => column.id))
    if (identity.over === 'groups') return block.groups.map((group) => group.id)
    return block.rows.filter((row) => !row.group).map((row) => row.id ?? '')
  })
  return [...new Set(lines)]
}

/** The terms that the tables hold; a place of the report's edition that holds no cell is missing, one of another edition is not. */
function termsOf(
  tables: AlignedTables,
  form: Form,
  rows: readonly Row[],
  columns: readonly string[],
): { terms: Term[]; missing: boolean } {
  const terms: Term[] = []
  let missing = false
  for (const { id, node } of rows) {
    for (const column of columns) {
      const found = column === '' ? leafAt(tables, form, id) : node?.[column]
      if (found === null) missing = true
      else if (found !== undefined && isCell(found)) {
        terms.push(cellTerm(column === '' ? `${form.table}.${id}` : `${form.table}.${id}.${column}`, found))
      }
    }
  }
  return { terms, missing }
}

/** The node of a row; null where it is none, or a leaf. */
function nodeAt(tree: CellTree, id: string): CellTree | null {
  let node: CellTree | Cell | null | undefined = tree
  for (const name of id.split('.')) {
    if (node === null || node === undefined || isCell(node)) return null
    node = node[name]
  }
  return node && !isCell(node) ? node : null
}

/** The cell of a row without columns. */
function leafAt(tables: AlignedTables, form: Form, id: string): Cell | CellTree | null | undefined {
  const at = id.lastIndexOf('.')
  const tree = tables.statutory[form.table]
  const node = tree && at > 0 ? nodeAt(tree, id.slice(0, at)) : tree
  return node?.[id.slice(at + 1)]
}

const idOf = (form: Form, identity: FormIdentity, line: string): string =>
  (identity.over === 'groups' ? [form.table, line, identity.id] : [form.table, identity.id, line])
    .filter((part) => part !== '')
    .join('.')
