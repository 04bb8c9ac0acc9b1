import { resolve, sep } from 'node:path'
import type { InputItem } from '../readers/containers/input-document.ts'
import { listInputs, listInputsFrom } from '../readers/containers/list-inputs.ts'

/** What a run reads. */
export interface BatchInput {
  paths: readonly string[]
  /** Files that hold paths, one a line. */
  lists: readonly string[]
  textField: string
  idField: string
}

/**
 * The documents of an input, in an order that depends on the names alone.
 *
 * @param own files and folders of the run itself (its output, its state), which are passed over where they lie in it
 */
export async function* inputItems(
  { paths, lists, textField, idField }: BatchInput,
  maxBytes: number,
  own: readonly string[],
): AsyncGenerator<InputItem> {
  const options = { textField, idField, maxBytes }
  const owned = own.map((path) => resolve(path))
  const isOwn = (key: string): boolean => {
    const path = resolve(key)
    return owned.some((one) => path === one || path.startsWith(one + sep))
  }
  for (const list of lists) for await (const item of listInputsFrom(list, options)) if (!isOwn(item.key)) yield item
  for await (const item of listInputs(paths, options)) if (!isOwn(item.key)) yield item
}
