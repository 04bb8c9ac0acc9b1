import { Readable } from 'node:stream'
import { extract } from 'tar-stream'
import { decodeBytes, detectEncoding } from '../encoding.ts'
import { isLitter } from './container-kind.ts'
import { bytesDocument, failure, type InputItem, type InputLimits } from './input-document.ts'
import { containerError, memberKey, type Packed, packedBytes, tooLargeMember } from './packed.ts'

/** The documents of a tar, one after the other as they stand in it. */
export async function* tarDocuments(packed: Packed, gzipped: boolean, limits: InputLimits): AsyncGenerator<InputItem> {
  // The library's types know its streams' options alone.
  const options: { highWaterMark?: number; filenameEncoding: string; allowUnknownFormat: boolean } = {
    filenameEncoding: 'latin1',
    allowUnknownFormat: true,
  }
  const tar = extract(options)
  const source = Readable.from(packedBytes(packed, gzipped), { objectMode: true })
  source.on('error', (error) => tar.destroy(error))
  source.pipe(tar)
  try {
    for await (const entry of tar) {
      const { header } = entry
      const key = memberKey(packed.key, nameOf(header.name, header.pax))
      if (header.type !== 'file' || isLitter(key)) {
        entry.resume()
        continue
      }
      if ((header.size ?? 0) > limits.maxBytes) {
        entry.resume()
        yield failure(key, tooLargeMember(key, header.size ?? '?', limits.maxBytes))
        continue
      }
      const chunks: Uint8Array[] = []
      for await (const chunk of entry) if (chunk instanceof Uint8Array) chunks.push(chunk)
      const stamp = `${header.size ?? 0}-${header.mtime?.getTime() ?? 0}`
      yield bytesDocument(key, Buffer.concat(chunks), { stamp })
    }
  } catch (cause) {
    yield failure(packed.key, containerError(packed.key, cause))
  } finally {
    source.destroy()
    tar.destroy()
  }
}

/** A name is Unicode where the tar says so (pax); else bytes: UTF-8, or GB18030 from Chinese Windows. */
function nameOf(name: string, pax: unknown): string {
  if (typeof pax === 'object' && pax !== null && 'path' in pax) return name
  const bytes = Buffer.from(name, 'latin1')
  return decodeBytes(bytes, detectEncoding(bytes) ?? 'utf-8')
}
