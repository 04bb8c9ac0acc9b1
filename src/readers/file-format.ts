import { extname } from 'node:path'
import type { ReadFormat } from './read-document.ts'
import { ReadError } from './read-error.ts'

/** What the first bytes of a file say: a format of its own, or text of some kind. */
export type Magic = 'pdf' | 'zip' | 'text'

const extensions: Record<string, ReadFormat> = {
  '.txt': 'text',
  '.text': 'text',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.html': 'html',
  '.htm': 'html',
  '.xhtml': 'html',
  '.shtml': 'html',
  '.mht': 'html',
  '.docx': 'docx',
  '.docm': 'docx',
  '.pdf': 'pdf',
}

/** The format that a file's name promises, or null where it promises none ('.jhtml', '.aspx', no extension). */
export const formatOfName = (path: string | null): ReadFormat | null =>
  path === null ? null : (extensions[extname(path).toLowerCase()] ?? null)

/** First bytes of files that are no text, and their names. */
const binaries: [magic: string, name: string][] = [
  ['89504e470d0a', 'PNG'],
  ['ffd8ff', 'JPEG'],
  ['47494638', 'GIF'],
  ['424d', 'BMP'],
  ['49492a00', 'TIFF'],
  ['4d4d002a', 'TIFF'],
  ['52494646', 'RIFF'],
  ['7f454c46', 'ELF'],
  ['4d5a', 'EXE'],
  ['53514c69746520666f726d6174', 'SQLite'],
  ['504152310', 'Parquet'],
]

const archives: [magic: string, name: string][] = [
  ['1f8b', 'gzip'],
  ['526172211a07', 'RAR'],
  ['377abcaf271c', '7-Zip'],
  ['425a68', 'bzip2'],
  ['fd377a585a00', 'xz'],
  ['28b52ffd', 'zstd'],
]

/**
 * Tells by the first bytes what reads the file.
 *
 * @throws ReadError 'binary', 'unsupported' or 'encrypted' for files that no reader here reads
 */
export function readMagic(bytes: Uint8Array, path: string | null): Magic {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024))
  const hex = head.toString('hex', 0, 32)
  const latin = head.toString('latin1')
  if (latin.includes('%PDF-')) return 'pdf'
  if (hex.startsWith('504b0304') || hex.startsWith('504b0506')) return 'zip'
  if (hex.startsWith('d0cf11e0a1b11ae1')) throw oleError(bytes, path)
  if (/^\s{0,8}\{\\rtf/.test(latin)) throw unsupported(path, 'RTF; save it as .docx', 'RTF 文件，请另存为 .docx')
  if (/^(?:MIME-Version|From|Subject|Date):[^\n]{0,200}\n/i.test(latin) && /multipart\/related/i.test(latin))
    throw unsupported(path, 'a web archive (MHTML); save it as .html', '网页归档文件（MHTML），请另存为 .html')
  for (const [magic, name] of archives)
    if (hex.startsWith(magic)) throw unsupported(path, `a ${name} archive`, `${name} 压缩文件`)
  // Two letters such as BM or MZ can start a text too: a zero byte near the start tells.
  for (const [magic, name] of binaries)
    if (hex.startsWith(magic) && (magic.length > 4 || head.subarray(0, 64).includes(0)))
      throw new ReadError('binary', 'format', { path, detail: { en: name, zh: name } })
  return 'text'
}

/** Tags that make a text a page, whatever its name says. */
const pageTag = /<(?:!doctype html|html|head|body|div|table|meta|p|span|td|article|section|h1)\b[^<>]{0,400}>/gi

/** Whether a decoded text is HTML: it starts with a page's tag, or holds several near the start. */
export function looksLikeHtml(text: string): boolean {
  const head = text.slice(0, 4096)
  const tags = head.match(pageTag)?.length ?? 0
  if (tags === 0) return false
  return /^[\uFEFF\s]{0,512}<(?:!doctype|html|head|body|\?xml|!--|meta|div|table|p)\b/i.test(head) || tags >= 4
}

export const unsupported = (path: string | null, en: string, zh: string): ReadError =>
  new ReadError('unsupported', 'format', { path, detail: { en, zh } })

/** An OLE file: Word of before 2007, or a docx under a password, which is a stream named EncryptedPackage within. */
function oleError(bytes: Uint8Array, path: string | null): ReadError {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const has = (name: string): boolean => all.includes(Buffer.from(name, 'utf16le'))
  if (has('EncryptedPackage')) return new ReadError('encrypted', 'format', { path })
  if (has('WordDocument'))
    return unsupported(path, 'Word before 2007 (.doc); save it as .docx', '旧版 Word 文件（.doc），请另存为 .docx')
  if (has('Workbook')) return unsupported(path, 'Excel before 2007 (.xls)', '旧版 Excel 文件（.xls）')
  return unsupported(path, 'an OLE compound file', 'OLE 复合文档')
}
