import type { Span } from '../source/span.ts'

/** A line without the white space around it, or a whole table; lines that are blank are left out. */
export interface Line extends Span {
  /** A table as `findTables` gave it, opaque here, of any number of lines. */
  table: boolean
  /** A blank line, or more, stands before. */
  afterBlank: boolean
  /** Set in by two characters or more. */
  indented: boolean
}

/** White space and what cannot be seen: zero-width characters, soft hyphen, byte order mark. */
export function isBlank(unit: number): boolean {
  return (
    unit <= 0x20 ||
    unit === 0xa0 ||
    unit === 0xad ||
    unit === 0xfeff ||
    (unit >= 0x200b && unit <= 0x200f) ||
    unit === 0x2060
  )
}

/**
 * Cuts the folded text into lines, tables apart. A table that begins or ends inside a line cuts the line.
 *
 * @param tables spans in order and apart
 */
export function splitLines(folded: string, tables: readonly Span[]): Line[] {
  const lines: Line[] = []
  let blanks = 0
  const add = (from: number, to: number, table: boolean) => {
    let start = from
    let end = to
    while (start < end && isBlank(folded.charCodeAt(start))) start++
    // Blanked pinyin (U+FEFF) belongs to the word before it: …事項(xiàng)
    while (end > start && isBlank(folded.charCodeAt(end - 1)) && folded.charCodeAt(end - 1) !== 0xfeff) end--
    if (start === end) {
      blanks++
      return
    }
    lines.push({ start, end, table, afterBlank: blanks > 0, indented: start - from >= 2 })
    blanks = 0
  }
  const addLines = (from: number, to: number) => {
    for (let start = from; start < to; ) {
      const feed = folded.indexOf('\n', start)
      const end = feed < 0 || feed > to ? to : feed
      add(start, end, false)
      start = end + 1
    }
  }
  let at = 0
  for (const table of tables) {
    if (table.start < at || table.end <= table.start) continue
    addLines(at, table.start)
    add(table.start, table.end, true)
    blanks = 0
    at = table.end
  }
  addLines(at, folded.length)
  return lines
}
