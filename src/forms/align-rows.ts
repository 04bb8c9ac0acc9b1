import type { MessageId } from '../record/messages.ts'
import type { Cell } from '../record/schema.ts'
import type { Source } from '../source/source.ts'
import { cover, type Span } from '../source/span.ts'
import type { Form, FormBlock, FormEdition, FormRow } from './form.ts'
import { editionOf, type HeaderColumns, readHeader } from './header-columns.ts'
import { matchRows, type RowMatch } from './match-rows.ts'
import { isFilled, isOneRow, type RowHabit, resolveRow } from './row-cells.ts'
import { sumDecimals } from './sum-decimals.ts'
import type { Entry, RawCell } from './table-entries.ts'
import type { Slot, Vocabulary } from './vocabulary.ts'

/** A cell of the form with its place: rows and columns by the form's ids. */
export interface FormCell {
  row: string
  column: string
  cell: Cell
  /** 400余: the cell tells a bound. */
  bounded: boolean
}

/** One form as it was found in the report. */
export interface FormReading {
  form: Form
  /** Rows whose label stands in the report, with the columns of their block; cells may be missing. */
  rows: { row: string; columns: string[] }[]
  cells: FormCell[]
  /** Full rows behind which the form's next label stands: sure even where lines were dropped. */
  fenced: Set<string>
  /** One vote for each block whose labels tell an edition. */
  votes: FormEdition[]
  /** Bare numbers, laid on the form by count and arithmetic. */
  bare: boolean
  /** From the first to the last label that was recognised. */
  span: Span | null
  messages: { ruleId: MessageId; span: Span; data: Record<string, string> }[]
}

/** Reads a form with labelled rows (all but the remedies) out of the stream of labels and numbers. */
export function alignRows(
  source: Source,
  vocabulary: Vocabulary,
  formIndex: number,
  entries: Entry[],
): FormReading | null {
  const tables = matchRows(vocabulary, formIndex, entries)
  if (tables.length === 0) return null
  const readings = tables.map((matches) => readTable(source, vocabulary, formIndex, entries, matches))
  const most = Math.max(...readings.map((reading) => reading.cells.length))
  const chosen = readings.find((reading) => reading.cells.length * 5 >= most * 4) as FormReading
  for (const other of readings) {
    if (other !== chosen && other.span && other.rows.length > 2) {
      chosen.messages.push({ ruleId: 'table-repeated', span: other.span, data: { table: chosen.form.zh } })
    }
  }
  return chosen
}

/** A block of the form in the report: its header, the entries of its rows. */
interface FoundBlock {
  index: number
  block: FormBlock
  rows: { row: FormRow; entry: Entry; next: { entry: Entry; number: string | undefined; follows: boolean } | null }[]
  header: HeaderColumns
  lead: RawCell[]
  /** Editions that the headers of all blocks name. */
  told: ReadonlySet<FormEdition>
}

function readTable(
  source: Source,
  vocabulary: Vocabulary,
  formIndex: number,
  entries: Entry[],
  matches: RowMatch[],
): FormReading {
  const form = vocabulary.forms[formIndex] as Form
  const reading: FormReading = {
    form,
    rows: [],
    cells: [],
    fenced: new Set(),
    votes: [],
    bare: false,
    span: null,
    messages: [],
  }
  const slots = vocabulary.slots[formIndex] ?? []
  const blocks = blocksOf(source.folded, vocabulary, formIndex, slots, entries, matches)
  for (const match of matches) {
    const { span } = entries[match.entry] as Entry
    reading.span = reading.span ? cover(reading.span, span) : span
  }
  const printed = new Set(
    blocks.flatMap((found) => (found.header.mixed ? [] : (editionOf(found.block, found.header.variant) ?? []))),
  )
  for (const found of blocks) found.told = printed
  const told = blocks.map((found) => editionOf(found.block, variantOf(found)))
  for (const [i, found] of blocks.entries()) {
    const vote = told[i] ?? rowVote(found)
    if (vote) reading.votes.push(vote)
  }
  const state = { shifted: isShifted(blocks), isSparse: isSparse(blocks), common: habitOf(blocks) }
  for (const found of blocks) readBlock(source, form, found, reading, told, state)
  return reading
}

function blocksOf(
  text: string,
  vocabulary: Vocabulary,
  formIndex: number,
  slots: readonly Slot[],
  entries: Entry[],
  matches: RowMatch[],
): FoundBlock[] {
  const form = vocabulary.forms[formIndex] as Form
  const blocks: FoundBlock[] = []
  // where the header of the next block may begin: behind the last row
  let free = (matches[0]?.entry ?? 0) - 1
  while (free >= 0 && isHeaderEntry(vocabulary, formIndex, entries[free] as Entry)) free--
  free++
  for (const [m, match] of matches.entries()) {
    const slot = slots[match.slot] as Slot
    const entry = entries[match.entry] as Entry
    let found = blocks.at(-1)
    if (!found || found.index !== slot.block) {
      const block = form.blocks[slot.block] as FormBlock
      const firstRow = matches
        .slice(m)
        .find((one) => slots[one.slot]?.block === slot.block && slots[one.slot]?.index !== -1)
      const between = entries.slice(free, firstRow ? firstRow.entry : match.entry + 1)
      // the rows that the agency added to the block above are no columns of this one
      const from = between.findIndex((one) => one.kind !== 'text' && isHeaderEntry(vocabulary, formIndex, one))
      const header = from < 0 ? [] : between.slice(from).filter((one) => one.kind !== 'text' || filledIn(one) === 0)
      found = {
        told: new Set(),
        index: slot.block,
        block,
        rows: [],
        header: readHeader(text, vocabulary, formIndex, slot.block, block, header),
        lead: firstRow ? header.flatMap((one) => one.cells.filter((cell) => cell.kind === 'number')) : [],
      }
      blocks.push(found)
    }
    free = Math.max(free, match.entry + 1)
    if (slot.row && !slot.row.group) {
      const after = matches[m + 1]
      const next = after
        ? {
            entry: entries[after.entry] as Entry,
            number: slots[after.slot]?.row?.number,
            // the places between are rows that the other edition has
            follows: slots.slice(match.slot + 1, after.slot).every((one) => one.row?.edition !== undefined),
          }
        : null
      found.rows.push({ row: slot.row, entry, next })
    }
  }
  return blocks
}

function isHeaderEntry(vocabulary: Vocabulary, form: number, entry: Entry): boolean {
  if (entry.kind !== 'label') return entry.kind !== 'bare'
  const uses = vocabulary.labels[entry.label]?.uses ?? []
  return uses.some((use) => use.form === form && use.role !== 'row' && use.role !== 'group')
}

/** The variant that a block's header, or else the number of its cells, tells. */
function variantOf(found: FoundBlock): number {
  if (found.header.mixed) return -1
  if (found.header.variant >= 0) return found.header.variant
  const counts = new Set(found.rows.map(({ entry }) => filledIn(entry)).filter((count) => count > 0))
  if (counts.size !== 1) return -1
  const fits = found.block.variants
    .map((variant, v) => (counts.has(variant.columns.length) ? v : -1))
    .filter((v) => v >= 0)
  const only = fits.length === 1 ? (fits[0] as number) : -1
  const edition = editionOf(found.block, only)
  // a header that is lost does not make another edition of its block
  return edition !== null && found.told.size > 0 && !found.told.has(edition) ? -1 : only
}

const filledIn = (entry: Entry): number => entry.cells.filter(isFilled).length

/** The edition that a block's row labels tell, where its columns are the same in all editions. */
function rowVote(found: FoundBlock): FormEdition | null {
  if (found.block.variants.length > 1) return null
  const labelled = found.rows.filter(({ row }) => row.edition !== undefined)
  const sure = labelled.filter(({ row, entry }) => row.groupIn === undefined || filledIn(entry) > 0)
  const editions = new Set(sure.map(({ row }) => row.edition as FormEdition))
  const groups = labelled.filter(({ row }) => row.groupIn !== undefined)
  // (六)其他处理 with neither cells nor the three rows of the later form below it
  if (editions.size === 0 && groups.length > 0) return groups[0]?.row.edition ?? null
  return editions.size === 1
    ? ([...editions][0] as FormEdition)
    : editions.size > 1
      ? majority(sure.map(({ row }) => row.edition))
      : null
}

function majority(editions: (FormEdition | undefined)[]): FormEdition {
  return editions.filter((one) => one === '2021').length * 2 > editions.length ? '2021' : '2019'
}

/** A number or two below the labels of a whole table, and none beside them: they may be the page's. */
function isSparse(blocks: FoundBlock[]): boolean {
  const rows = blocks.flatMap((found) => found.rows)
  const filled = rows.filter(({ entry }) => filledIn(entry) > 0)
  const isLone = (entry: Entry) =>
    filledIn(entry) === 1 && !entry.cells.some((cell) => isFilled(cell) && cell.line === entry.line)
  return filled.length * 3 <= rows.length && filled.every(({ entry }) => isLone(entry))
}

/** Numbers before the first label and none after the last: each row of numbers may belong to the label below it. */
function isShifted(blocks: FoundBlock[]): boolean {
  const rows = blocks.flatMap((found) => found.rows)
  const last = rows.at(-1)
  return (
    blocks.some((found) => found.lead.length > 0) && last !== undefined && rows.length > 1 && filledIn(last.entry) === 0
  )
}

function readBlock(
  source: Source,
  form: Form,
  found: FoundBlock,
  reading: FormReading,
  told: (FormEdition | null)[],
  { shifted, isSparse, common }: { shifted: boolean; isSparse: boolean; common: RowHabit },
): void {
  const { block, header } = found
  let variant = variantOf(found)
  if (variant < 0 && !header.mixed) variant = likelyVariant(found, told)
  const ambiguous = (entry: Entry, row: FormRow, ruleId: MessageId, count: number) => {
    const columns = variant < 0 ? 0 : (block.variants[variant]?.columns.length ?? 0)
    const data = { row: row.zh, cells: String(count), expected: String(columns) }
    reading.messages.push({ ruleId, span: entry.span, data })
  }
  const columns = variant < 0 ? [] : (block.variants[variant]?.columns ?? []).map((column) => column.id)
  const identity = form.identities.find((one) => one.over === 'rows')
  const order = confirmOrder(
    found,
    chooseOrder(found, variant === header.variant ? header : null, columns),
    columns,
    identity,
  )
  const own = habitOf([found])
  const habit = { ...(own.offsets.size > 0 ? own : common), inLine: common.inLine }
  // the arithmetic may tell a stray number where it is the exception, not where the table has a column more
  const full = found.rows.filter(({ entry }) => filledIn(entry) === order?.length).length
  const over = found.rows.filter(({ entry }) => filledIn(entry) > (order?.length ?? 0)).length
  const holds =
    full > over * 2 && identity && order !== null && order.length === columns.length
      ? (values: number[]) => sideOf(order, values, identity.left) === sideOf(order, values, identity.right)
      : null
  for (const { row, entry, next } of found.rows) {
    const id = row.id ?? ''
    if (row.groupIn !== undefined && filledIn(entry) === 0 && entry.cells.length < columns.length) continue
    reading.rows.push({ row: id, columns })
    const count = filledIn(entry)
    if (isSparse && count > 0) {
      ambiguous(entry, row, 'table-row-ambiguous', count)
      continue
    }
    if (variant < 0) {
      if (count > 0) ambiguous(entry, row, 'table-edition-unclear', count)
      continue
    }
    if (order === null || shifted) {
      if (count > 0) ambiguous(entry, row, shifted ? 'table-labels-shifted' : 'table-columns-unclear', count)
      continue
    }
    const cells = resolveRow(
      withoutOrdinal(source.folded, entry, next, order.length),
      order.length,
      habit,
      entry,
      holds,
    )
    if (cells === null) {
      if (count > 0) ambiguous(entry, row, 'table-row-ambiguous', count)
      continue
    }
    if (order.length === columns.length && cells.every(isFilled) && next?.follows) reading.fenced.add(id)
    for (const [c, cell] of cells.entries()) {
      const column = order[c]
      if (column === null || column === undefined) continue
      const unit = entry.unit
        ? source.folded.slice(entry.unit.start, entry.unit.end)
        : (header.units.get(column) ?? null)
      reading.cells.push({ row: id, column, cell: cellOf(source, cell, unit), bounded: cell.number?.bounded ?? false })
    }
  }
}

/** Without the number of the next label that stands apart from it: … 0 0 0 ⏎2 重复申请. */
function withoutOrdinal(
  text: string,
  entry: Entry,
  next: FoundBlock['rows'][number]['next'],
  count: number,
): RawCell[] {
  const last = entry.cells.findLast((cell) => cell.kind === 'number')
  if (!last || !next || next.entry.ordinal !== null || filledIn(entry) !== count + 1) return entry.cells
  if (text.slice(last.start, last.end) !== next.number) return entry.cells
  return /^[ .、]{0,2}$/.test(text.slice(last.end, next.entry.span.start))
    ? entry.cells.filter((cell) => cell !== last)
    : entry.cells
}

/** Blocks whose columns are as many in each edition: told by the other blocks, where they agree, or by the wording of a row. */
function likelyVariant(found: FoundBlock, told: (FormEdition | null)[]): number {
  const editions = new Set(told.filter((one) => one !== null))
  if (editions.size !== 1) return -1
  const edition = [...editions][0]
  const variant = found.block.variants.findIndex((one) => one.edition === edition)
  const count = found.block.variants[variant]?.columns.length
  return found.rows.every(({ entry }) => filledIn(entry) === count || filledIn(entry) === 0) ? variant : -1
}

/** The columns in the order of the cells: the header's where it adds columns or the cells are as many, else the form's. */
function chooseOrder(found: FoundBlock, header: HeaderColumns | null, columns: string[]): (string | null)[] | null {
  if (columns.length === 0) return null
  const told = header?.order ?? null
  const fitting = (count: number) => found.rows.filter(({ entry }) => filledIn(entry) === count).length
  if (told && (told.length >= columns.length || fitting(told.length) > fitting(columns.length))) return told
  return header?.foreign ? null : columns
}

/**
 * Where the agency added a column, its place among the others is told by the arithmetic of the rows: the one place, the header's
 * first, at which all full rows add up. Null where several places do; without arithmetic the header alone tells.
 */
function confirmOrder(
  found: FoundBlock,
  order: (string | null)[] | null,
  columns: string[],
  identity: Form['identities'][number] | undefined,
): (string | null)[] | null {
  if (!order || !identity || order.length <= columns.length) return order
  if (order.length > columns.length + 1) return null
  const known = order.filter((column) => column !== null)
  if (known.length !== columns.length) return null
  const rows = found.rows.flatMap(({ entry }) => {
    const values = entry.cells.filter(isFilled).map((cell) => cell.number?.value ?? Number.NaN)
    return values.length === order.length && !values.some(Number.isNaN) ? [values] : []
  })
  const places = order.map((_, at): (string | null)[] => [...known.slice(0, at), null, ...known.slice(at)])
  const fits = places.filter((one) =>
    rows.every((values) => sideOf(one, values, identity.left) === sideOf(one, values, identity.right)),
  )
  return rows.length > 0 && fits.length === 1 ? (fits[0] ?? null) : null
}

/** How the full rows of the table stand. */
function habitOf(blocks: FoundBlock[]): RowHabit {
  const offsets = new Map<number, Set<number>>()
  const trailing = new Set<number>()
  let full = 0
  let inLine = 0
  for (const found of blocks) {
    const count = found.header.order?.length ?? found.block.variants[variantOf(found)]?.columns.length
    for (const { entry } of found.rows) {
      const filled = entry.cells.filter(isFilled)
      if (filled.length !== count || !isOneRow(filled)) continue
      full++
      if (filled.every((cell) => cell.line === entry.line)) inLine++
      const own = offsets.get(entry.column) ?? new Set()
      offsets.set(entry.column, own.add(entry.cells.findIndex(isFilled)))
      trailing.add(entry.cells.length - 1 - entry.cells.findLastIndex(isFilled))
    }
  }
  return { offsets, trailing, inLine: full > 0 && inLine * 5 >= full * 4 }
}

function sideOf(order: (string | null)[], values: number[], names: string[]): number {
  return sumDecimals(names.map((name) => values[order.indexOf(name)] ?? 0))
}

/** The cell of the record: value, unit and exact text. */
export function cellOf(source: Source, raw: RawCell, unit: string | null): Cell {
  const { start, end } = raw
  return {
    value: raw.number?.value ?? null,
    unit: raw.number ? (raw.number.unit ?? unit) : null,
    source: { start, end },
    text: source.text.slice(start, end),
  }
}
