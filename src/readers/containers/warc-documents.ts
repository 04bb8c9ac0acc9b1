import { brotliDecompressSync } from 'node:zlib'
import { WARCParser, type WARCRecord } from 'warcio'
import type { ReadFormat } from '../read-document.ts'
import { ReadError } from '../read-error.ts'
import { bytesDocument, failure, type InputItem, type InputLimits } from './input-document.ts'
import { containerError, type Packed, packedBytes, tooLargeMember } from './packed.ts'

/** Media types in which reports come; what else a crawl fetched (pictures, styles, scripts) is no document. */
const documents =
  /^(?:text\/(?:html|plain|markdown)|application\/(?:xhtml\+xml|pdf|msword|octet-stream|zip|x-zip-compressed|vnd\.openxmlformats-officedocument\.wordprocessingml\.document)|multipart\/related)\b/i

/**
 * The documents of a WARC or WET file: the pages and files that were fetched with success, or the plain texts that were
 * made of them. Their keys end in URL and date, since a crawl may fetch a page twice.
 */
export async function* warcDocuments(packed: Packed, gzipped: boolean, limits: InputLimits): AsyncGenerator<InputItem> {
  let records = 0
  try {
    const parser = new WARCParser(packedBytes(packed, gzipped), { keepHeadersCase: false, parseHttp: true })
    for (let record = await parser.parse(); record !== null; record = await parser.parse()) {
      records++
      if (record.warcHeaders.statusline.startsWith('WARC/') === false) throw notWarc(packed.key)
      const wanted = wantedRecord(record)
      if (!wanted) continue
      const key = `${packed.key}/${record.warcTargetURI ?? record.warcHeader('WARC-Record-ID') ?? records}@${record.warcDate ?? ''}`
      yield await recordItem(record, key, wanted.format, limits).catch((cause: unknown) =>
        failure(key, containerError(key, cause)),
      )
    }
    if (records === 0) throw notWarc(packed.key)
  } catch (cause) {
    yield failure(packed.key, containerError(packed.key, cause))
  }
}

/** A record that may hold a report, or null for requests, metadata, redirections and pictures. */
function wantedRecord(record: WARCRecord): { format: ReadFormat | null } | null {
  const type = record.warcType
  if (type === 'conversion') return { format: 'text' }
  if (type !== 'response' && type !== 'resource') return null
  const status = Number(record.httpHeaders?.statusCode ?? 200)
  const media = record.httpHeaders
    ? record.httpHeaders.headers.get('content-type')
    : (record.warcHeader('Content-Type') ?? null)
  if (status < 200 || status > 299) return null
  if (media !== null && media !== undefined && !documents.test(media.trim())) return null
  return { format: null }
}

async function recordItem(
  record: WARCRecord,
  key: string,
  format: ReadFormat | null,
  limits: InputLimits,
): Promise<InputItem> {
  const headers = record.httpHeaders?.headers
  const brotli = headers?.get('content-encoding')?.trim().toLowerCase() === 'br'
  if (brotli) headers?.delete('content-encoding')
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of record) {
    size += chunk.length
    if (size > limits.maxBytes) return failure(key, tooLargeMember(key, `> ${limits.maxBytes}`, limits.maxBytes))
    chunks.push(chunk)
  }
  const reader = record._reader
  if ('limit' in reader && typeof reader.limit === 'number' && reader.limit > 0)
    return failure(
      key,
      new ReadError('damaged', 'container', { path: key, detail: { en: 'the record is cut off', zh: '记录不完整' } }),
    )
  const body = Buffer.concat(chunks, size)
  const bytes = brotli ? brotliDecompressSync(body, { maxOutputLength: limits.maxBytes }) : body
  const stamp = record.warcPayloadDigest ?? record.warcBlockDigest ?? null
  return bytesDocument(key, bytes, { stamp, format })
}

const notWarc = (key: string): ReadError =>
  new ReadError('damaged', 'container', {
    path: key,
    detail: { en: 'it holds no WARC records', zh: '其中没有 WARC 记录' },
  })
