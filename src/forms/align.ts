import { rightWords } from '../document/tables.ts'
import type { Tree } from '../document/tree.ts'
import type { SectionKind, Table } from '../record/schema.ts'
import type { Source } from '../source/source.ts'
import { overlaps, type Span } from '../source/span.ts'
import { alignBare } from './align-bare.ts'
import { alignGroups } from './align-remedies.ts'
import { alignRows, type FormReading } from './align-rows.ts'
import type { AlignedTables, MetricCell } from './aligned.ts'
import { assembleStatutory } from './assemble-statutory.ts'
import type { FormEdition, TableName } from './form.ts'
import { createTableLexer, type TableLexer, type TableToken } from './lex-table.ts'
import { bundledForms, type FormSet } from './load-forms.ts'
import { rawRows } from './raw-tables.ts'
import { type Entry, readEntries } from './table-entries.ts'
import type { ReadCellNumber } from './table-number.ts'
import { tableNumerals } from './table-numerals.ts'

interface Region {
  span: Span
  section: string
  kind: SectionKind
  entries: Entry[]
  tokens: TableToken[]
  lexer: TableLexer
}

const sectionOfTable: Partial<Record<TableName, SectionKind>> = {
  article20: 'disclosure',
  applications: 'applications',
  remedies: 'remedies',
}

/**
 * Lays the statutory forms beside the report's tables: each is read as a stream of labels and numbers, whichever way it
 * survived. What stays ambiguous is null, with a message that says why. Linear in the length of the tables.
 */
export function align(source: Source, tree: Tree, forms: FormSet = bundledForms()): AlignedTables {
  const blocks = tree.blocks.filter((block) => block.kind === 'table')
  if (blocks.length === 0) return nothing
  const text = rightWords(source.folded, forms)
  const lexers = {
    statutory: createTableLexer(text, forms.vocabularies.statutory, forms),
    statistics: createTableLexer(text, forms.vocabularies.statistics, forms),
  }
  const regions = blocks.map(({ span, section }, i): Region => {
    const trimmed = trimSpan(text, span)
    const statutory = readEntries(lexers.statutory, trimmed, i)
    // the statistics table shares next to no label with the others
    const statistics = labelled(statutory.entries) < 4 ? readEntries(lexers.statistics, trimmed, i) : null
    const isStatistics = statistics !== null && labelled(statistics.entries) > labelled(statutory.entries)
    const { entries, tokens } = isStatistics ? statistics : statutory
    return {
      span: trimmed,
      section: section.id,
      kind: section.kind,
      entries,
      tokens,
      lexer: isStatistics ? lexers.statistics : lexers.statutory,
    }
  })
  const readings: FormReading[] = []
  for (const lexer of [lexers.statutory, lexers.statistics]) {
    const own = regions.filter((region) => region.lexer === lexer)
    const entries = own.flatMap((region) => region.entries)
    lexer.vocabulary.forms.forEach((form, f) => {
      const grouped = form.blocks.some((block) => block.groups.length > 0)
      const reading = grouped
        ? alignGroups(source, lexer.vocabulary, f, entries)
        : alignRows(source, lexer.vocabulary, f, entries)
      if (reading) readings.push(reading)
    })
  }
  readBareTables(source, regions, readings, forms)
  dropDeduplicated(text, regions, readings)
  const votes = readings.flatMap((reading) => reading.votes)
  const votes2021 = votes.filter((vote) => vote === '2021').length
  const edition: FormEdition | null = votes.length === 0 ? null : votes2021 * 2 > votes.length ? '2021' : '2019'
  const mixed = votes2021 > 0 && votes2021 < votes.length
  const messages = readings.flatMap((reading) => reading.messages)
  for (const reading of readings) {
    if (reading.span && !reading.cells.some(({ cell }) => cell.value !== null) && reading.messages.length === 0) {
      messages.push({ ruleId: 'table-empty', span: reading.span, data: { table: reading.form.zh } })
    }
  }
  const { statutory, doubts } = assembleStatutory(readings, edition)
  return {
    statutory,
    tables: regions.map((region, i) => rawTable(source, region, i, readings, edition, forms.patterns.readNumber)),
    edition,
    mixed,
    numerals: regions.flatMap((region) => tableNumerals(text, region.span, region.tokens)),
    metricCells: readings.flatMap((reading) => metricCellsOf(reading, edition).filter(({ value }) => value !== null)),
    doubts,
    forms: readings.map((reading) => reading.form),
    messages: messages.sort((a, b) => a.span.start - b.span.start),
  }
}

const nothing: AlignedTables = {
  statutory: { article20: null, applications: null, remedies: null, statistics: null },
  tables: [],
  edition: null,
  mixed: false,
  numerals: [],
  metricCells: [],
  doubts: new Map(),
  forms: [],
  messages: [],
}

const labelled = (entries: Entry[]): number => entries.filter((entry) => entry.kind === 'label').length

/** Without white space around; a tab at the end of a line parts cells. */
function trimSpan(text: string, { start, end }: Span): Span {
  const isSpace = (code: number) => code === 32 || code === 10
  let a = start
  let b = end
  while (a < b && isSpace(text.charCodeAt(a))) a++
  while (b > a && isSpace(text.charCodeAt(b - 1))) b--
  return { start: a, end: b }
}

/** Reads tables that kept their numbers and lost their row labels: by the section they stand in, or by what is left of the header. */
function readBareTables(source: Source, regions: Region[], readings: FormReading[], forms: FormSet): void {
  const edition = readings.flatMap((reading) => reading.votes)[0] ?? null
  for (const form of forms.vocabularies.statutory.forms) {
    const known = readings.find((reading) => reading.form === form)
    if (known && known.cells.length > 0) continue
    const entries = regions
      .filter(
        (region) => region.kind === sectionOfTable[form.table] || (known?.span && overlaps(region.span, known.span)),
      )
      .flatMap((region) => region.entries)
    const ownRows = entries.some((entry) => entry.kind === 'label' && isRowOf(forms, form.table, entry.label))
    if (ownRows) continue
    const bare = alignBare(
      source,
      form,
      entries,
      known?.votes[0] ?? headerEdition(forms, form.table, entries) ?? edition,
    )
    if (!bare) continue
    if (known) readings.splice(readings.indexOf(known), 1)
    readings.push(bare)
  }
}

function isRowOf(forms: FormSet, table: TableName, label: number): boolean {
  const { labels, forms: list } = forms.vocabularies.statutory
  const uses = labels[label]?.uses ?? []
  return uses.every((use) => use.role === 'row') && uses.some((use) => list[use.form]?.table === table)
}

/** The edition whose columns alone the labels name. */
function headerEdition(forms: FormSet, table: TableName, entries: Entry[]): FormEdition | null {
  const { labels, forms: list } = forms.vocabularies.statutory
  const editions = new Set<FormEdition>()
  for (const entry of entries) {
    for (const use of labels[entry.label]?.uses ?? []) {
      const edition =
        list[use.form]?.table === table ? list[use.form]?.blocks[use.block]?.variants[use.variant]?.edition : undefined
      if (edition) editions.add(edition)
    }
  }
  return editions.size === 1 ? ([...editions][0] as FormEdition) : null
}

/**
 * A scraper that drops every line that it has seen leaves no number twice in a table, and rows without cells. Then a row counts
 * only where it is one cell wide and the form's next label follows: the others may have lost cells and taken in those of a lost
 * label.
 */
function dropDeduplicated(text: string, regions: Region[], readings: FormReading[]): void {
  for (const region of regions) {
    if (!isDeduplicated(text, region, readings)) continue
    const { span } = region
    for (const reading of readings) {
      reading.cells = reading.cells.filter(({ row, cell }) => reading.fenced.has(row) || !overlaps(cell.source, span))
    }
    readings
      .find((reading) => reading.span && overlaps(reading.span, span))
      ?.messages.push({ ruleId: 'table-deduplicated', span, data: {} })
  }
}

function isDeduplicated(text: string, { entries, lexer, span }: Region, readings: FormReading[]): boolean {
  const printed = new Set<string>()
  let rows = 0
  let empty = 0
  for (const entry of entries) {
    for (const cell of entry.cells) {
      // blanks between separators are no trace of such a scraper
      if (cell.kind !== 'number' && cell.kind !== 'mark') return false
      const words = text.slice(cell.start, cell.end)
      if (printed.has(words)) return false
      printed.add(words)
    }
    const isRow = entry.kind === 'label' && lexer.vocabulary.labels[entry.label]?.uses.some((use) => use.role === 'row')
    if (isRow) rows++
    if (isRow && entry.cells.length === 0) empty++
  }
  const short = readings
    .flatMap((reading) => reading.messages)
    .filter((one) => overlaps(one.span, span) && one.ruleId !== 'table-repeated')
  return printed.size > 1 && rows > 0 && empty + short.length > 0
}

function formId(reading: FormReading, edition: FormEdition | null): string {
  return reading.form.table === 'statistics'
    ? 'statistics'
    : `${reading.votes[0] ?? edition ?? '2019'}.${reading.form.table}`
}

function rawTable(
  source: Source,
  region: Region,
  index: number,
  readings: FormReading[],
  edition: FormEdition | null,
  readNumber: ReadCellNumber,
): Table {
  const reading = readings.find((one) => one.span && overlaps(one.span, region.span))
  return {
    id: `t${index + 1}`,
    section: region.section,
    span: region.span,
    form: reading ? formId(reading, edition) : null,
    rows: rawRows(source, region.span, region.entries, readNumber),
  }
}

/** The cells that feed metrics, and their values in the metric's unit. */
function metricCellsOf(reading: FormReading, edition: FormEdition | null): MetricCell[] {
  const { form } = reading
  const cells: MetricCell[] = []
  const all = form.metrics['*'] === '*'
  const rows = new Set(Object.keys(form.metrics).map((name) => name.slice(0, name.lastIndexOf('.'))))
  for (const { row, column, cell, bounded } of reading.cells) {
    if (!all && !rows.has(row)) continue
    const name = column === '' ? row : `${row}.${column}`
    const metric = form.metrics[name] ?? (all && !row.includes('refusedReasons') ? name : undefined)
    if (metric === undefined) continue
    const path = `${form.table}.${name}`
    cells.push({ metric, cell, path, form: formId(reading, edition), ...inMetricUnit(cell.value, cell.unit), bounded })
  }
  return cells
}

/** 25.1万元 is 251000元; a count keeps its unit. */
function inMetricUnit(value: number | null, unit: string | null): { value: number | null; unit: string | null } {
  const scale = unit === '万元' ? 4 : unit === '亿元' ? 8 : 0
  if (value === null || scale === 0) return { value, unit }
  return { value: shiftPoint(value, scale), unit: '元' }
}

/** Moves the decimal point to the right, exactly. */
function shiftPoint(value: number, places: number): number {
  return Number(`${value}e${places}`)
}
