import { isUtf8 } from 'node:buffer'
import chardet from 'chardet'
import iconv from 'iconv-lite'
import { hanPlausibility } from './han-plausibility.ts'

/** Encodings that a text can be in, by the names that `ReadDocument.encoding` carries. */
export type EncodingName = string

/** Bytes looked at to tell an encoding; errors are looked for in all of them. */
const SAMPLE_BYTES = 1 << 18

/** Labels that pages declare for less than they use: 「charset=gb2312」 is GB18030 in practice. */
const widened: Record<string, EncodingName> = {
  gb2312: 'gb18030',
  'gb_2312-80': 'gb18030',
  gbk: 'gb18030',
  cp936: 'gb18030',
  'x-gbk': 'gb18030',
  'big5-hkscs': 'big5',
  'x-x-big5': 'big5',
  cp950: 'big5',
  utf8: 'utf-8',
  'utf-16': 'utf-16le',
  'iso-8859-1': 'windows-1252',
  ascii: 'windows-1252',
  'us-ascii': 'windows-1252',
}

/** The name of a label as it is decoded ('GB2312' is 'gb18030'), or null where no decoder knows it. */
export function encodingOf(label: string): EncodingName | null {
  const name = label.trim().toLowerCase()
  const wide = widened[name] ?? name
  return iconv.encodingExists(wide) ? wide : null
}

/** The encoding of a byte order mark, or null. */
export function encodingOfMark(bytes: Uint8Array): EncodingName | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

/**
 * Tells the encoding of a text from its bytes: a byte order mark, valid UTF-8, then whichever candidate decodes with
 * the fewest errors into the most plausible Chinese. A declared encoding is a candidate that wins ties.
 *
 * @param declared what the file says of itself (`<meta charset>`), or null
 * @returns null where no candidate gives text: the bytes are binary
 */
export function detectEncoding(bytes: Uint8Array, declared: string | null = null): EncodingName | null {
  const marked = encodingOfMark(bytes)
  if (marked) return marked
  const sample = sampleOf(bytes)
  const wide = zeroBytes(sample) > sample.length / 100
  // ASCII in UTF-16 is valid UTF-8, full of zeros; Chinese in UTF-16 is not.
  if (isUtf8(bytes) && (!wide || sample.some((byte) => byte >= 0x80))) return 'utf-8'
  if (!wide && mostlyUtf8(sample)) return 'utf-8'

  const names = new Set<EncodingName>()
  const named = declared === null ? null : encodingOf(declared)
  if (named && !named.startsWith('utf-16')) names.add(named)
  if (!wide) for (const name of ['gb18030', 'big5']) names.add(name)
  for (const name of ['utf-16le', 'utf-16be']) names.add(name)
  for (const { name } of chardet.analyse(sample)) {
    const known = encodingOf(name)
    if (known && !(wide && !known.startsWith('utf-'))) names.add(known)
  }
  let best: { name: EncodingName; score: number } | null = null
  for (const name of names) {
    const score = candidateScore(sample, name) + (name === named ? 0.02 : 0)
    if (score > (best?.score ?? 0)) best = { name, score }
  }
  return best?.name ?? null
}

/**
 * The encoding that a page declares in its first 4096 bytes: `<meta charset=gb2312>`, `<meta http-equiv …>` or an XML
 * declaration. A page that UTF-16 spells says nothing here; its byte order does.
 */
export function declaredEncoding(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4096)).toString('latin1')
  return (
    /<meta\b[^<>]{0,300}?charset\s{0,4}=\s{0,4}["']?\s{0,4}([\w-]{1,40})/i.exec(head)?.[1] ??
    /<\?xml\b[^<>]{0,100}?encoding\s{0,4}=\s{0,4}["']([\w-]{1,40})/i.exec(head)?.[1] ??
    null
  )
}

/** The text of the bytes; a byte order mark stays, what cannot be decoded is U+FFFD. */
export function decodeBytes(bytes: Uint8Array, name: EncodingName): string {
  if (name === 'utf-8') return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  return iconv.decode(asBuffer(bytes), name, { stripBOM: false })
}

/** An undecodable stretch: where its character stands in the text, and its byte in the file. */
export interface BadBytes {
  offset: number
  byte: number
}

/** Bytes that are decoded at once to see whether they hold an error. */
const PIECE = 4096

/**
 * Finds where bytes could not be decoded, up to a number of places. A piece that holds U+FFFD is looked at byte by
 * byte, by a decoder that stands where the piece begins; a U+FFFD that the file itself spells (EF BF BD) is none.
 */
export function findBadBytes(bytes: Uint8Array, name: EncodingName, most: number): BadBytes[] {
  const found: BadBytes[] = []
  const unit = name.startsWith('utf-16') ? 2 : 1
  const ahead = streamDecoder(name)
  const behind = streamDecoder(name)
  let offset = 0
  // Where the character begins that is being read.
  let begun = 0
  for (let start = 0; start <= bytes.length && found.length < most; start += PIECE) {
    const piece = bytes.subarray(start, start + PIECE)
    const last = start + PIECE > bytes.length
    const seen = ahead.write(piece) + (last ? ahead.end() : '')
    if (!seen.includes('\uFFFD')) {
      const text = behind.write(piece)
      offset += text.length
      if (text !== '') begun = start + piece.length
      continue
    }
    for (let at = 0; at < piece.length + (last ? 1 : 0) && found.length < most; at += unit) {
      const out = at < piece.length ? behind.write(piece.subarray(at, at + unit)) : behind.end()
      const bad = out.indexOf('\uFFFD')
      if (bad >= 0 && !spelled(bytes, start + at, name)) found.push({ offset: offset + bad, byte: begun })
      offset += out.length
      if (out !== '') begun = start + at + unit
    }
  }
  return found
}

/** 0 to 1: how much a decoding reads as a Chinese (or plain) text; 0 for one that is full of errors. */
function candidateScore(sample: Uint8Array, name: EncodingName): number {
  const even = name.startsWith('utf-16') && sample.length % 2 === 1 ? sample.subarray(0, -1) : sample
  const text = decodeBytes(even, name)
  let bad = 0
  let control = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit === 0xfffd || (unit >= 0xe000 && unit <= 0xf8ff)) bad++
    else if (unit < 0x20 && unit !== 9 && unit !== 10 && unit !== 12 && unit !== 13) control++
  }
  // A character cut at the sample's end is no error.
  const share = Math.max(0, bad - 1) / Math.max(1, text.length)
  if (share > 0.1 || control / Math.max(1, text.length) > 0.02) return 0
  const plausibility = hanPlausibility(text)
  // Any bytes at all make some UTF-16: without a mark it must read as Chinese.
  if (name.startsWith('utf-16') && plausibility < 0.3) return 0
  return Math.max(0.01, plausibility) * (1 - share * 8)
}

/** Whether what is not ASCII is UTF-8 but for a few broken places: one for twenty good ones. */
function mostlyUtf8(sample: Uint8Array): boolean {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(sample)
  let bad = 0
  let good = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit === 0xfffd) bad++
    else if (unit >= 0x80) good++
  }
  return good > bad * 20 || (good > 0 && bad <= 1 && good > bad)
}

/** The head of the bytes, cut after a byte below 0x30 where there is one near: no character is cut there. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= SAMPLE_BYTES) return bytes
  for (let end = SAMPLE_BYTES; end > SAMPLE_BYTES - 4096; end--) {
    if ((bytes[end - 1] ?? 0x30) < 0x30 && end % 2 === 0) return bytes.subarray(0, end)
  }
  return bytes.subarray(0, SAMPLE_BYTES)
}

function zeroBytes(sample: Uint8Array): number {
  let count = 0
  for (let i = 0; i < sample.length; i++) if (sample[i] === 0) count++
  return count
}

/** Whether the bytes up to here spell U+FFFD itself. */
function spelled(bytes: Uint8Array, at: number, name: EncodingName): boolean {
  if (name === 'utf-8') return bytes[at - 2] === 0xef && bytes[at - 1] === 0xbf && bytes[at] === 0xbd
  if (name === 'utf-16le') return bytes[at] === 0xfd && bytes[at + 1] === 0xff
  return name === 'utf-16be' && bytes[at] === 0xff && bytes[at + 1] === 0xfd
}

function streamDecoder(name: EncodingName): { write(bytes: Uint8Array): string; end(): string } {
  if (name === 'utf-8') {
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
    return { write: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() }
  }
  const decoder = iconv.getDecoder(name, { stripBOM: false })
  return { write: (bytes) => decoder.write(asBuffer(bytes)), end: () => decoder.end() ?? '' }
}

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
