import { type Detail, ReadError } from '../read-error.ts'
import { failure, type InputItem, type InputLimits } from './input-document.ts'
import { containerError, tooLargeMember } from './packed.ts'

/**
 * The texts of a JSONL file, one object a line: `{"id": "…", "text": "…"}`. A line that is none is a failure of its
 * own, under the line's number.
 *
 * @param chunks the file's bytes, UTF-8
 */
export async function* jsonLines(
  key: string,
  chunks: AsyncIterable<Uint8Array>,
  limits: InputLimits,
): AsyncGenerator<InputItem> {
  let number = 0
  try {
    for await (const line of byteLines(chunks, limits.maxBytes)) {
      number++
      const at = lineKey(key, number)
      if (line === null) yield failure(at, tooLargeMember(at, `line ${number}`, limits.maxBytes))
      else {
        const text = new TextDecoder().decode(line)
        if (text.trim() !== '') yield lineDocument(key, number, text, limits)
      }
    }
  } catch (cause) {
    yield failure(key, containerError(key, cause))
  }
}

function lineDocument(key: string, number: number, line: string, limits: InputLimits): InputItem {
  const broken = (detail: Detail): InputItem => {
    const at = lineKey(key, number)
    return failure(at, new ReadError('damaged', 'container', { path: at, detail }))
  }
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return broken({ en: `line ${number} is no JSON`, zh: `第 ${number} 行不是 JSON` })
  }
  const text = fieldOf(value, limits.textField)
  const schema = fieldOf(value, 'schema')
  if (typeof text !== 'string' && typeof schema === 'string' && schema.startsWith('gongkai/'))
    return broken({
      en: `line ${number} is no text but what gongkai made of one (${schema})`,
      zh: `第 ${number} 行不是正文，而是 gongkai 的结果（${schema}）`,
    })
  if (typeof text !== 'string')
    return broken({
      en: `line ${number} has no text in its field '${limits.textField}'`,
      zh: `第 ${number} 行的字段 '${limits.textField}' 不是文字`,
    })
  const id = fieldOf(value, limits.idField)
  const name = (typeof id === 'string' && id !== '') || typeof id === 'number' ? String(id) : String(number)
  return {
    kind: 'document',
    key: lineKey(key, name),
    file: null,
    text,
    format: 'text',
    stamp: null,
    bytes: async () => Buffer.from(text),
  }
}

/** The key of a line: of stdin its name alone. */
const lineKey = (key: string, name: string | number): string => (key === '' ? String(name) : `${key}/${name}`)

/** A field of an object; 'page.text' is a field within a field, unless a field has that very name. */
function fieldOf(value: unknown, path: string): unknown {
  if (isRecord(value) && path in value) return value[path]
  let at: unknown = value
  for (const name of path.split('.')) at = isRecord(at) ? at[name] : undefined
  return at
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** Lines of a stream without their line feeds; null for one over the limit, which is passed over unkept. */
export async function* byteLines(chunks: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<Uint8Array | null> {
  let parts: Uint8Array[] = []
  let size = 0
  const finish = (): Uint8Array | null => {
    const line = size > limit ? null : Buffer.concat(parts, size)
    parts = []
    size = 0
    return line
  }
  const keep = (part: Uint8Array): void => {
    size += part.length
    if (size > limit) parts = []
    else if (part.length > 0) parts.push(part)
  }
  for await (const chunk of chunks) {
    let from = 0
    for (let feed = chunk.indexOf(10); feed >= 0; feed = chunk.indexOf(10, from)) {
      keep(chunk.subarray(from, feed))
      yield finish()
      from = feed + 1
    }
    keep(chunk.subarray(from))
  }
  if (size > 0) yield finish()
}
