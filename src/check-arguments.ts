import { tokenizerLibraries } from './mentions/words.ts'
import type { ParseOptions } from './parse-report.ts'
import { formats, offsetUnits } from './record/schema.ts'

/** What each option takes; a caller without types may give anything. */
const choices = {
  format: formats,
  offsets: offsetUnits,
  language: ['en', 'zh'],
  tokenizer: tokenizerLibraries,
} as const satisfies Partial<Record<keyof ParseOptions, readonly string[]>>

/** @throws RangeError where an option has a value that it does not take */
export function checkOptions(options: ParseOptions): void {
  for (const name of Object.keys(choices) as (keyof typeof choices)[]) {
    const given = options[name]
    const taken: readonly string[] = choices[name]
    if (given !== undefined && !taken.includes(given))
      throw new RangeError(`the option '${name}' takes ${words(taken)}, not ${JSON.stringify(given)}`)
  }
}

/** @throws TypeError where what should be a report's text is no string */
export function checkText(text: unknown): asserts text is string {
  if (typeof text === 'string') return
  throw new TypeError(
    `the text of a report is a string, not ${kindOf(text)}; readReport(file or bytes) gives a file's text`,
  )
}

const words = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(', ')

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return String(value)
  return value instanceof Uint8Array ? 'bytes' : `of type ${typeof value}`
}
