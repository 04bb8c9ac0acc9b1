import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Value } from './columns.ts'
import { parquetFile } from './parquet-file.ts'
import type { ShardResult } from './shard-file.ts'
import type { Table } from './tables.ts'
import type { Tally } from './tally.ts'

/** What `part.json` in a part's folder tells. */
export interface PartHead {
  documents: number
  tally: Tally
}

/**
 * Puts a shard's result in place as a folder of parquet files, one a table, with the failures (errors.jsonl) and the
 * counts (part.json). The folder appears by one rename, whole and once: who comes second finds it there and drops his.
 *
 * @param folder of the part, on storage that all machines share
 * @param result of the form 'rows'
 */
export async function writePart(folder: string, result: ShardResult, tables: readonly Table[]): Promise<void> {
  const draft = join(dirname(folder), `.draft-${randomUUID()}`)
  await mkdir(draft, { recursive: true })
  try {
    for (const { name, columns } of tables) {
      const file = parquetFile(join(draft, `${name}.parquet`), name, columns)
      for (const row of rowsOf(result.sections.get(name))) file.add(row)
      await file.finish()
    }
    const head: PartHead = { documents: result.documents, tally: result.tally }
    await writeFile(join(draft, 'errors.jsonl'), result.sections.get('errors') ?? '')
    await writeFile(join(draft, 'part.json'), JSON.stringify(head), { flush: true })
    await rename(draft, folder)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    if (!existsSync(join(folder, 'part.json'))) throw error
  }
}

/** The rows of a section, one JSON array a line. */
export function* rowsOf(section: Uint8Array | undefined): Generator<Value[]> {
  if (!section?.length) return
  const text = Buffer.from(section.buffer, section.byteOffset, section.byteLength).toString('utf8')
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from)
    yield JSON.parse(text.slice(from, end)) as Value[]
    from = end + 1
  }
}
