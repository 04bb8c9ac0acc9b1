import { createReadStream } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { glob } from 'tinyglobby'
import { containerKind } from '../readers/containers/container-kind.ts'
import type { InputDocument, InputOptions } from '../readers/containers/input-document.ts'
import { byteLines } from '../readers/containers/json-lines.ts'
import { listInputs } from '../readers/containers/list-inputs.ts'
import { memberIn } from '../readers/containers/member-path.ts'
import { holdsOwnLines } from '../readers/containers/own-names.ts'
import { ReadError } from '../readers/read-error.ts'

/** What the viewer may show: a file, or a line of a file of records. Nothing else is ever opened. */
export interface DocumentSource {
  /** As it is shown. */
  name: string
  /** The file to read, links resolved; for a record, the records file. */
  path: string
  /** Where in a records file the record stands, in bytes; null for a file of its own. */
  record: { start: number; length: number } | null
  /** What an archive holds, read already: its bytes or its text, or why there is none; null for a file of its own. */
  packed: Packed | null
}

/** A document out of an archive. */
export interface Packed {
  /** Its path in the archive, with the archive's own. */
  key: string
  document: InputDocument | null
  content: Uint8Array | string
  error: ReadError | null
}

/** Bytes that the documents of archives may have together: they are held in memory. */
export const PACKED_LIMIT = 512 * 1024 * 1024

export interface Inputs {
  sources: DocumentSource[]
  /** Folders and files under which a record's own text may be looked up, links resolved. */
  roots: string[]
  /** Where decisions are kept unless told otherwise: beside the first input. */
  reviews: string
}

const reportFiles = '**/*.{txt,md,markdown,html,htm,docx,pdf}'
const archiveFiles = '**/*.{zip,tar,tgz,tar.gz,warc,warc.gz,wet,wet.gz,html.gz,htm.gz,txt.gz}'

/**
 * Finds what is to be shown. A link inside a folder that leads out of it is passed over.
 *
 * @param paths files, folders, archives and their members, globs, .jsonl files of records or of texts
 * @param options how the lines of texts are read
 * @throws ReadError where a path is not there
 */
export async function collectInputs(paths: readonly string[], options: InputOptions = {}): Promise<Inputs> {
  const sources: DocumentSource[] = []
  const roots: string[] = []
  let reviews: string | null = null
  for (const path of paths) {
    const real = await realpath(path).catch(() => null)
    if (real === null) {
      const found = await packedIn(path, options)
      const [first] = found
      if (first === undefined || found.every(({ packed }) => packed?.error?.code === 'missing'))
        throw new ReadError('missing', 'open', { path })
      sources.push(...found)
      roots.push(first.path)
      reviews ??= join(dirname(first.path), 'gongkai-reviews.jsonl')
      continue
    }
    const folder = (await stat(real)).isDirectory()
    const isRecords = !folder && (await holdsRecords(real))
    if (folder) sources.push(...(await filesUnder(path, real, options)))
    else if (isRecords) sources.push(...(await linesOf(path, real)))
    else if (containerKind(real)) sources.push(...(await packedIn(path, options)))
    else sources.push({ name: path, path: real, record: null, packed: null })
    roots.push(folder ? real : isRecords ? dirname(real) : real)
    reviews ??= folder
      ? join(real, 'gongkai-reviews.jsonl')
      : isRecords
        ? real.replace(/\.\w+$/, '.reviews.jsonl')
        : join(dirname(real), 'gongkai-reviews.jsonl')
  }
  const seen = new Set<string>()
  const once = sources.filter(({ path, record, packed }) => {
    const key = `${path}\n${record?.start}\n${packed?.key}`
    return seen.has(key) ? false : seen.add(key) && true
  })
  return { sources: once, roots, reviews: reviews ?? resolve('gongkai-reviews.jsonl') }
}

/** Whether a path, links resolved, lies under one of the roots. */
export const isUnder = (path: string, roots: readonly string[]): boolean =>
  roots.some((root) => path === root || path.startsWith(root.endsWith(sep) ? root : root + sep))

async function filesUnder(shown: string, real: string, options: InputOptions): Promise<DocumentSource[]> {
  const names = await glob([reportFiles, archiveFiles], {
    cwd: real,
    caseSensitiveMatch: false,
    followSymbolicLinks: false,
    ignore: ['**/node_modules/**', '**/README*', '**/*.gongkai-state/**'],
  })
  const sources: DocumentSource[] = []
  for (const name of names.sort()) {
    const path = await realpath(join(real, name)).catch(() => null)
    if (path === null || !isUnder(path, [real])) continue
    if (containerKind(path)) sources.push(...(await packedIn(join(shown, name), options)))
    else sources.push({ name: join(shown, name), path, record: null, packed: null })
  }
  return sources
}

/** The documents of an archive, of one of its members, or of a glob. What cannot be read is among them. */
async function packedIn(input: string, options: InputOptions): Promise<DocumentSource[]> {
  const sources: DocumentSource[] = []
  const archive = (await memberIn(input.replaceAll('\\', '/')))?.container ?? input
  let size = 0
  for await (const item of listInputs([input], options)) {
    const file = item.kind === 'document' ? item.file : null
    const path = await realpath(file ?? archive).catch(() => resolve(archive))
    const packed: Packed = { key: item.key, document: null, content: '', error: null }
    if (item.kind === 'failure') packed.error = item.error
    else if (file === null)
      try {
        packed.document = item
        packed.content = item.text ?? (await item.bytes())
        size += packed.content.length
        if (size > PACKED_LIMIT) throw tooMuch(input)
      } catch (error) {
        if (!(error instanceof ReadError) || size > PACKED_LIMIT) throw error
        packed.error = error
      }
    sources.push({ name: item.key, path, record: null, packed: file === null ? packed : null })
  }
  return sources
}

const tooMuch = (path: string): ReadError =>
  new ReadError('too-large', 'container', {
    path,
    detail: {
      en: `it unpacks into more than ${PACKED_LIMIT / 1024 ** 2} MB; name some of its members, or unpack it`,
      zh: `解压后超过 ${PACKED_LIMIT / 1024 ** 2} MB，请指明其中部分文件，或先解压`,
    },
  })

/** Whether a JSONL file holds records, told by its first line; else its lines are texts. */
async function holdsRecords(path: string): Promise<boolean> {
  if (!/\.(jsonl|ndjson)$/i.test(path)) return false
  if (await holdsOwnLines(path)) return true
  for await (const line of byteLines(createReadStream(path), PACKED_LIMIT)) {
    try {
      const value = JSON.parse(Buffer.from(line ?? []).toString('utf8')) as { schema?: unknown } | null
      return typeof value?.schema === 'string' && value.schema.startsWith('gongkai/')
    } catch {
      return false
    }
  }
  return true
}

/** The lines of a records file, by their bytes, so that one can be read without the others. */
async function linesOf(shown: string, real: string): Promise<DocumentSource[]> {
  const sources: DocumentSource[] = []
  let [line, start, at] = [1, 0, 0]
  const end = () => {
    if (at > start)
      sources.push({ name: `${shown}:${line}`, path: real, record: { start, length: at - start }, packed: null })
  }
  for await (const chunk of createReadStream(real) as AsyncIterable<Buffer>) {
    for (let i = chunk.indexOf(10); i >= 0; i = chunk.indexOf(10, i + 1)) {
      const base = at
      at += i
      end()
      at = base
      start = base + i + 1
      line++
    }
    at += chunk.length
  }
  end()
  return sources
}

/** Where the text of a record may lie: its path as told from the records file, or from an input's folder. */
export async function textPathOf(
  recordPath: string,
  recordsFile: string,
  roots: readonly string[],
): Promise<string | null> {
  const folders = [dirname(recordsFile), process.cwd(), ...roots, ...roots.map(dirname)]
  for (const folder of folders) {
    const found = await realpath(resolve(folder, recordPath)).catch(() => null)
    if (found !== null && isUnder(found, roots)) return found
  }
  return null
}
