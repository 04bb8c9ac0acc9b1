import { resolve } from 'node:path'
import type { ReadDocument, ReadFormat, ReadOptions } from '../read-document.ts'
import { ReadError, sameDetail } from '../read-error.ts'
import { DEFAULT_LIMIT, readReport } from '../read-report.ts'

/** One document of an input: a file, a member of an archive, a line of a JSONL file, a record of a WARC. */
export interface InputDocument {
  kind: 'document'
  /**
   * Its path as `find` would print it, '/' between its parts, with its member in an archive: 'pages/2021.zip/a/b.html',
   * 'dump.jsonl/ID', 'crawl.warc.gz/URL@DATE'. Only a name: whatever it holds ('../..'), nothing is written there.
   */
  key: string
  /** The file itself where the document is one, so that another thread or machine can read it; else null. */
  file: string | null
  /** The text, where the input is no file but a text already (JSONL); else null. */
  text: string | null
  /** The format, where the container knows it. */
  format: ReadFormat | null
  /** Changes when the document changes: size and time of a file, checksum of a member; null where nothing cheap tells. */
  stamp: string | null
  /**
   * The bytes; to be asked for before the next document is.
   *
   * @throws ReadError
   */
  bytes(): Promise<Uint8Array>
}

/** Something in an input that gives no document: a missing file, a truncated archive, a broken line. The run goes on. */
export interface InputFailure {
  kind: 'failure'
  key: string
  error: ReadError
}

export type InputItem = InputDocument | InputFailure

export interface InputOptions {
  /** Field of a JSONL line that holds the text; 'text' unless given. */
  textField?: string
  /** Field of a JSONL line that holds its name; 'id' unless given; the line's number where a line has none. */
  idField?: string
  /** Documents over this many bytes are failures, unread; 64 MiB unless given. */
  maxBytes?: number
  /** Files and folders that are passed over wherever they lie: a run's own output. */
  own?: readonly string[]
  /** Told of each file or folder that is passed over since this program wrote it: no report is in it. */
  passedOver?: (path: string) => void
}

/** What the readers of containers are told. */
export interface InputLimits {
  textField: string
  idField: string
  maxBytes: number
  own: readonly string[]
  passedOver: (path: string) => void
}

export const inputLimits = (options: InputOptions): InputLimits => ({
  textField: options.textField ?? 'text',
  idField: options.idField ?? 'id',
  maxBytes: options.maxBytes ?? DEFAULT_LIMIT,
  own: (options.own ?? []).map((path) => resolve(path)),
  passedOver: options.passedOver ?? (() => {}),
})

/**
 * Reads a document that `listInputs` gave.
 *
 * @throws ReadError
 */
export async function readInput(document: InputDocument, options: ReadOptions = {}): Promise<ReadDocument> {
  const known = document.format === null ? {} : { format: document.format }
  if (document.text === null) {
    const bytes = await document.bytes()
    return readReport(bytes, { path: document.key, ...known, ...options })
  }
  const { text } = document
  if (text.trim() === '') throw new ReadError('empty', 'open', { path: document.key })
  if (text.length > (options.maxLength ?? DEFAULT_LIMIT))
    throw new ReadError('too-large', 'open', { path: document.key, detail: sameDetail(`${text.length}`) })
  const format = options.format === 'markdown' ? 'markdown' : 'text'
  return { text, format, encoding: null, map: { kind: 'text' }, furniture: [], problems: [] }
}

/** A document of bytes that are at hand. */
export const bytesDocument = (
  key: string,
  bytes: Uint8Array,
  more: { stamp: string | null; format?: ReadFormat | null },
): InputDocument => ({
  kind: 'document',
  key,
  file: null,
  text: null,
  format: more.format ?? null,
  stamp: more.stamp,
  bytes: async () => bytes,
})

export const failure = (key: string, error: ReadError): InputFailure => ({ kind: 'failure', key, error })
