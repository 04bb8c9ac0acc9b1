import { existsSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { ShardForm } from './settings.ts'
import { tableNames } from './tables.ts'

/** Forms of the tables in a folder. */
export const tableFormats = ['parquet', 'csv', 'jsonl'] as const
export type TableFormat = (typeof tableFormats)[number]

/** Where a run's results go, and in which form. */
export interface Output {
  kind: 'records' | 'table' | 'database' | 'folder'
  path: string
  /** Of the tables, or of the single table; of records 'jsonl'. */
  format: TableFormat
  gzip: boolean
  /** The tables that are written; null for all of them. */
  tables: readonly string[] | null
  errors: string
  /** Folder with what is done, beside the output. */
  state: string
}

/** What a name that no output has is taken for: said to the user. */
export class OutputError extends Error {
  override readonly name = 'OutputError'
}

/**
 * Tells by its name what an output is: records.jsonl(.gz), reports.csv, reports.parquet, archive.duckdb, or a folder.
 *
 * @param format of the tables in a folder
 * @throws OutputError for an ending that is not written
 */
export function outputOf(path: string, format: TableFormat | null): Output {
  const name = basename(path)
  const isFolder = /[\\/]$/.test(path) || (existsSync(path) && statSync(path).isDirectory())
  const ending = isFolder ? '' : (/\.[a-z]{2,8}(?:\.gz)?$/i.exec(name)?.[0].toLowerCase() ?? '')
  const single = (kind: Output['kind'], more: Partial<Output>): Output => {
    if (format !== null) throw new OutputError(`--format is for a folder; '${name}' says itself what it is`)
    const errors = join(dirname(path), `${name.slice(0, -ending.length)}.errors.jsonl`)
    return { kind, path, format: 'parquet', gzip: false, tables: null, errors, state: stateOf(path), ...more }
  }
  switch (ending) {
    case '.jsonl':
    case '.ndjson':
      return single('records', { format: 'jsonl' })
    case '.jsonl.gz':
    case '.ndjson.gz':
      return single('records', { format: 'jsonl', gzip: true })
    case '.csv':
    case '.parquet':
      return single('table', { format: ending === '.csv' ? 'csv' : 'parquet', tables: ['reports'] })
    case '.duckdb':
      return single('database', {})
    case '':
      return {
        kind: 'folder',
        path,
        format: format ?? 'parquet',
        gzip: false,
        tables: null,
        errors: join(path, 'errors.jsonl'),
        state: stateOf(path),
      }
    default:
      throw new OutputError(
        `'${name}': an output is .jsonl, .jsonl.gz, .csv, .parquet, .duckdb, or a folder (a name without an ending, or with a slash behind it)`,
      )
  }
}

/** The files and folders that a run writes: none of them is an input of its own. */
export function ownFiles({ kind, path, errors, state }: Output): string[] {
  if (kind !== 'folder') return [path, errors, state]
  const tables = tableNames.flatMap((table) => tableFormats.map((format) => join(path, `${table}.${format}`)))
  return [...tables, errors, state]
}

/** Whether an earlier run left an output here. */
export const hasOutput = ({ kind, path, errors }: Output): boolean => existsSync(kind === 'folder' ? errors : path)

const stateOf = (path: string): string => `${resolve(path)}.gongkai-state`

/** The form in which threads hand over what they read. */
export function shardForm({ kind, format, gzip }: Output): ShardForm {
  if (kind === 'records') return gzip ? 'records.gz' : 'records'
  return kind === 'database' || format === 'parquet' ? 'rows' : format
}
