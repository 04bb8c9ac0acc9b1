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
 * @param passedOver told of each of them, and of what else this program wrote
 */
export async function* inputItems(
  { paths, lists, textField, idField }: BatchInput,
  maxBytes: number,
  own: readonly string[],
  passedOver: (path: string) => void = () => {},
): AsyncGenerator<InputItem> {
  const options = { textField, idField, maxBytes, own, passedOver }
  for (const list of lists) yield* listInputsFrom(list, options)
  yield* listInputs(paths, options)
}
