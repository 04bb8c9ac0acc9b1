import { locate } from '../readers/locate.ts'
import type { Language } from '../record/messages.ts'
import type { OffsetUnit } from '../record/schema.ts'
import { type InputChoice, readInput } from './input.ts'
import type { Terminal } from './terminal.ts'

interface TextCommand extends InputChoice {
  map?: boolean
  offsets: OffsetUnit
  lang: Language
}

/**
 * `gongkai text`: the text that a reader made of a file, to the letter: the spans of its record point into it. With
 * --map the lines of that text, each with the place in the file that it was read from.
 */
export async function printText(file: string, options: TextCommand, terminal: Terminal): Promise<number> {
  const { document } = await readInput(file, terminal, options)
  const { text } = document
  if (!options.map) {
    terminal.out(text)
    return 0
  }
  const size = units[options.offsets]
  let [at, start, line] = [0, 0, 1]
  while (at < text.length) {
    const feed = text.indexOf('\n', at)
    const words = text.slice(at, feed < 0 ? text.length : feed)
    const end = start + size(words)
    // Where its first words stand: the white space before them belongs to what was read before.
    const offset = at + words.search(/\S|$/)
    // Of a text the line is at hand: to count it anew for each would take long.
    const place =
      document.map.kind === 'text' ? { in: 'text', offset, line, column: offset - at + 1 } : locate(document, offset)
    terminal.out(`${JSON.stringify({ line, start, end, place })}\n`)
    start = end + 1
    at += words.length + 1
    line++
  }
  return 0
}

/** How long a text is in each unit. */
const units: Record<OffsetUnit, (text: string) => number> = {
  utf16: (text) => text.length,
  codepoint: (text) => Array.from(text).length,
  utf8: (text) => Buffer.byteLength(text),
}
