import { cpSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { expect, test, vi } from 'vitest'
import { csvText } from '../../src/batch/csv-line.ts'
import { metricIds, type Report } from '../../src/record/schema.ts'
import { gongkai, scratch } from './gongkai.ts'

vi.setConfig({ testTimeout: 600_000 })

type Row = Record<string, unknown>

/** Rows with dates as their ISO text, and numbers as numbers. */
async function rowsOf(connection: DuckDBConnection, source: string): Promise<Row[]> {
  const columns = await typesOf(connection, source)
  const select = Object.entries(columns).map(([name, type]) => (type === 'DATE' ? `"${name}"::VARCHAR` : `"${name}"`))
  const named = select.map((expression, at) => `${expression} AS "${Object.keys(columns)[at]}"`)
  const read = await connection.runAndReadAll(`SELECT ${named.join(', ')} FROM ${source}`)
  return read.getRowObjectsJS() as Row[]
}

async function typesOf(connection: DuckDBConnection, source: string): Promise<Record<string, string>> {
  const read = await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${source}`)
  return Object.fromEntries(read.getRowObjectsJS().map((row) => [String(row.column_name), String(row.column_type)]))
}

const factRows = (record: Report): Row[] =>
  record.facts.map((fact) => ({
    report: record.source.path,
    fact: fact.id,
    metric: fact.metric,
    value: fact.value,
    range_from: fact.range?.from ?? null,
    range_to: fact.range?.to ?? null,
    unit: fact.unit,
    bound: fact.bound,
    basis: fact.basis,
    whole: fact.whole,
    period_from: fact.period?.from ?? null,
    period_to: fact.period?.to ?? null,
    period_basis: fact.period?.basis ?? null,
    label: fact.label,
    section: fact.section,
    section_kind: expect.any(String),
    start: fact.source.start,
    end: fact.source.end,
    numeral_start: fact.numeral?.start ?? null,
    numeral_end: fact.numeral?.end ?? null,
    text: fact.text,
    part_of: fact.partOf,
    rule: fact.rule,
  }))

/** Cells of the statutory tables, by their paths. */
function cellRows(record: Report): Row[] {
  const rows: Row[] = []
  const walk = (table: string, path: string[], node: unknown): void => {
    if (node === null || typeof node !== 'object') return
    const { source, value, unit, text } = node as { source?: { start: number; end: number } } & Row
    if (source && typeof text === 'string')
      rows.push({
        report: record.source.path,
        table_name: table,
        path: path.join('.'),
        value,
        unit,
        start: source.start,
        end: source.end,
        text,
      })
    else for (const [name, inner] of Object.entries(node)) walk(table, [...path, name], inner)
  }
  for (const [table, tree] of Object.entries(record.statutory)) walk(table, [], tree)
  return rows
}

const termRows = (record: Report): Row[] =>
  record.checks.flatMap((check) =>
    (['left', 'right'] as const).flatMap((side) =>
      check[side].terms.map(({ name, value, sign, source, text }) => ({
        report: record.source.path,
        check_id: check.id,
        side,
        name,
        value,
        sign,
        start: source.start,
        end: source.end,
        text,
      })),
    ),
  )

const checkRows = (record: Report): Row[] =>
  record.checks.map(({ id, status, left, right, difference, reason }) => ({
    report: record.source.path,
    check_id: id,
    status,
    left_value: left.value,
    right_value: right.value,
    difference,
    reason,
  }))

const messageRows = (record: Report): Row[] =>
  record.messages.map((message) => ({
    report: record.source.path,
    rule: message.ruleId,
    severity: message.severity,
    reason: message.reason,
    start: message.span?.start ?? null,
    end: message.span?.end ?? null,
    place_line: message.place?.start.line ?? null,
    place_column: message.place?.start.column ?? null,
    actual: message.actual,
    expected: message.expected && JSON.stringify(message.expected),
  }))

/** What a row of `reports` says of a metric and of the header, in the record's own words. */
function expectReport(row: Row, record: Report): void {
  expect(row.report).toBe(record.source.path)
  expect(row.sha256).toBe(record.source.sha256)
  for (const [column, field] of [
    ['title', record.header.title],
    ['agency', record.header.agency],
    ['year', record.header.year],
    ['published_on', record.header.publishedOn],
    ['signed_on', record.header.signedOn],
    ['phone', record.header.contact.phone],
  ] as const) {
    expect(row[column]).toBe(field?.value ?? null)
    expect(row[`${column}_start`]).toBe(field?.source[0]?.start ?? null)
    expect(row[`${column}_end`]).toBe(field?.source.at(-1)?.end ?? null)
  }
  for (const id of metricIds) {
    const measure = id.split('.').reduce<unknown>((at, name) => (at as Row | null)?.[name] ?? null, record.metrics) as {
      value: number | null
      bound: string
      conflict: boolean
      facts: string[]
    } | null
    expect(row[id]).toBe(measure?.value ?? null)
    expect(row[`${id}.bound`]).toBe(measure?.bound ?? null)
    expect(row[`${id}.conflict`]).toBe(measure?.conflict ?? null)
    if (measure === null || measure.value === null) continue
    const places = record.facts
      .filter((fact) => measure.facts.includes(fact.id) && fact.value === measure.value)
      .map(({ source, rule }) => ({ start: source.start, end: source.end, rule }))
    const { start, end, rule } = Object.fromEntries(
      ['start', 'end', 'rule'].map((name) => [name, row[`${id}.${name}`]]),
    )
    expect(places).toContainEqual({ start, end, rule })
  }
}

test('parquet, DuckDB and CSV say what the records say, value by value, with types and spans', async () => {
  const folder = scratch()
  cpSync('corpus/dev', join(folder, 'in'), { recursive: true, filter: (path) => !path.endsWith('.json') })
  for (const output of ['r.jsonl', 'r.jsonl.gz', 'r.csv', 'r.parquet', 'r.duckdb', 'parquet', 'csv', 'jsonl']) {
    const format = output.includes('.') ? [] : ['--format', output]
    const { code, err } = await gongkai(['batch', 'in', '-o', output, '-q', ...format], folder)
    // Where nodejieba is not built, stderr says what stands in for it.
    expect(err.replace(/^gongkai: nodejieba is not built here.*\n/, '')).toBe('')
    expect(code).toBe(0)
  }
  const lines = readFileSync(join(folder, 'r.jsonl'), 'utf8').trimEnd().split('\n')
  const records = lines.map((line) => JSON.parse(line) as Report)
  expect(records.length).toBe(readdirSync(join(folder, 'in')).length)

  const connection = await (await DuckDBInstance.create()).connect()
  const file = (name: string): string => `'${join(folder, name)}'`
  await connection.run(`ATTACH ${file('r.duckdb')} AS base (READ_ONLY)`)
  const gzipped = await connection.runAndReadAll(
    `SELECT count(*)::INTEGER FROM read_json(${file('r.jsonl.gz')}, columns = {schema: 'VARCHAR'})`,
  )
  expect(gzipped.getRows()).toEqual([[records.length]])

  /** A table of a CSV file in the types of the parquet one; the texts without the mark that keeps formulas from running. */
  const csvRows = async (csv: string, parquet: string): Promise<Row[]> => {
    const types = await typesOf(connection, `read_parquet(${parquet})`)
    const columns = Object.entries(types).map(([name, type]) => `'${name}': '${type}'`)
    const source = `read_csv(${csv}, header = true, allow_quoted_nulls = false, columns = {${columns.join(', ')}})`
    const rows = await rowsOf(connection, source)
    const plain = (value: unknown): unknown => (typeof value === 'string' ? csvText(value) : value)
    return rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])))
  }

  for (const [table, expected] of [
    ['facts', records.flatMap(factRows)],
    ['cells', records.flatMap(cellRows)],
    ['checks', records.flatMap(checkRows)],
    ['terms', records.flatMap(termRows)],
    ['messages', records.flatMap(messageRows)],
  ] as const) {
    expect(expected.length, table).toBeGreaterThan(0)
    const parquet = file(`parquet/${table}.parquet`)
    expect(await rowsOf(connection, `read_parquet(${parquet})`)).toEqual(expected)
    expect(await rowsOf(connection, `base.${table}`)).toEqual(expected)
    expect(await csvRows(file(`csv/${table}.csv`), parquet)).toEqual(expected)
    const lines = readFileSync(join(folder, `jsonl/${table}.jsonl`), 'utf8')
      .trimEnd()
      .split('\n')
    expect(lines.map((line) => JSON.parse(line))).toEqual(expected)
    expect(await typesOf(connection, `base.${table}`)).toEqual(await typesOf(connection, `read_parquet(${parquet})`))
  }
  for (const rows of [
    await rowsOf(connection, `read_parquet(${file('r.parquet')})`),
    await rowsOf(connection, 'base.reports'),
    await rowsOf(connection, `read_parquet(${file('parquet/reports.parquet')})`),
    await csvRows(file('r.csv'), file('r.parquet')),
    await csvRows(file('csv/reports.csv'), file('r.parquet')),
  ]) {
    expect(rows.length).toBe(records.length)
    rows.forEach((row, at) => {
      expectReport(row, records[at] as Report)
    })
  }
  const types = await typesOf(connection, `read_parquet(${file('r.parquet')})`)
  expect(types).toMatchObject({
    report: 'VARCHAR',
    year: 'INTEGER',
    published_on: 'DATE',
    'applications.received.total': 'DOUBLE',
    'applications.received.total.conflict': 'BOOLEAN',
    'applications.received.total.start': 'INTEGER',
  })
  expect(readFileSync(join(folder, 'r.csv')).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
  connection.closeSync()

  // The same run in another form has no other values.
  for (const other of ['r.duckdb', 'parquet', 'csv', 'jsonl']) {
    const { code, out } = await gongkai(['diff', 'r.jsonl', other, '--fail-on-change'], folder)
    expect(out).toContain(`${records.length} reports in both runs, ${records.length} of them the same`)
    expect(code).toBe(0)
  }
})
