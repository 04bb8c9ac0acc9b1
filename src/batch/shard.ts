import { readFile } from 'node:fs/promises'
import type { InputDocument, InputItem } from '../readers/containers/input-document.ts'
import type { ReadFormat } from '../readers/read-document.ts'
import type { Language } from '../record/messages.ts'
import { type Failure, failureOf } from './failure.ts'
import { hashOf, sha256 } from './settings.ts'

/** A document of a shard, as a thread or another machine can read it. */
export type ShardDocument =
  | { key: string; from: 'file'; file: string }
  | { key: string; from: 'bytes'; bytes: Uint8Array; format: ReadFormat | null }
  | { key: string; from: 'text'; text: string; format: ReadFormat | null }
  | { key: string; from: 'failure'; failure: Failure }

/** Documents that are done together; its id changes when one of them, or how they are read, does. */
export interface Shard {
  id: string
  documents: ShardDocument[]
}

/** How large shards grow: whichever comes first. */
export interface ShardSize {
  /** Documents in a shard: a quarter at least, as many as this on the average, and double at most. */
  documents: number
  /** Bytes of documents that are carried along (members of archives, lines of JSONL). */
  bytes: number
}

/**
 * Cuts the documents of an input into shards. Where one ends is told by the keys themselves, so that a file that
 * comes or goes changes the shard that it is in, and not all behind it.
 *
 * @param key of the settings, see `settingsKey`
 */
export async function* shardsOf(
  items: AsyncIterable<InputItem>,
  key: string,
  size: ShardSize,
  language: Language,
): AsyncGenerator<Shard> {
  let documents: ShardDocument[] = []
  let stamps: string[] = []
  let bytes = 0
  const finish = (): Shard => {
    const shard = { id: hashOf([key, ...stamps]).slice(0, 32), documents }
    documents = []
    stamps = []
    bytes = 0
    return shard
  }
  for await (const item of items) {
    const { document, stamp, carried } = await shardDocument(item, language)
    documents.push(document)
    stamps.push(stamp)
    bytes += carried
    const cut = documents.length * 4 >= size.documents && hashKey(item.key) % size.documents === 0
    if (cut || documents.length >= size.documents * 2 || bytes >= size.bytes) yield finish()
  }
  if (documents.length > 0) yield finish()
}

/** A document with what tells it from its later versions. */
interface Stamped {
  document: ShardDocument
  stamp: string
  /** Bytes that go with it. */
  carried: number
}

/** A document that can be handed on, out of one that was listed; its bytes are read unless it is a file. */
export async function shardDocument(item: InputItem, language: Language): Promise<Stamped> {
  const { key } = item
  if (item.kind === 'failure') return failed(failureOf(key, item.error, 'container', language))
  const stamp = (own: string) => hashOf([key, item.stamp, own])
  const { file, text, format } = item
  if (file !== null) return { document: { key, from: 'file', file }, stamp: stamp(''), carried: 0 }
  if (text !== null)
    return { document: { key, from: 'text', text, format }, stamp: stamp(sha256(text)), carried: text.length * 2 }
  try {
    const bytes = await item.bytes()
    return { document: { key, from: 'bytes', bytes, format }, stamp: stamp(sha256(bytes)), carried: bytes.length }
  } catch (error) {
    return failed(failureOf(key, error, 'container', language))
  }
}

const failed = (failure: Failure): Stamped => ({
  document: { key: failure.path, from: 'failure', failure },
  stamp: hashOf([failure.path, failure.code, failure.reason]),
  carried: 0,
})

/** A document as the readers take it. */
export function inputOf(document: Exclude<ShardDocument, { from: 'failure' }>): InputDocument {
  const { key } = document
  const base = { kind: 'document', key, file: null, text: null, format: null, stamp: null } as const
  switch (document.from) {
    case 'file':
      return { ...base, file: document.file, bytes: () => readFile(document.file) }
    case 'bytes':
      return { ...base, format: document.format, bytes: async () => document.bytes }
    case 'text':
      return { ...base, text: document.text, format: document.format, bytes: async () => Buffer.from(document.text) }
  }
}

/** FNV-1a over UTF-16 units. */
function hashKey(key: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193)
  return hash >>> 0
}
