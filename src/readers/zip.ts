import type { Readable } from 'node:stream'
import { type Entry, fromBufferPromise, getFileNameLowLevel, openPromise, type ZipFile } from 'yauzl'
import { decodeBytes, detectEncoding } from './encoding.ts'
import { causeWords, ReadError, type ReadStage, sameDetail } from './read-error.ts'

/** A member of a zip: its name is only a name, never a path to write to. */
export interface ZipMember {
  name: string
  size: number
  packedSize: number
  /** CRC-32 of the content, as the zip has it. */
  checksum: number
  encrypted: boolean
  /**
   * The member's bytes.
   *
   * @throws ReadError 'too-large' over the limit, whatever size the zip claims; 'encrypted'; 'damaged'
   */
  read(limit: number): Promise<Uint8Array>
}

/** What errors of a zip name: the file, and in which reading it was opened. */
interface ZipContext {
  path: string | null
  stage: ReadStage
}

const options = { lazyEntries: true, decodeStrings: false, validateEntrySizes: true, autoClose: false }

/**
 * The files of a zip, in the order of its directory, one at a time.
 *
 * @param input a file's path, or the bytes of a zip
 * @throws ReadError 'damaged' for a zip that is cut off or no zip
 */
export async function* zipMembers(input: string | Uint8Array, context: ZipContext): AsyncGenerator<ZipMember> {
  const zip = await openZip(input, context)
  try {
    const entries = zip.eachEntry()
    for (;;) {
      const entry = await entries.next().catch((cause: unknown) => Promise.reject(damaged(context, cause)))
      if (entry.done) return
      const name = nameOf(entry.value)
      if (!name.endsWith('/')) yield memberOf(zip, entry.value, name, context)
    }
  } finally {
    zip.close()
  }
}

async function openZip(input: string | Uint8Array, context: ZipContext): Promise<ZipFile> {
  try {
    return typeof input === 'string'
      ? await openPromise(input, options)
      : await fromBufferPromise(Buffer.from(input.buffer, input.byteOffset, input.byteLength), options)
  } catch (cause) {
    throw damaged(context, cause)
  }
}

function memberOf(zip: ZipFile, entry: Entry, name: string, context: ZipContext): ZipMember {
  const path = context.stage === 'container' ? `${context.path ?? ''}/${name}` : context.path
  const encrypted = (entry.generalPurposeBitFlag & 1) === 1
  return {
    name,
    size: entry.uncompressedSize,
    packedSize: entry.compressedSize,
    checksum: entry.crc32,
    encrypted,
    async read(limit) {
      if (encrypted) throw new ReadError('encrypted', context.stage, { path })
      if (entry.uncompressedSize > limit) throw tooLarge(path, context, `${name}: ${entry.uncompressedSize} > ${limit}`)
      let stream: Readable
      try {
        stream = await zip.openReadStreamPromise(entry)
      } catch (cause) {
        throw damaged({ ...context, path }, cause)
      }
      return readStream(stream, limit, { ...context, path })
    },
  }
}

/**
 * All bytes of a stream, up to a limit.
 *
 * @throws ReadError 'too-large' or 'damaged'
 */
export async function readStream(stream: Readable, limit: number, context: ZipContext): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of stream) {
      const bytes: Buffer = chunk
      size += bytes.length
      if (size > limit) throw tooLarge(context.path, context, `> ${limit}`)
      chunks.push(bytes)
    }
  } catch (cause) {
    if (cause instanceof ReadError) throw cause
    throw damaged(context, cause)
  } finally {
    stream.destroy()
  }
  return Buffer.concat(chunks, size)
}

/** UTF-8 where the zip says so or it is; else what Chinese Windows writes, GB18030 (or Big5). */
function nameOf(entry: Entry): string {
  const raw = entry.fileNameRaw
  const marked = (entry.generalPurposeBitFlag & 0x800) !== 0 || entry.extraFields.some((field) => field.id === 0x7075)
  const name = marked
    ? getFileNameLowLevel(entry.generalPurposeBitFlag, raw, entry.extraFields, false)
    : decodeBytes(raw, detectEncoding(raw) ?? 'gb18030')
  return name.replaceAll('\\', '/')
}

const tooLarge = (path: string | null, { stage }: ZipContext, words: string): ReadError =>
  new ReadError('too-large', stage, { path, detail: sameDetail(words) })

const damaged = ({ path, stage }: ZipContext, cause: unknown): ReadError =>
  cause instanceof ReadError
    ? cause
    : new ReadError('damaged', stage, { path, detail: sameDetail(causeWords(cause)), cause })
