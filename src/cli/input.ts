import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { ReadDocument } from '../readers/read-document.ts'
import { readReport } from '../readers/read-report.ts'
import type { Terminal } from './terminal.ts'

/** A document as a command reads it. */
export interface Input {
  /** As it was named; null for standard input. */
  path: string | null
  document: ReadDocument
  /** Of the file's bytes, in hexadecimal digits. */
  sha256: string
}

/**
 * Reads a file, or standard input for '-'.
 *
 * @throws ReadError for what cannot be read: no file, a folder, nothing in it, no text …
 */
export async function readInput(name: string, terminal: Terminal): Promise<Input> {
  const path = name === '-' ? null : name
  const bytes = path === null ? await terminal.stdin() : await readFile(path).catch(() => null)
  const document = await readReport(bytes ?? name, path === null ? {} : { path })
  const sha256 = createHash('sha256')
    .update(bytes ?? '')
    .digest('hex')
  return { path, document, sha256 }
}
