import { createHash } from 'node:crypto'
import type { Language } from '../record/messages.ts'
import type { OffsetUnit } from '../record/schema.ts'
import { version } from '../version.ts'

/** How documents are read in a run; plain data, so that threads and other machines are told the same. */
export interface ReadSettings {
  language: Language
  offsets: OffsetUnit
  /** Milliseconds that one document may take. */
  timeout: number
  /** Bytes that one document may have. */
  maxBytes: number
}

/** What a shard's result holds: records as JSONL, or the rows of the tables as CSV, as JSONL or as arrays. */
export type ShardForm = 'records' | 'records.gz' | 'csv' | 'jsonl' | 'rows'

/** Bytes that a document may have unless a run says otherwise: 32 MiB. */
export const DEFAULT_MAX_BYTES = 32 * 1024 * 1024
/** Milliseconds that a document may take unless a run says otherwise. */
export const DEFAULT_TIMEOUT = 60_000

/** Raised when the files of a state change their shape. */
const STATE_FORMAT = 1

/**
 * What decides, beside the documents themselves, what a shard's result holds. A time limit is not in it: raising it
 * redoes nothing but what `retryFailed` asks for.
 *
 * @param grammars hash of the grammars, as in `parser.grammars`
 */
export function settingsKey(
  settings: ReadSettings,
  grammars: string,
  form: ShardForm,
  tables: readonly string[],
): string {
  const { language, offsets, maxBytes } = settings
  return hashOf([STATE_FORMAT, version, grammars, language, offsets, maxBytes, form, ...tables])
}

/** SHA-256 over parts, told apart by their JSON, in hexadecimal digits. */
export const hashOf = (parts: readonly (string | number | null)[]): string => sha256(JSON.stringify(parts))

/** SHA-256 of bytes, or of a text as UTF-8, in hexadecimal digits. */
export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex')
