import { readFile, stat } from 'node:fs/promises'
import { declaredEncoding } from './encoding.ts'
import { formatOfName, looksLikeHtml, readMagic } from './file-format.ts'
import type { ReadDocument, ReadFormat, ReadOptions, ReadProblem } from './read-document.ts'
import { causeWords, ReadError, sameDetail } from './read-error.ts'
import { decodeText } from './text.ts'

/** Bytes of a file, and units of its text, that are read unless the options say otherwise: 64 Mi. */
export const DEFAULT_LIMIT = 64 * 1024 * 1024

/** What the readers of the single formats are told. */
export interface ReadLimits {
  path: string | null
  maxLength: number
  deadline: number
}

/**
 * Reads a report from a file or from bytes: plain text and Markdown in any Chinese encoding, HTML, docx, PDF.
 * The format is told by the content first and the name second, so that a page saved as .doc is read as the page.
 *
 * @param input a file's path, or the bytes of one
 * @returns the text with its format, its encoding and a map from offsets back to the file; ask the map by `locate`
 * @throws ReadError, and nothing else, for a file that cannot be read: missing, empty, binary, encrypted, too large …
 */
export async function readReport(input: string | Uint8Array, options: ReadOptions = {}): Promise<ReadDocument> {
  const path = options.path ?? (typeof input === 'string' ? input : null)
  const maxBytes = options.maxBytes ?? DEFAULT_LIMIT
  const bytes = typeof input === 'string' ? await readFileBytes(input, path, maxBytes) : input
  if (bytes.length > maxBytes) throw tooLarge(path, bytes.length, maxBytes)
  if (bytes.length === 0) throw new ReadError('empty', 'open', { path })
  const limits: ReadLimits = {
    path,
    maxLength: options.maxLength ?? DEFAULT_LIMIT,
    deadline: options.deadline ?? Number.POSITIVE_INFINITY,
  }
  const document = await readBytes(bytes, options, limits)
  if (document.text.length > limits.maxLength) throw tooLarge(path, document.text.length, limits.maxLength)
  const promised = formatOfName(path)
  if (options.format === undefined && promised !== null && promised !== document.format)
    document.problems.unshift(wrongExtension(path ?? '', document.format))
  return document
}

// The readers of HTML, docx and PDF load when the first file of their kind comes: a text should not wait for them.
async function readBytes(bytes: Uint8Array, options: ReadOptions, limits: ReadLimits): Promise<ReadDocument> {
  const { path } = limits
  const magic = options.format === 'text' || options.format === 'markdown' ? 'text' : readMagic(bytes, path)
  if (magic === 'pdf') return (await import('./pdf.ts')).readPdf(bytes, limits)
  if (magic === 'zip') return (await import('./docx.ts')).readDocx(bytes, limits)
  if (options.format === 'pdf' || options.format === 'docx')
    throw new ReadError('damaged', 'format', {
      path,
      detail: { en: `it does not start as a ${options.format} file does`, zh: `开头不是 ${options.format} 文件` },
    })
  const decoded = decodeText(bytes, path, options.encoding ?? null, declaredEncoding(bytes))
  const blank = decoded.text.search(/[^\s\uFEFF\u200B\0]/) < 0
  if (blank) throw new ReadError('no-text', 'decode', { path, detail: { en: 'only white space', zh: '只有空白' } })
  const format = options.format ?? textFormat(decoded.text, path)
  if (format === 'html') return (await import('./html.ts')).readHtml(decoded, limits)
  const { text, encoding, problems } = decoded
  return { text, format, encoding, map: { kind: 'text' }, furniture: [], problems }
}

/** HTML by its tags, else what the name says, else plain text. */
function textFormat(text: string, path: string | null): ReadFormat {
  const promised = formatOfName(path)
  if (promised === 'markdown') return 'markdown'
  return looksLikeHtml(text) ? 'html' : 'text'
}

async function readFileBytes(file: string, path: string | null, maxBytes: number): Promise<Uint8Array> {
  try {
    const { size, isDirectory } = await statOf(file)
    if (isDirectory) throw new ReadError('directory', 'open', { path })
    if (size > maxBytes) throw tooLarge(path, size, maxBytes)
    return await readFile(file)
  } catch (cause) {
    if (cause instanceof ReadError) throw cause
    const missing = cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ENOTDIR')
    throw new ReadError(missing ? 'missing' : 'unreadable', 'open', {
      path,
      detail: sameDetail(causeWords(cause)),
      cause,
    })
  }
}

async function statOf(file: string): Promise<{ size: number; isDirectory: boolean }> {
  const status = await stat(file)
  return { size: status.size, isDirectory: status.isDirectory() }
}

const tooLarge = (path: string | null, size: number, limit: number): ReadError =>
  new ReadError('too-large', 'open', { path, detail: sameDetail(`${size} > ${limit}`) })

function wrongExtension(path: string, format: ReadFormat): ReadProblem {
  return {
    code: 'wrong-extension',
    reason: `${path} is ${format}, whatever its name says; it is read as that.`,
    reasonZh: `${path} 的内容是 ${format}，与扩展名不符，按内容读取。`,
    place: { in: 'file' },
  }
}
