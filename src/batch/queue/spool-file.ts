import { readFile } from 'node:fs/promises'
import type { ReadSettings } from '../settings.ts'
import type { ShardDocument } from '../shard.ts'
import { writeWhole } from '../shard-file.ts'

/** A shard on its way to a worker: how it is read, and its documents. */
export interface SpooledShard {
  settings: ReadSettings
  documents: ShardDocument[]
}

/** A document with the length of its bytes in place of them. */
type Spooled =
  | Exclude<ShardDocument, { from: 'bytes' }>
  | (Omit<Extract<ShardDocument, { from: 'bytes' }>, 'bytes'> & { bytes: number })

/** Writes a shard's documents: one line of JSON, then the bytes of members of archives, one after the other. */
export async function writeSpool(path: string, { settings, documents }: SpooledShard): Promise<void> {
  const blobs: Uint8Array[] = []
  const spooled = documents.map((document): Spooled => {
    if (document.from !== 'bytes') return document
    blobs.push(document.bytes)
    return { ...document, bytes: document.bytes.length }
  })
  await writeWhole(path, [Buffer.from(`${JSON.stringify({ settings, documents: spooled })}\n`), ...blobs])
}

/** Reads a shard's documents. */
export async function readSpool(path: string): Promise<SpooledShard> {
  const file = await readFile(path)
  const headEnd = file.indexOf(10)
  const head = JSON.parse(file.toString('utf8', 0, headEnd)) as { settings: ReadSettings; documents: Spooled[] }
  let at = headEnd + 1
  const documents = head.documents.map((document): ShardDocument => {
    if (document.from !== 'bytes') return document
    const bytes = file.subarray(at, at + document.bytes)
    at += document.bytes
    return { ...document, bytes }
  })
  return { settings: head.settings, documents }
}
