import type { AlignedTables } from '../../forms/aligned.ts'
import type { Form, FormIdentity } from '../../forms/form.ts'
import type { Term } from '../schema.ts'
import { cellAtPath, cellTerm } from './cells.ts'
import { compare, type Draft } from './compare.ts'

/**
 * The arithmetic of the forms: each identity in each column (applications.balance.naturalPersons), row (applications.row.received)
 * or group of columns (remedies.reconsideration.sum).
 */
export function checkIdentities(tables: AlignedTables): Draft[] {
  return tables.forms.flatMap((form) => form.identities.flatMap((identity) => checkIdentity(tables, form, identity)))
}

function checkIdentity(tables: AlignedTables, form: Form, identity: FormIdentity): Draft[] {
  const drafts: Draft[] = []
  for (const line of linesOf(form, identity)) {
    const pathOf = (name: string) =>
      [form.table, ...(identity.over === 'columns' ? [name, line] : [line, name])]
        .filter((part) => part !== '')
        .join('.')
    const left = termsOf(tables, identity.left.map(pathOf))
    const right = termsOf(tables, identity.right.map(pathOf))
    const known = [...left.terms, ...right.terms]
    if (!known.some((term) => term.value !== null)) continue
    const paths = known.map((term) => term.name)
    drafts.push(
      compare({
        id: idOf(form, identity, line),
        left: left.terms,
        right: right.terms,
        missing: left.missing || right.missing,
        doubt: paths.map((path) => tables.doubts.get(path)).find((one) => one !== undefined) ?? null,
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
function termsOf(tables: AlignedTables, paths: string[]): { terms: Term[]; missing: boolean } {
  const terms: Term[] = []
  let missing = false
  for (const path of paths) {
    const cell = cellAtPath(tables.statutory, path)
    if (cell) terms.push(cellTerm(path, cell))
    else if (isExpected(tables, path)) missing = true
  }
  return { terms, missing }
}

function isExpected(tables: AlignedTables, path: string): boolean {
  let node: unknown = tables.statutory
  for (const name of path.split('.')) {
    if (node === null || typeof node !== 'object') return false
    if (!(name in node)) return false
    node = (node as Record<string, unknown>)[name]
  }
  return node === null
}

const idOf = (form: Form, identity: FormIdentity, line: string): string =>
  (identity.over === 'groups' ? [form.table, line, identity.id] : [form.table, identity.id, line])
    .filter((part) => part !== '')
    .join('.')
