import { createReadStream } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { glob } from 'tinyglobby'
import { ReadError } from '../readers/read-error.ts'

/** What the viewer may show: a file, or a line of a file of records. Nothing else is ever opened. */
export interface DocumentSource {
  /** As it is shown. */
  name: string
  /** The file to read, links resolved; for a record, the records file. */
  path: string
  /** Where in a records file the record stands, in bytes; null for a file of its own. */
  record: { start: number; length: number } | null
}

export interface Inputs {
  sources: DocumentSource[]
  /** Folders and files under which a record's own text may be looked up, links resolved. */
  roots: string[]
  /** Where decisions are kept unless told otherwise: beside the first input. */
  reviews: string
}

const reportFiles = '**/*.{txt,md,markdown,html,htm,docx,pdf}'

/**
 * Finds what is to be shown. A link inside a folder that leads out of it is passed over.
 *
 * @param paths files, folders and .jsonl files of records
 * @throws ReadError where a path is not there
 */
export async function collectInputs(paths: readonly string[]): Promise<Inputs> {
  const sources: DocumentSource[] = []
  const roots: string[] = []
  let reviews: string | null = null
  for (const path of paths) {
    const real = await realpath(path).catch(() => {
      throw new ReadError('missing', 'open', { path })
    })
    const folder = (await stat(real)).isDirectory()
    if (folder) sources.push(...(await filesUnder(path, real)))
    else if (/\.(jsonl|ndjson)$/i.test(real)) sources.push(...(await linesOf(path, real)))
    else sources.push({ name: path, path: real, record: null })
    const isRecords = !folder && /\.(jsonl|ndjson)$/i.test(real)
    roots.push(folder ? real : isRecords ? dirname(real) : real)
    reviews ??= folder
      ? join(real, 'gongkai-reviews.jsonl')
      : isRecords
        ? real.replace(/\.\w+$/, '.reviews.jsonl')
        : join(dirname(real), 'gongkai-reviews.jsonl')
  }
  const seen = new Set<string>()
  const once = sources.filter(({ path, record }) => {
    const key = `${path}\n${record?.start}`
    return seen.has(key) ? false : seen.add(key) && true
  })
  return { sources: once, roots, reviews: reviews ?? resolve('gongkai-reviews.jsonl') }
}

/** Whether a path, links resolved, lies under one of the roots. */
export const isUnder = (path: string, roots: readonly string[]): boolean =>
  roots.some((root) => path === root || path.startsWith(root.endsWith(sep) ? root : root + sep))

async function filesUnder(shown: string, real: string): Promise<DocumentSource[]> {
  const names = await glob([reportFiles], {
    cwd: real,
    caseSensitiveMatch: false,
    followSymbolicLinks: false,
    ignore: ['**/node_modules/**', '**/README*'],
  })
  const sources: DocumentSource[] = []
  for (const name of names.sort()) {
    const path = await realpath(join(real, name)).catch(() => null)
    if (path !== null && isUnder(path, [real])) sources.push({ name: join(shown, name), path, record: null })
  }
  return sources
}

/** The lines of a records file, by their bytes, so that one can be read without the others. */
async function linesOf(shown: string, real: string): Promise<DocumentSource[]> {
  const sources: DocumentSource[] = []
  let [line, start, at] = [1, 0, 0]
  const end = () => {
    if (at > start) sources.push({ name: `${shown}:${line}`, path: real, record: { start, length: at - start } })
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
