import { decodeBytes, detectEncoding, encodingOf, findBadBytes } from './encoding.ts'
import { lineStarts } from './locate.ts'
import type { ReadProblem } from './read-document.ts'
import { ReadError, sameDetail } from './read-error.ts'

/** A decoded text, and what could not be decoded. */
export interface DecodedText {
  text: string
  encoding: string
  problems: ReadProblem[]
}

/** Places of undecodable bytes that are listed one by one. */
const LISTED = 20

/**
 * Decodes a text file, its byte order mark kept.
 *
 * @param encoding a label to go by, or null to detect the encoding
 * @param declared what the file says of its own encoding, a hint among others
 * @throws ReadError 'binary' or 'undecodable'
 */
export function decodeText(
  bytes: Uint8Array,
  path: string | null,
  encoding: string | null,
  declared: string | null = null,
): DecodedText {
  const name = encoding === null ? detectEncoding(bytes, declared) : encodingOf(encoding)
  if (name === null) {
    if (encoding !== null) throw new ReadError('undecodable', 'decode', { path, detail: sameDetail(encoding) })
    throw new ReadError('binary', 'decode', {
      path,
      detail: { en: 'in no encoding does it give text', zh: '任何编码都解不出文字' },
    })
  }
  const text = decodeBytes(bytes, name)
  if (!text.includes('\uFFFD')) return { text, encoding: name, problems: [] }

  const bad = findBadBytes(bytes, name, LISTED)
  let count = 0
  for (let at = text.indexOf('\uFFFD'); at >= 0; at = text.indexOf('\uFFFD', at + 1)) count++
  if (bad.length === LISTED && count > text.length / 10) {
    throw new ReadError('undecodable', 'decode', {
      path,
      detail: {
        en: `${count} of ${text.length} characters are not ${name}`,
        zh: `${text.length} 个字符中有 ${count} 个不符合 ${name}`,
      },
    })
  }
  const starts = lineStarts(text)
  let line = 0
  const problems = bad.map(({ offset, byte }): ReadProblem => {
    while ((starts[line + 1] ?? Number.POSITIVE_INFINITY) <= offset) line++
    const value = `0x${(bytes[byte] ?? 0).toString(16).padStart(2, '0').toUpperCase()}`
    return {
      code: 'undecodable-bytes',
      reason: `Byte ${byte} (${value}) is not ${name}; U+FFFD stands in its place.`,
      reasonZh: `第 ${byte} 字节（${value}）不符合 ${name} 编码，以 U+FFFD 代替。`,
      place: { in: 'text', offset, line: line + 1, column: offset - (starts[line] ?? 0) + 1, byte },
    }
  })
  return { text, encoding: name, problems }
}
