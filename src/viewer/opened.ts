import { createHash } from 'node:crypto'
import { open, readFile } from 'node:fs/promises'
import type { Trace } from '../facts/trace.ts'
import type { Parser } from '../parse-report.ts'
import { readInput } from '../readers/containers/input-document.ts'
import type { ReadDocument } from '../readers/read-document.ts'
import { ReadError, sameDetail } from '../readers/read-error.ts'
import { readReport } from '../readers/read-report.ts'
import { type Report, reportSchema } from '../record/schema.ts'
import { type DocumentSource, type Packed, textPathOf } from './inputs.ts'
import type { Words } from './protocol.ts'

/** A document that was read: its text, and the record that came with it where it is a line of a records file. */
export interface Opened {
  source: DocumentSource
  document: ReadDocument
  /** SHA-256 of the text as UTF-8: what decisions are kept by. */
  hash: string
  fileHash: string
  /** The file that the text was read from. */
  path: string
  record: Report | null
  problems: Words[]
}

const digest = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')

export const hashOfText = (text: string): string => digest(Buffer.from(text, 'utf8'))

/**
 * Opens one of the inputs.
 *
 * @param roots where the text of a record may lie
 * @throws ReadError where the file, the record or the record's text cannot be read
 */
export async function openSource(source: DocumentSource, roots: readonly string[]): Promise<Opened> {
  const record = source.record ? await readRecord(source, source.record) : null
  const path = record ? await textOf(record, source, roots) : source.path
  const bytes = source.packed ? contentOf(source.packed) : await readFile(path)
  const fileHash = digest(bytes)
  const document = source.packed?.document
    ? await readInput({ ...source.packed.document, bytes: async () => Buffer.from(bytes) })
    : await readReport(Buffer.from(bytes), { path: record?.source.path ?? source.name })
  const problems = document.problems.map(({ reason, reasonZh }) => ({ en: reason, zh: reasonZh }))
  const fits = record === null || fitsText(record, document.text)
  if (!fits) problems.push(misfit)
  return { source, document, hash: hashOfText(document.text), fileHash, path, record: fits ? record : null, problems }
}

/** @throws ReadError where the archive gave none */
function contentOf({ content, error }: Packed): Uint8Array | string {
  if (error) throw error
  return content
}

/** The record that is shown: the one that came with the text, else what the parser reads now. */
export function recordOf(opened: Opened, parser: Parser, trace?: Trace[]): Report {
  return opened.record && !trace ? opened.record : readNow(opened, parser, 'en', trace)
}

/** What the parser reads now. */
export function readNow(opened: Opened, parser: Parser, language: 'en' | 'zh', trace?: Trace[]): Report {
  const { document, fileHash, source } = opened
  const path = opened.record?.source.path ?? source.name
  const options = { format: document.format, path, sha256: fileHash, language, ...(trace ? { trace } : {}) }
  return parser.parse(document.text, options)
}

const misfit: Words = {
  en: 'The record does not fit the text of its file: the file was changed, or the record counts other offsets than UTF-16. The text was read anew.',
  zh: '记录与文件正文对不上：文件已改动，或记录的偏移量不是 UTF-16。正文已重新解析。',
}

async function readRecord(
  source: DocumentSource,
  { start, length }: { start: number; length: number },
): Promise<Report> {
  const file = await open(source.path)
  try {
    const bytes = Buffer.alloc(length)
    await file.read(bytes, 0, length, start)
    return reportSchema.parse(JSON.parse(bytes.toString('utf8'))) as Report
  } catch {
    const detail = { en: `${source.name} holds no record of this version`, zh: `${source.name} 不是本版本的记录` }
    throw new ReadError('unsupported', 'open', { path: source.name, detail })
  } finally {
    await file.close()
  }
}

async function textOf(record: Report, source: DocumentSource, roots: readonly string[]): Promise<string> {
  const told = record.source.path
  const path = told === null ? null : await textPathOf(told, source.path, roots)
  if (path !== null) return path
  const detail = sameDetail(told ?? '–')
  throw new ReadError('unreadable', 'open', {
    path: source.name,
    detail: {
      en: `its text (${detail.en}) lies in none of the folders that were given; name its folder too`,
      zh: `其正文（${detail.zh}）不在所给的文件夹内，请一并给出它所在的文件夹`,
    },
  })
}

/** The quotes of a record stand where it says that they stand. */
function fitsText(record: Report, text: string): boolean {
  if (record.source.offsets !== 'utf16' || record.source.length !== text.length) return false
  return record.facts.every((fact) => text.slice(fact.source.start, fact.source.end) === fact.text)
}
