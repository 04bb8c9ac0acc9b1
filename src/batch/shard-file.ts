import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { open, readFile, rename, rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { Tally } from './tally.ts'

/** What the documents of a shard gave, in their order: bytes by the name of what they are for. */
export interface ShardResult {
  documents: number
  tally: Tally
  /** 'errors' (JSONL) always; 'records', or a section for each table. */
  sections: Map<string, Uint8Array>
}

/** The first line of a shard's file. */
interface Head {
  documents: number
  tally: Tally
  sections: { name: string; bytes: number }[]
}

/**
 * Writes a shard's result so that it is there whole or not at all, whenever the machine stops: beside its place, to
 * the disk, and then by a rename.
 *
 * @param level of the compression of the sections
 */
export async function writeShardFile(path: string, result: ShardResult, level: number): Promise<void> {
  const sections = [...result.sections].map(([name, bytes]) => ({
    name,
    bytes: bytes.length === 0 ? bytes : gzipSync(bytes, { level }),
  }))
  const head: Head = {
    documents: result.documents,
    tally: result.tally,
    sections: sections.map(({ name, bytes }) => ({ name, bytes: bytes.length })),
  }
  const headBytes = Buffer.from(`${JSON.stringify(head)}\n`)
  await writeWhole(path, [headBytes, ...sections.map(({ bytes }) => bytes)])
}

/** Writes a file beside its place and renames it there; a file that is there is whole. */
export async function writeWhole(path: string, parts: readonly Uint8Array[]): Promise<void> {
  const draft = `${path}.${process.pid}.tmp`
  const file = await open(draft, 'w')
  try {
    for (const part of parts) await file.writeFile(part)
    await file.datasync()
  } finally {
    await file.close()
  }
  await rename(draft, path).catch(async (error: unknown) => {
    await rm(draft, { force: true })
    throw error
  })
}

/** A shard's result, its sections still compressed. */
export interface ShardFile {
  documents: number
  tally: Tally
  /** A section as gzip; empty where it holds nothing. */
  packed(name: string): Uint8Array
  /** A section's bytes. */
  section(name: string): Uint8Array
}

/** Reads a shard's file whole. */
export async function readShardFile(path: string): Promise<ShardFile> {
  const bytes = await readFile(path)
  const headEnd = bytes.indexOf(10)
  const head = JSON.parse(bytes.toString('utf8', 0, headEnd)) as Head
  const packed = (name: string): Uint8Array => {
    let at = headEnd + 1
    for (const section of head.sections) {
      if (section.name === name) return bytes.subarray(at, at + section.bytes)
      at += section.bytes
    }
    throw new Error(`${path} holds no section '${name}'`)
  }
  const section = (name: string): Uint8Array => {
    const found = packed(name)
    return found.length === 0 ? found : gunzipSync(found)
  }
  return { documents: head.documents, tally: head.tally, packed, section }
}

/** The head of a shard's file; null where there is no such file, or the disk lost what stood in it. */
export async function readShardHead(path: string): Promise<{ documents: number; tally: Tally } | null> {
  const stream = createReadStream(path, { end: 1 << 20 })
  try {
    await once(stream, 'open')
    for await (const line of createInterface({ input: stream })) return JSON.parse(line) as Head
    return null
  } catch {
    return null
  } finally {
    stream.destroy()
  }
}
