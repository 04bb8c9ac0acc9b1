import { createReadStream, existsSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createGunzip } from 'node:zlib'
import { byteLines } from '../readers/containers/json-lines.ts'
import { causeWords } from '../readers/read-error.ts'
import { isUnclaimed } from '../record/claimed.ts'
import type { Language } from '../record/messages.ts'
import type { Extracted, Report } from '../record/schema.ts'
import { statutoryCells } from './cells.ts'
import { csvText } from './csv-line.ts'
import { duckdb, MissingPackage } from './database.ts'
import { tablesOf } from './tables.ts'

/** Something that a run read from a report, as two runs are compared by it. */
export interface RunValue {
  /** Id of the metric, 'header.title', or a cell's path: 'article20.rules.issued'. */
  metric: string
  /** Where it stands: one metric may be told at several places. */
  start: number
  end: number
  /** Value, unit, bound and period as one text. */
  value: string
  /** The rule that read it; '' for cells. */
  rule: string
}

/** What a run read from one report. */
export interface RunReport {
  report: string
  values: RunValue[]
  /** Quantities that no rule claimed. */
  unclaimed: number
}

/** Why a path is not taken for the output of a run. */
const catalogue = {
  missing: { en: 'there is no such file or folder', zh: '没有这个文件或文件夹' },
  kind: {
    en: 'a run is compared by its .jsonl(.gz), its folder of tables or its .duckdb',
    zh: '请用运行结果的 .jsonl(.gz)、表格文件夹或 .duckdb 来比较',
  },
  foreign: { en: 'this is no output of gongkai batch: {detail}', zh: '不是 gongkai batch 的输出：{detail}' },
} as const

/** The output of a run cannot be read. */
export class RunError extends Error {
  override readonly name = 'RunError'
  /** The message in Chinese. */
  readonly messageZh: string

  constructor(code: keyof typeof catalogue, path: string, cause?: unknown) {
    const detail = causeWords(cause)
    const tell = (language: Language) => `${path}: ${catalogue[code][language].replace('{detail}', () => detail)}`
    super(tell('en'), { cause })
    this.messageZh = tell('zh')
  }
}

/**
 * Reads the output of a run, a report at a time, in its order.
 *
 * @param path .jsonl(.gz) with records; a folder with tables, or with the parts of a queue; .duckdb
 * @throws RunError for anything else, and for what is damaged; MissingPackage for tables, where DuckDB is not there
 */
export async function* runReports(path: string): AsyncGenerator<RunReport> {
  if (!existsSync(path)) throw new RunError('missing', path)
  try {
    if (statSync(path).isDirectory()) yield* folderReports(path)
    else if (/\.(?:jsonl|ndjson)(?:\.gz)?$/i.test(path)) yield* recordReports(path)
    else if (/\.duckdb$/i.test(path)) yield* tableReports(path, (table) => `run.${table}`, false)
    else throw new RunError('kind', path)
  } catch (error) {
    throw error instanceof RunError || error instanceof MissingPackage ? error : new RunError('foreign', path, error)
  }
}

/** A line may hold the record of a document of any size. */
const LONGEST_LINE = 2 ** 29

async function* recordReports(path: string): AsyncGenerator<RunReport> {
  const file = createReadStream(path)
  const chunks = /\.gz$/i.test(path) ? file.pipe(createGunzip()) : file
  let number = 0
  for await (const line of byteLines(chunks, LONGEST_LINE)) {
    number++
    if (line === null || line.length === 0) continue
    let report: RunReport
    try {
      const record = JSON.parse(Buffer.from(line).toString('utf8')) as Report | null
      if (record?.schema !== 'gongkai/report@1') throw new Error('no record of this version')
      report = reportOf(record)
    } catch (cause) {
      throw new RunError('foreign', `${path}:${number}`, cause)
    }
    yield report
  }
}

function reportOf(record: Report): RunReport {
  const { contact, ...fields } = record.header
  const header = [...Object.entries(fields), ...Object.entries(contact)] as [string, Extracted<unknown> | null][]
  const values: RunValue[] = header.flatMap(([name, field]) => {
    if (!field) return []
    const start = Math.min(...field.source.map(({ start }) => start))
    const end = Math.max(...field.source.map(({ end }) => end))
    const value = typeof field.value === 'object' ? Object.values(field.value ?? {}).join('/') : String(field.value)
    return [{ metric: `header.${name}`, start, end, value, rule: field.rule }]
  })
  let unclaimed = 0
  for (const { metric, value, range, unit, bound, period, numeral, source, rule } of record.facts) {
    if (isUnclaimed({ rule })) unclaimed++
    else if (metric !== null) {
      const { start, end } = numeral ?? source
      values.push({
        metric,
        start,
        end,
        value: told({ value, from: range?.from, to: range?.to, unit, bound, period }),
        rule,
      })
    }
  }
  for (const { table, path, cell } of statutoryCells(record)) {
    const { start, end } = cell.source
    values.push({
      metric: `${table}.${path}`,
      start,
      end,
      value: told({ value: cell.value, unit: cell.unit }),
      rule: '',
    })
  }
  return { report: record.source.path ?? '', values, unclaimed }
}

interface Told {
  value: number | null
  from?: number | null | undefined
  to?: number | null | undefined
  unit: string | null
  bound?: string
  period?: { from: string; to: string } | null
}

/** '2986400件 over (2020-01-01/2020-12-31)' */
function told({ value, from, to, unit, bound, period }: Told): string {
  const figure = typeof from === 'number' ? `${from}–${to}` : String(value ?? '–')
  const sure = bound && bound !== 'exact' ? ` ${bound}` : ''
  return `${figure}${unit ?? ''}${sure}${period ? ` (${period.from}/${period.to})` : ''}`
}

const tableFiles = (folder: string, table: string): string | null => {
  for (const ending of ['parquet', 'csv', 'jsonl'])
    if (existsSync(join(folder, `${table}.${ending}`))) return join(folder, `${table}.${ending}`)
  return existsSync(join(folder, 'run.json')) ? join(folder, 'parts', '*', `${table}.parquet`) : null
}

/** Names and types of a table's columns, since JSON tells none where all values are null. */
const jsonTypes = (table: string): string =>
  (tablesOf([]).find(({ name }) => name === table)?.columns ?? [])
    .map(({ name, type }) => `'${name}': '${type}'`)
    .join(', ')

async function* folderReports(folder: string): AsyncGenerator<RunReport> {
  if (tableFiles(folder, 'facts') === null) throw new RunError('foreign', folder, 'there is no table of facts in it')
  const source = (table: string): string => {
    const files = (tableFiles(folder, table) ?? '').replaceAll("'", "''")
    if (files.endsWith('.csv'))
      return `read_csv('${files}', header = true, all_varchar = true, allow_quoted_nulls = false)`
    return files.endsWith('.jsonl')
      ? `read_json('${files}', columns = {${jsonTypes(table)}})`
      : `read_parquet('${files}')`
  }
  yield* tableReports(null, source, tableFiles(folder, 'facts')?.endsWith('.csv') ?? false)
}

/** The header's columns in the table of reports; their places stand beside them. */
const headerColumns: readonly [field: string, column: string, value?: string][] = [
  ['title', 'title'],
  ['agency', 'agency'],
  ['year', 'year'],
  ['period', 'period', "period_from || '/' || period_to"],
  ['publishedOn', 'published_on'],
  ['signedBy', 'signed_by'],
  ['signedOn', 'signed_on'],
  ['indexNumber', 'index_number'],
  ['phone', 'phone'],
  ['address', 'address'],
  ['postcode', 'postcode'],
  ['email', 'email'],
  ['website', 'website'],
]

/** Reports out of tables, by DuckDB, which holds on disk what does not fit into memory. */
async function* tableReports(
  database: string | null,
  source: (table: string) => string,
  csv: boolean,
): AsyncGenerator<RunReport> {
  const { DuckDBInstance } = await duckdb()
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: '1GB' })
  const connection = await instance.connect()
  try {
    if (database !== null)
      await connection.run(`ATTACH '${resolve(database).replaceAll("'", "''")}' AS run (READ_ONLY)`)
    const value = (column: string): string => `CAST(${column} AS DOUBLE)`
    const fields = headerColumns.map(
      ([field, column, expression = column]) =>
        `{'metric': 'header.${field}', 'start': CAST(${column}_start AS INTEGER), 'end': CAST(${column}_end AS INTEGER),
          'value': CAST(${expression} AS VARCHAR)}`,
    )
    const result = await connection.stream(
      `SELECT report, metric, CAST(start AS INTEGER), CAST("end" AS INTEGER), value, range_from, range_to, unit, bound,
         CAST(period_from AS VARCHAR), CAST(period_to AS VARCHAR), rule FROM (
         SELECT report, field.metric AS metric, field.start AS start, field."end" AS "end", NULL AS value,
             NULL AS range_from, NULL AS range_to, field.value AS unit, 'header' AS bound,
             NULL AS period_from, NULL AS period_to, '' AS rule
           FROM (SELECT report, unnest([{'metric': '', 'start': 0, 'end': 0, 'value': ''}, ${fields.join(', ')}]) AS field
             FROM ${source('reports')})
           WHERE field.start IS NOT NULL
         UNION ALL
         SELECT report, metric, coalesce(numeral_start, start), coalesce(numeral_end, "end"), ${value('value')},
           ${value('range_from')}, ${value('range_to')}, unit, bound, period_from, period_to, rule FROM ${source('facts')}
         UNION ALL
         SELECT report, table_name || '.' || path, start, "end", ${value('value')}, NULL, NULL, unit, '', NULL, NULL, ''
           FROM ${source('cells')})
       ORDER BY report`,
    )
    let current = null as RunReport | null
    for await (const rows of result.yieldRows())
      for (const row of rows) {
        const [report, metric, start, end, value, from, to, unit, bound, periodFrom, periodTo, rule] = row as Row
        if (current?.report !== report) {
          if (current) yield current
          current = { report, values: [], unclaimed: 0 }
        }
        if (isUnclaimed({ rule })) current.unclaimed++
        else if (metric !== null && metric !== '') {
          const period = periodFrom !== null && periodTo !== null ? { from: periodFrom, to: periodTo } : null
          const own = csv && unit !== null ? csvText(unit) : unit
          const text = bound === 'header' ? (own ?? '') : told({ value, from, to, unit: own, bound, period })
          current.values.push({ metric, start, end, value: text, rule })
        }
      }
    if (current) yield current
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

type Row = [
  report: string,
  metric: string | null,
  start: number,
  end: number,
  value: number | null,
  from: number | null,
  to: number | null,
  unit: string | null,
  bound: string,
  periodFrom: string | null,
  periodTo: string | null,
  rule: string,
]
