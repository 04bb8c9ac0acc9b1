import type { z } from 'zod'
import {
  cellSchema,
  checkSchema,
  factSchema,
  messageSchema,
  type Report,
  type Section,
  type SectionKind,
  termSchema,
} from '../record/schema.ts'
import { statutoryCells } from './cells.ts'
import { type Column, type ColumnOf, type ColumnType, columnTypes, type Value } from './columns.ts'
import { reportColumns } from './report-columns.ts'

/** The tables of an archive's records, each with a row for one thing of a report; `report` is the report's key in all. */
export const tableNames = ['reports', 'facts', 'cells', 'checks', 'terms', 'messages'] as const
export type TableName = (typeof tableNames)[number]

/** A table: its columns, and the rows that a record gives. */
export interface Table {
  name: TableName
  columns: readonly Column[]
  rows(report: Report): Value[][]
}

/**
 * The tables of a run.
 *
 * @param metrics ids of the codebook's metrics, in its order
 */
export function tablesOf(metrics: readonly string[]): Table[] {
  return [
    table('reports', reportColumns(metrics), (report) => [report]),
    table('facts', factColumns(), (report) => {
      const kinds = sectionKinds(report.sections)
      return report.facts.map((fact) => ({ report, fact, sectionKind: kinds.get(fact.section) ?? 'unclassified' }))
    }),
    table('cells', cellColumns(), (report) => statutoryCells(report).map((cell) => ({ report, ...cell }))),
    table('checks', checkColumns(), (report) => report.checks.map((check) => ({ report, check }))),
    table('terms', termColumns(), (report) =>
      report.checks.flatMap((check) =>
        (['left', 'right'] as const).flatMap((side) =>
          check[side].terms.map((term) => ({ report, check, side, term })),
        ),
      ),
    ),
    table('messages', messageColumns(), (report) => report.messages.map((message) => ({ report, message }))),
  ]
}

function table<Row>(name: TableName, columns: ColumnOf<Row>[], rowsOf: (report: Report) => Row[]): Table {
  return {
    name,
    columns: columns.map(({ name, type }) => ({ name, type })),
    rows: (report) => rowsOf(report).map((row) => columns.map(({ get }) => get(row))),
  }
}

type Of<Row> = (name: string, path: string, get: (row: Row) => Value) => ColumnOf<Row>

const columnsFrom = <Row>(schema: z.ZodType): Of<Row> => {
  const typeOf = columnTypes(schema)
  return (name, path, get) => ({ name, type: typeOf(path), get })
}

const key = <Row extends { report: Report }>(): ColumnOf<Row> => ({
  name: 'report',
  type: 'VARCHAR' satisfies ColumnType,
  get: ({ report }) => report.source.path,
})

function factColumns() {
  type Row = { report: Report; fact: Report['facts'][number]; sectionKind: SectionKind }
  const of = columnsFrom<Row>(factSchema)
  return [
    key<Row>(),
    of('fact', 'id', ({ fact }) => fact.id),
    of('metric', 'metric', ({ fact }) => fact.metric),
    of('value', 'value', ({ fact }) => fact.value),
    of('range_from', 'range.from', ({ fact }) => fact.range?.from ?? null),
    of('range_to', 'range.to', ({ fact }) => fact.range?.to ?? null),
    of('unit', 'unit', ({ fact }) => fact.unit),
    of('bound', 'bound', ({ fact }) => fact.bound),
    of('basis', 'basis', ({ fact }) => fact.basis),
    of('whole', 'whole', ({ fact }) => fact.whole),
    of('period_from', 'period.from', ({ fact }) => fact.period?.from ?? null),
    of('period_to', 'period.to', ({ fact }) => fact.period?.to ?? null),
    of('period_basis', 'period.basis', ({ fact }) => fact.period?.basis ?? null),
    of('label', 'label', ({ fact }) => fact.label),
    of('section', 'section', ({ fact }) => fact.section),
    { name: 'section_kind', type: 'VARCHAR', get: ({ sectionKind }) => sectionKind } satisfies ColumnOf<Row>,
    of('start', 'source.start', ({ fact }) => fact.source.start),
    of('end', 'source.end', ({ fact }) => fact.source.end),
    of('numeral_start', 'numeral.start', ({ fact }) => fact.numeral?.start ?? null),
    of('numeral_end', 'numeral.end', ({ fact }) => fact.numeral?.end ?? null),
    of('text', 'text', ({ fact }) => fact.text),
    of('part_of', 'partOf', ({ fact }) => fact.partOf),
    of('rule', 'rule', ({ fact }) => fact.rule),
  ]
}

function cellColumns() {
  type Row = { report: Report } & ReturnType<typeof statutoryCells>[number]
  const of = columnsFrom<Row>(cellSchema)
  return [
    key<Row>(),
    { name: 'table_name', type: 'VARCHAR', get: ({ table }) => table } satisfies ColumnOf<Row>,
    { name: 'path', type: 'VARCHAR', get: ({ path }) => path } satisfies ColumnOf<Row>,
    of('value', 'value', ({ cell }) => cell.value),
    of('unit', 'unit', ({ cell }) => cell.unit),
    of('start', 'source.start', ({ cell }) => cell.source.start),
    of('end', 'source.end', ({ cell }) => cell.source.end),
    of('text', 'text', ({ cell }) => cell.text),
  ]
}

function checkColumns() {
  type Row = { report: Report; check: Report['checks'][number] }
  const of = columnsFrom<Row>(checkSchema)
  return [
    key<Row>(),
    of('check_id', 'id', ({ check }) => check.id),
    of('status', 'status', ({ check }) => check.status),
    of('left_value', 'left.value', ({ check }) => check.left.value),
    of('right_value', 'right.value', ({ check }) => check.right.value),
    of('difference', 'difference', ({ check }) => check.difference),
    of('reason', 'reason', ({ check }) => check.reason),
  ]
}

function termColumns() {
  type Check = Report['checks'][number]
  type Row = { report: Report; check: Check; side: string; term: Check['left']['terms'][number] }
  const of = columnsFrom<Row>(termSchema)
  return [
    key<Row>(),
    { name: 'check_id', type: 'VARCHAR', get: ({ check }) => check.id } satisfies ColumnOf<Row>,
    { name: 'side', type: 'VARCHAR', get: ({ side }) => side } satisfies ColumnOf<Row>,
    of('name', 'name', ({ term }) => term.name),
    of('value', 'value', ({ term }) => term.value),
    of('sign', 'sign', ({ term }) => term.sign),
    of('start', 'source.start', ({ term }) => term.source.start),
    of('end', 'source.end', ({ term }) => term.source.end),
    of('text', 'text', ({ term }) => term.text),
  ]
}

function messageColumns() {
  type Row = { report: Report; message: Report['messages'][number] }
  const of = columnsFrom<Row>(messageSchema)
  return [
    key<Row>(),
    of('rule', 'ruleId', ({ message }) => message.ruleId),
    of('severity', 'severity', ({ message }) => message.severity),
    of('reason', 'reason', ({ message }) => message.reason),
    of('start', 'span.start', ({ message }) => message.span?.start ?? null),
    of('end', 'span.end', ({ message }) => message.span?.end ?? null),
    of('place_line', 'place.start.line', ({ message }) => message.place?.start.line ?? null),
    of('place_column', 'place.start.column', ({ message }) => message.place?.start.column ?? null),
    of('actual', 'actual', ({ message }) => message.actual),
    {
      name: 'expected',
      type: 'VARCHAR',
      get: ({ message }) => message.expected && JSON.stringify(message.expected),
    } satisfies ColumnOf<Row>,
  ]
}

function sectionKinds(sections: readonly Section[], kinds = new Map<string, SectionKind>()): Map<string, SectionKind> {
  for (const { id, kind, sections: inner } of sections) {
    kinds.set(id, kind)
    sectionKinds(inner, kinds)
  }
  return kinds
}

/** A row as a JSON object under the columns' names. */
export const jsonRow = (columns: readonly Column[], row: readonly Value[]): string =>
  JSON.stringify(Object.fromEntries(columns.map(({ name }, at) => [name, row[at] ?? null])))
