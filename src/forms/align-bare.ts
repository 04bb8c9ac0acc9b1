import type { Source } from '../source/source.ts'
import { cellOf, type FormReading } from './align-rows.ts'
import type { Form, FormEdition } from './form.ts'
import { sumDecimals } from './sum-decimals.ts'
import type { Entry, RawCell } from './table-entries.ts'

/** A form's cells in order, as one edition prints them. */
interface Layout {
  edition: FormEdition | null
  places: { row: string; column: string }[]
}

/**
 * Reads a form whose row labels are lost from its bare numbers: as many as one edition of the form has, and its arithmetic
 * holds in all rows and columns but one. A form without arithmetic stays unread: nothing would confirm it.
 */
export function alignBare(
  source: Source,
  form: Form,
  entries: Entry[],
  edition: FormEdition | null,
): FormReading | null {
  const cells = entries.flatMap((entry) => entry.cells.filter((cell) => cell.kind === 'number' || cell.kind === 'mark'))
  if (form.identities.length === 0 || cells.length === 0) return null
  const layouts = layoutsOf(form).filter((layout) => layout.places.length === cells.length)
  const layout = layouts.find((one) => one.edition === edition) ?? (layouts.length === 1 ? layouts[0] : undefined)
  if (!layout) return null
  if (!hasRowsOf(cells, layout)) return null
  if (brokenIdentities(form, layout, cells) > 1) return null
  const first = cells[0] as RawCell
  const last = cells.at(-1) as RawCell
  const rows = new Map<string, string[]>()
  for (const { row, column } of layout.places) rows.set(row, [...(rows.get(row) ?? []), column])
  const span = { start: first.start, end: last.end }
  return {
    form,
    rows: [...rows].map(([row, columns]) => ({ row, columns })),
    cells: cells.map((cell, i) => {
      const place = layout.places[i] as Layout['places'][number]
      return { ...place, cell: cellOf(source, cell, null), bounded: cell.number?.bounded ?? false }
    }),
    votes: layout.edition ? [layout.edition] : [],
    fenced: new Set(),
    bare: true,
    span,
    messages: [{ ruleId: 'table-bare-rows', span, data: { table: form.zh } }],
  }
}

/** Whether the cells stand in one line, in lines of one row each, or each on a line of its own. */
function hasRowsOf(cells: RawCell[], layout: Layout): boolean {
  const lines = new Map<number, number>()
  for (const cell of cells) lines.set(cell.line, (lines.get(cell.line) ?? 0) + 1)
  const sizes = [...lines.values()]
  const width = layout.places.filter((place) => place.row === layout.places[0]?.row).length
  return sizes.length === 1 || sizes.every((size) => size === 1) || sizes.every((size) => size === width)
}

/** The cells of a form in order, for each edition. */
function layoutsOf(form: Form): Layout[] {
  const editions = new Set<FormEdition>()
  for (const block of form.blocks) {
    for (const variant of block.variants) if (variant.edition) editions.add(variant.edition)
    for (const row of block.rows) if (row.edition) editions.add(row.edition)
  }
  return [...(editions.size > 0 ? editions : [null])].map((edition) => ({
    edition,
    places: form.blocks.flatMap((block) => {
      const variant = block.variants.find((one) => one.edition === undefined || one.edition === edition)
      if (!variant) return []
      const rows =
        block.groups.length > 0
          ? block.groups
          : block.rows.filter((row) => !row.group && (row.edition ?? edition) === edition)
      return rows.flatMap((row) => variant.columns.map((column) => ({ row: row.id ?? '', column: column.id })))
    }),
  }))
}

/** How many of the form's sums the values break. */
function brokenIdentities(form: Form, layout: Layout, cells: RawCell[]): number {
  const values = new Map(
    layout.places.map(({ row, column }, i) => [`${row}\n${column}`, cells[i]?.number?.value ?? null]),
  )
  const rows = [...new Set(layout.places.map((place) => place.row))]
  const columns = [...new Set(layout.places.map((place) => place.column))]
  let broken = 0
  for (const identity of form.identities) {
    const lines = identity.over === 'columns' ? columns : rows
    for (const line of lines) {
      const told = (names: string[]) =>
        names.map((name) => values.get(identity.over === 'columns' ? `${name}\n${line}` : `${line}\n${name}`) ?? 0)
      const lacks = [...identity.left, ...identity.right].some(
        (name) => values.get(identity.over === 'columns' ? `${name}\n${line}` : `${line}\n${name}`) === null,
      )
      if (!lacks && sumDecimals(told(identity.left)) !== sumDecimals(told(identity.right))) broken++
    }
  }
  return broken
}
