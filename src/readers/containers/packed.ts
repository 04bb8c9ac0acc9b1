import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { causeWords, ReadError, sameDetail } from '../read-error.ts'

/** A container: a file, or bytes out of another container. */
export interface Packed {
  key: string
  from: string | Uint8Array
  /** What the stamps of its members begin with. */
  stamp: string | null
}

/** What may come out of a gzip whatever its own size: 1 GiB; beyond that, this many bytes for each of its own. */
const FREE_BYTES = 2 ** 30
const MOST_RATIO = 200

/** The container's bytes as a stream, unpacked where they are gzipped; ends with a ReadError for one that is cut off. */
export async function* packedBytes(packed: Packed, gzipped: boolean): AsyncGenerator<Uint8Array> {
  const source =
    typeof packed.from === 'string'
      ? createReadStream(packed.from, { highWaterMark: 1 << 18 })
      : Readable.from([packed.from])
  const gunzip = gzipped ? createGunzip({ chunkSize: 1 << 18 }) : null
  if (gunzip) {
    source.on('error', (error: Error) => gunzip.destroy(error))
    source.pipe(gunzip)
  }
  let out = 0
  try {
    for await (const chunk of gunzip ?? source) {
      const bytes: Uint8Array = chunk
      out += bytes.length
      if (gunzip && out > FREE_BYTES && out > gunzip.bytesWritten * MOST_RATIO) throw bomb(packed.key)
      yield bytes
    }
  } catch (cause) {
    throw containerError(packed.key, cause)
  } finally {
    source.destroy()
    gunzip?.destroy()
  }
}

/** An archive that unpacks into far more than any documents would. */
export const bomb = (key: string): ReadError =>
  new ReadError('too-large', 'container', {
    path: key,
    detail: { en: 'it unpacks into far more than it is, a zip bomb', zh: '解压后体积异常，疑似压缩炸弹' },
  })

/** A library's failure as the container's. */
export const containerError = (key: string, cause: unknown): ReadError =>
  cause instanceof ReadError
    ? cause
    : new ReadError('damaged', 'container', { path: key, detail: sameDetail(causeWords(cause)), cause })

export const tooLargeMember = (key: string, size: number | string, limit: number): ReadError =>
  new ReadError('too-large', 'container', { path: key, detail: sameDetail(`${size} > ${limit}`) })

/** A member's name as part of a key: '/' between its parts, whatever the archive's maker used. */
export const memberKey = (key: string, name: string): string =>
  `${key}/${name.replaceAll('\\', '/').replace(/^(?:\.\/){1,8}/, '')}`
