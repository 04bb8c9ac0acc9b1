import { inflateSync } from 'node:zlib'

/** Bytes that one stream of a PDF may unpack into: a page's drawing takes some kilobytes, a Chinese font 20 MB. */
export const MOST_STREAM_BYTES = 128 * 1024 * 1024

/** Deflate packs no tighter: a stream that is shorter than the limit by more than this cannot exceed it. */
const TIGHTEST = 1032

/**
 * Whether a stream of a PDF unpacks into more than any page or font does. pdf.js keeps all of it in memory, beside the
 * memory that a thread is allowed; so it is tried first, with an end.
 */
export function hasOverfullStream(file: Uint8Array, most = MOST_STREAM_BYTES): boolean {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  for (let at = bytes.indexOf('stream'); at >= 0; ) {
    const end = bytes.indexOf('endstream', at)
    if (end < 0) return false
    // `<< /Length 9 /Filter /FlateDecode >>⏎stream⏎…⏎endstream`
    const start = at + (bytes[at + 6] === 13 && bytes[at + 7] === 10 ? 8 : 7)
    const packed = bytes.subarray(Math.max(0, at - 1024), at).includes('/FlateDecode')
    if (packed && (end - start) * TIGHTEST > most && exceeds(bytes.subarray(start, end), most)) return true
    at = bytes.indexOf('stream', end + 9)
  }
  return false
}

function exceeds(packed: Uint8Array, most: number): boolean {
  try {
    inflateSync(packed, { maxOutputLength: most, chunkSize: 1 << 20 })
    return false
  } catch (error) {
    // Anything else that is wrong with it is for the reader to tell.
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
  }
}
