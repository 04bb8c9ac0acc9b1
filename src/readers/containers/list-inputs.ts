import { createReadStream } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { dirname, isAbsolute, resolve } from 'node:path'
import { glob, isDynamicPattern } from 'tinyglobby'
import { causeWords, ReadError, sameDetail } from '../read-error.ts'
import { readStream } from '../zip.ts'
import { containerKind, isLitter } from './container-kind.ts'
import {
  failure,
  type InputDocument,
  type InputFailure,
  type InputItem,
  type InputLimits,
  type InputOptions,
  inputLimits,
} from './input-document.ts'
import { byteLines, jsonLines } from './json-lines.ts'
import { memberIn } from './member-path.ts'
import { holdsOwnLines, ownNames } from './own-names.ts'
import { type Packed, packedBytes, tooLargeMember } from './packed.ts'

/** Containers within containers that are opened: a zip of tars of pages. */
const DEEPEST = 3

/**
 * Lists the documents of inputs, one at a time and in an order that depends on the names alone: files; folders, with
 * all below them, sorted; globs; zip, tar(.gz), jsonl(.gz), WARC and WET(.gz), and single files in .gz. What gives no
 * document is a failure in its place; nothing throws.
 *
 * @param inputs paths and globs as they were typed; '-' is JSONL on stdin
 */
export async function* listInputs(inputs: Iterable<string>, options: InputOptions = {}): AsyncGenerator<InputItem> {
  const limits = inputLimits(options)
  for (const input of inputs) {
    if (input === '-') yield* jsonLines('', process.stdin, limits)
    else yield* listInput(input, limits)
  }
}

/**
 * Lists the documents of the inputs that a file names, one a line; blank lines are passed over.
 *
 * @param list path of that file; '-' is stdin
 */
export async function* listInputsFrom(list: string, options: InputOptions = {}): AsyncGenerator<InputItem> {
  const limits = inputLimits(options)
  try {
    for await (const line of byteLines(list === '-' ? process.stdin : createReadStream(list), 1 << 16)) {
      const path = new TextDecoder().decode(line ?? new Uint8Array()).replace(/\r$/, '')
      if (path !== '') yield* listInput(path, limits)
    }
  } catch (cause) {
    yield failure(list, openError(list, cause))
  }
}

/** Whether there is anything to read under an input's name: a file, a folder, a glob, a member of an archive. */
export async function isThere(input: string): Promise<boolean> {
  const path = input.replaceAll('\\', '/')
  if (isDynamicPattern(path)) return true
  const found = await stat(input).catch(() => null)
  return found !== null || (await memberIn(path)) !== null
}

async function* listInput(input: string, limits: InputLimits): AsyncGenerator<InputItem> {
  const path = input.replaceAll('\\', '/')
  try {
    const status = await stat(input)
    if (status.isDirectory()) yield* folderItems(path.replace(/\/{1,64}$/, '') || '/', limits)
    else yield* fileItems(path, limits)
  } catch (cause) {
    const packed = await memberIn(path)
    if (packed) {
      yield* memberItems(packed.container, keyOf(path), limits)
      return
    }
    if (!isDynamicPattern(path)) {
      yield failure(keyOf(path), openError(path, cause))
      return
    }
    const found = await glob(path, {
      dot: false,
      onlyFiles: true,
      expandDirectories: false,
      followSymbolicLinks: false,
      absolute: isAbsolute(path),
    })
    if (found.length === 0) yield failure(path, openError(path, cause))
    const own = new Map<string, Set<string>>()
    for (const file of found.sort(byCodeUnit)) {
      const folder = dirname(file)
      const names = own.get(folder) ?? ownNames(await namesIn(folder).catch(() => []))
      own.set(folder, names)
      const inState = file.split('/').some((part) => part.endsWith('.gongkai-state'))
      if (inState || names.has(file.slice(file.lastIndexOf('/') + 1)) || (await holdsOwnLines(file)))
        limits.passedOver(file)
      else yield* fileItems(file, limits)
    }
  }
}

/** A member that was named by its path, 'a.zip/b.html', or all below one that is a folder there. */
async function* memberItems(container: string, key: string, limits: InputLimits): AsyncGenerator<InputItem> {
  let found = false
  for await (const item of fileItems(container, limits)) {
    // An archive that breaks off is told of, too: what was asked for may have stood behind.
    if (item.key !== key && !item.key.startsWith(`${key}/`) && item.key !== keyOf(container)) continue
    found = true
    yield item
    if (item.key === key) return
  }
  if (!found) yield failure(key, new ReadError('missing', 'open', { path: key }))
}

/** Names of the files and folders of a folder that may be read; those of folders end in '/'. */
async function namesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  return entries
    .filter((entry) => !isLitter(entry.name) && (entry.isDirectory() || entry.isFile() || entry.isSymbolicLink()))
    .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
}

const isOwn = (path: string, { own }: InputLimits): boolean => own.length > 0 && own.includes(resolve(path))

/** All files below a folder, sorted by name within each; links to folders are not followed, so that no loop is run. */
async function* folderItems(folder: string, limits: InputLimits): AsyncGenerator<InputItem> {
  const open: string[] = [`${folder === '/' ? '' : folder}/`]
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (!path.endsWith('/')) {
      yield* fileItems(path, limits)
      continue
    }
    try {
      const names = await namesIn(path)
      const own = ownNames(names)
      for (const name of names.sort(byCodeUnit).reverse()) {
        if (own.has(name) || isOwn(path + name, limits) || (await holdsOwnLines(path + name)))
          limits.passedOver(path + name)
        else open.push(path + name)
      }
    } catch (cause) {
      yield failure(keyOf(path), openError(path, cause))
    }
  }
}

async function* fileItems(path: string, limits: InputLimits): AsyncGenerator<InputItem> {
  const key = keyOf(path)
  if (isOwn(path, limits)) {
    limits.passedOver(path)
    return
  }
  let size: number
  let stamp: string
  try {
    const status = await stat(path)
    // A link to a folder within a folder: passed over, as `find` does.
    if (status.isDirectory()) return
    size = status.size
    stamp = `${size}-${Math.trunc(status.mtimeMs)}`
  } catch (cause) {
    yield failure(key, openError(path, cause))
    return
  }
  const container = containerKind(path)
  if (container) yield* unpack({ key, from: path, stamp }, size, container, limits, 1)
  else yield fileDocument(key, path, size, stamp, limits)
}

function fileDocument(
  key: string,
  path: string,
  size: number,
  stamp: string,
  limits: InputLimits,
): InputDocument | InputFailure {
  if (size > limits.maxBytes) return failure(key, tooLargeMember(key, size, limits.maxBytes))
  const bytes = (): Promise<Uint8Array> =>
    readFile(path).catch((cause: unknown) => Promise.reject(openError(path, cause)))
  return { kind: 'document', key, file: path, text: null, format: null, stamp, bytes }
}

/** The documents of a container, and of containers in it. */
async function* unpack(
  packed: Packed,
  size: number,
  { kind, gzipped }: NonNullable<ReturnType<typeof containerKind>>,
  limits: InputLimits,
  depth: number,
): AsyncGenerator<InputItem> {
  switch (kind) {
    case 'jsonl':
      yield* jsonLines(packed.key, packedBytes(packed, gzipped), limits)
      return
    case 'warc':
      yield* (await import('./warc-documents.ts')).warcDocuments(packed, gzipped, limits)
      return
    case 'gzip':
      yield gzipDocument(packed, limits)
      return
    default: {
      const items =
        kind === 'zip'
          ? (await import('./zip-documents.ts')).zipDocuments(packed, size, limits)
          : (await import('./tar-documents.ts')).tarDocuments(packed, gzipped, limits)
      for await (const item of items) {
        const inner = item.kind === 'document' ? containerKind(item.key) : null
        if (item.kind === 'failure' || inner === null) yield item
        else if (depth >= DEEPEST) yield failure(item.key, tooDeep(item.key))
        else {
          try {
            const bytes = await item.bytes()
            yield* unpack({ key: item.key, from: bytes, stamp: item.stamp }, bytes.length, inner, limits, depth + 1)
          } catch (cause) {
            yield failure(item.key, openError(item.key, cause))
          }
        }
      }
    }
  }
}

/** `page.html.gz`: the page, under its name without the ending. */
function gzipDocument(packed: Packed, limits: InputLimits): InputDocument {
  return {
    kind: 'document',
    key: packed.key.replace(/\.gz$/i, ''),
    file: null,
    text: null,
    format: null,
    stamp: packed.stamp,
    async bytes() {
      const { Readable } = await import('node:stream')
      return readStream(Readable.from(packedBytes(packed, true)), limits.maxBytes, {
        path: packed.key,
        stage: 'container',
      })
    },
  }
}

/** A path as a key: './a//b' is 'a/b'. */
const keyOf = (path: string): string => path.replaceAll(/\/{2,64}/g, '/').replace(/^(?:\.\/){1,64}(?=.)/, '')

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const tooDeep = (key: string): ReadError =>
  new ReadError('unsupported', 'container', {
    path: key,
    detail: { en: `archives within archives deeper than ${DEEPEST}`, zh: `嵌套超过 ${DEEPEST} 层的压缩文件` },
  })

function openError(path: string, cause: unknown): ReadError {
  if (cause instanceof ReadError) return cause
  const missing = cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ENOTDIR')
  return new ReadError(missing ? 'missing' : 'unreadable', 'open', {
    path,
    detail: sameDetail(causeWords(cause)),
    cause,
  })
}
