import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { isDynamicPattern } from 'tinyglobby'
import { containerKind } from '../readers/containers/container-kind.ts'
import {
  type InputDocument,
  type InputItem,
  type InputOptions,
  readInput as readListed,
} from '../readers/containers/input-document.ts'
import { listInputs, listInputsFrom } from '../readers/containers/list-inputs.ts'
import type { ReadDocument } from '../readers/read-document.ts'
import { readReport } from '../readers/read-report.ts'
import { Fault } from './fault.ts'
import type { Terminal } from './terminal.ts'

/** A document as a command reads it. */
export interface Input {
  /** As it was named, or its path with its member: 'in/2021.zip/a.html'; null for standard input. */
  path: string | null
  document: ReadDocument
  /** Of the file's bytes, in hexadecimal digits. */
  sha256: string
}

/** What a command was given to read, as its options name it. */
export interface InputChoice {
  filesFrom?: string[]
  textField?: string
  idField?: string
}

/** A document, or why there is none. */
export type InputOutcome = { input: Input } | { path: string; error: unknown }

/**
 * Reads what a command was given, one document after the other: files, folders, globs, archives, lists; '-' is one
 * document on standard input.
 *
 * @param passedOver told of each file or folder in a folder that this program itself wrote
 */
export async function* readInputs(
  names: readonly string[],
  choice: InputChoice,
  terminal: Terminal,
  passedOver: (path: string) => void = () => {},
): AsyncGenerator<InputOutcome> {
  const options = { ...listOptions(choice), passedOver }
  for (const list of choice.filesFrom ?? []) yield* readAll(listInputsFrom(list, options))
  for (const name of names) {
    if (await isSingle(name)) yield await outcomeOf(name, () => readFileOf(name, terminal))
    else yield* readAll(listInputs([name], options))
  }
}

/** Whether what a command was given may hold more than one document. */
export async function mayBeSeveral(names: readonly string[], choice: InputChoice): Promise<boolean> {
  if (names.length > 1 || (choice.filesFrom ?? []).length > 0) return true
  const [name] = names
  if (name === undefined || (await isSingle(name))) return false
  if (containerKind(name)?.kind === 'gzip') return false
  // A member of an archive, by its name; or all below a folder there.
  const key = name.replaceAll('\\', '/').replace(/^(?:\.\/){1,64}/, '')
  for await (const item of listInputs([name], listOptions(choice))) return item.key !== key
  return true
}

/**
 * Reads the one document that a name stands for: a file, a member of an archive ('a.zip/b.html'), or standard input
 * for '-'.
 *
 * @throws ReadError for what cannot be read: no file, nothing in it, no text …; Fault for a folder or an archive of
 *   several documents, which names some of them
 */
export async function readInput(name: string, terminal: Terminal, choice: InputChoice = {}): Promise<Input> {
  if (await isSingle(name)) return readFileOf(name, terminal)
  const items: InputItem[] = []
  let only: Input | null = null
  for await (const item of listInputs([name], listOptions(choice))) {
    items.push(item)
    if (items.length > 3) break
    if (item.kind === 'document' && only === null) only = await readItem(item)
  }
  const [first] = items
  if (items.length === 1 && first?.kind === 'failure') throw first.error
  if (items.length === 1 && only) return only
  if (items.length === 0) throw new Fault('no-document', name)
  const some = items.slice(0, 3).map(({ key }) => key)
  throw new Fault('several', name, { members: some.join(', ') + (items.length > 3 ? ' …' : '') })
}

const listOptions = ({ textField, idField }: InputChoice): InputOptions => ({
  ...(textField === undefined ? {} : { textField }),
  ...(idField === undefined ? {} : { idField }),
})

/** A file that is a document of its own, or one that is not there; else folders, globs, archives and their members. */
async function isSingle(name: string): Promise<boolean> {
  if (name === '-') return true
  const status = await stat(name).catch(() => null)
  if (status) return !status.isDirectory() && containerKind(name) === null
  const path = name.replaceAll('\\', '/')
  return !isDynamicPattern(path) && !path.split('/').some((part) => containerKind(part) !== null)
}

async function* readAll(items: AsyncIterable<InputItem>): AsyncGenerator<InputOutcome> {
  for await (const item of items)
    if (item.kind === 'failure') yield { path: item.key, error: item.error }
    else yield await outcomeOf(item.key, () => readItem(item))
}

async function outcomeOf(path: string, read: () => Promise<Input>): Promise<InputOutcome> {
  try {
    return { input: await read() }
  } catch (error) {
    return { path, error }
  }
}

async function readItem(item: InputDocument): Promise<Input> {
  const bytes = item.text ?? (await item.bytes())
  const document = await readListed({ ...item, bytes: async () => Buffer.from(bytes) })
  return { path: item.key, document, sha256: sha256(bytes) }
}

async function readFileOf(name: string, terminal: Terminal): Promise<Input> {
  const path = name === '-' ? null : name
  const bytes = path === null ? await terminal.stdin() : await readFile(path).catch(() => null)
  const document = await readReport(bytes ?? name, path === null ? {} : { path })
  return { path, document, sha256: sha256(bytes ?? '') }
}

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex')
