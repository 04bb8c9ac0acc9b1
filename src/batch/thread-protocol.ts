import type { Failure } from './failure.ts'
import type { ReadSettings, ShardForm } from './settings.ts'
import type { ShardDocument } from './shard.ts'
import type { Tally } from './tally.ts'

/** What a thread is started with. */
export interface ThreadData {
  /** Folder of the grammars; null for the bundled ones. */
  grammars: string | null
  form: ShardForm
  /** The tables that are written; all of them where null. */
  tables: readonly string[] | null
  /** Where the thread tells how far it is, see `places`. */
  shared: SharedArrayBuffer
}

/** Places in the shared Int32Array. */
export const places = {
  /** Rises with each document that is taken up. */
  turn: 0,
  /** Index of the document in its shard. */
  index: 1,
  /** 0 between documents, 1 opening and reading, 2 parsing. */
  stage: 2,
  /** Failures in this shard so far. */
  failed: 3,
  length: 4,
} as const

/** Where the outcome of a shard goes. */
export type Target =
  | { to: 'shard-file'; path: string; level: number }
  | { to: 'part'; folder: string }
  | { to: 'caller' }

/** A shard for a thread. */
export interface ThreadTask {
  documents: ShardDocument[]
  settings: ReadSettings
  /** Failures by index that are settled: the thread that read the document had to be ended. */
  given: Map<number, Failure>
  target: Target
}

/** What a thread answers. */
export type ThreadAnswer =
  | { ok: true; documents: number; tally: Tally; sections: Map<string, Uint8Array> | null }
  | { ok: false; error: Error }
