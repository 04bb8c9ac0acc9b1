import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { PartHead } from '../part.ts'

/** The output folder of a run on a queue, on storage that all machines share. */
export interface RunFolder {
  path: string
  /** A part's folder: it is there whole or not at all. */
  part(shard: string): string
  hasPart(shard: string): boolean
  partHead(shard: string): Promise<PartHead>
  /** The file with a shard's documents, as long as it is to be read. */
  spool(shard: string): string
  /** run.json: is there when the run is complete, and names the parts in their order. */
  manifest: string
  errors: string
  /** The file by which one command at a time works here. */
  lock: string
  /** All that a run writes. */
  own: readonly string[]
  /** Takes away parts that the input no longer has, drafts of workers that died, and the spool. */
  clear(shards: ReadonlySet<string>): Promise<void>
}

/** A run's folder; makes it where there is none. */
export async function openRunFolder(folder: string): Promise<RunFolder> {
  const path = resolve(folder)
  const parts = join(path, 'parts')
  const spool = join(path, '.spool')
  await mkdir(parts, { recursive: true })
  await mkdir(spool, { recursive: true })
  const [manifest, errors, lock] = [join(path, 'run.json'), join(path, 'errors.jsonl'), join(path, '.gongkai-lock')]
  const part = (shard: string): string => join(parts, shard)
  return {
    path,
    part,
    hasPart: (shard) => existsSync(join(part(shard), 'part.json')),
    partHead: async (shard) => JSON.parse(await readFile(join(part(shard), 'part.json'), 'utf8')) as PartHead,
    spool: (shard) => join(spool, shard),
    manifest,
    errors,
    lock,
    own: [parts, spool, manifest, errors, lock],
    async clear(shards) {
      for (const name of await readdir(parts))
        if (!shards.has(name)) await rm(join(parts, name), { recursive: true, force: true })
      await rm(spool, { recursive: true, force: true })
    },
  }
}
