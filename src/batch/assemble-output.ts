import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Column, Value } from './columns.ts'
import { csvLine, csvMark } from './csv-line.ts'
import { writeDatabase } from './database.ts'
import type { Failure } from './failure.ts'
import { fileSink } from './file-sink.ts'
import type { Output } from './output.ts'
import { parquetFile } from './parquet-file.ts'
import { rowsOf } from './part.ts'
import { readShardFile, type ShardFile } from './shard-file.ts'
import type { State } from './state.ts'
import type { Table } from './tables.ts'

/** Something that takes the shards of a run in their order and makes a file of them. */
interface Writer {
  add(shard: ShardFile): Promise<void>
  finish(): Promise<void>
}

const errorColumns: readonly Column[] = (['path', 'code', 'stage', 'reason'] as const).map((name) => ({
  name,
  type: 'VARCHAR',
}))

/**
 * Makes the output of a run out of its shards, one shard in memory at a time, and puts it in its place: a file, or a
 * folder that was not there, by one rename; the tables of a folder that was there each by its own.
 *
 * @param ids of the shards in their order
 */
export async function assembleOutput(output: Output, ids: readonly string[], tables: readonly Table[], state: State) {
  await state.clearDrafts()
  const errors = state.draft('errors.jsonl')
  const made = output.kind === 'folder' ? state.draft('tables') : state.draft('output')
  if (output.kind === 'folder' || output.kind === 'database') await mkdir(state.draft('tables'), { recursive: true })
  const writers = [await errorsWriter(errors), ...(await outputWriters(output, tables, state))]
  for (const id of ids) {
    const shard = await readShardFile(state.shard(id))
    for (const writer of writers) await writer.add(shard)
  }
  for (const writer of writers) await writer.finish()
  if (output.kind === 'database') await writeDatabase(made, tablePaths(tables, state))
  if (output.kind === 'folder') await rename(errors, join(made, 'errors.jsonl'))
  else await place(errors, output.errors)
  await place(made, output.path)
  await state.clearDrafts()
}

async function outputWriters(output: Output, tables: readonly Table[], state: State): Promise<Writer[]> {
  switch (output.kind) {
    case 'records':
      return [await recordsWriter(state.draft('output'), output.gzip)]
    case 'table':
      return Promise.all(tables.map((table) => tableWriter(state.draft('output'), table, output.format)))
    case 'folder':
      return Promise.all(
        tables.map((table) =>
          tableWriter(join(state.draft('tables'), `${table.name}.${output.format}`), table, output.format),
        ),
      )
    case 'database': {
      const paths = tablePaths(tables, state)
      const own = tables.map((table) => parquetWriter(paths.get(table.name) ?? '', table.name, table.columns))
      return [...own, failuresWriter(paths.get('errors') ?? '')]
    }
  }
}

const tablePaths = (tables: readonly Table[], state: State): Map<string, string> =>
  new Map([...tables.map(({ name }) => name), 'errors'].map((name) => [name, join(state.draft('tables'), name)]))

/** Failures as lines of JSON. */
async function errorsWriter(path: string): Promise<Writer> {
  const sink = await fileSink(path)
  return { add: (shard) => sink.write(shard.section('errors')), finish: sink.finish }
}

/** Records as lines of JSON; gzipped, each shard is a member of its own, as RFC 1952 has it. */
async function recordsWriter(path: string, gzip: boolean): Promise<Writer> {
  const sink = await fileSink(path)
  return {
    add: (shard) => sink.write(gzip ? shard.packed('records') : shard.section('records')),
    finish: async () => {
      if (gzip && sink.bytes === 0) await sink.write(gzipSync(''))
      await sink.finish()
    },
  }
}

async function tableWriter(path: string, table: Table, format: Output['format']): Promise<Writer> {
  if (format === 'parquet') return parquetWriter(path, table.name, table.columns)
  const sink = await fileSink(path)
  if (format === 'csv') await sink.write(Buffer.from(csvMark + csvLine(table.columns.map(({ name }) => name))))
  return { add: (shard) => sink.write(shard.section(table.name)), finish: sink.finish }
}

function parquetWriter(path: string, name: string, columns: readonly Column[]): Writer {
  const file = parquetFile(path, name, columns)
  return {
    add: async (shard) => {
      for (const row of rowsOf(shard.section(name))) file.add(row)
    },
    finish: file.finish,
  }
}

/** The table `errors` of a database. */
function failuresWriter(path: string): Writer {
  const file = parquetFile(path, 'errors', errorColumns)
  return {
    add: async (shard) => {
      const lines = Buffer.from(shard.section('errors')).toString('utf8').split('\n')
      for (const line of lines) {
        if (line === '') continue
        const { path, code, stage, reason } = JSON.parse(line) as Failure
        file.add([path, code, stage, reason] satisfies Value[])
      }
    },
    finish: file.finish,
  }
}

/** Puts a finished draft in its place. */
async function place(draft: string, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  if (!existsSync(path) || basename(draft) !== 'tables') {
    await rename(draft, path)
    return
  }
  for (const name of (await readdir(draft)).sort()) await rename(join(draft, name), join(path, name))
  await rm(draft, { recursive: true })
}
