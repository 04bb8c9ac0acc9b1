import type { Table } from '../../record/schema.ts'
import type { Span } from '../../source/span.ts'

/** A part of the text that is laid out at once: some lines, or one table. Chunks tile the text. */
export interface Chunk extends Span {
  lines: Line[]
  table: Table | null
}

/** A line with its line end, or a part of one that is too long to be laid out whole. */
export interface Line extends Span {
  /** Goes on where the line before it was cut. */
  continued: boolean
}

/** About how long a chunk is, and how long the longest line, in UTF-16 units. */
const chunkLength = 3000
const lineLength = 2000

/**
 * Cuts a text into chunks.
 *
 * @param tables in order of place; one that overlaps the table before it stays text
 */
export function chunksOf(text: string, tables: readonly Table[]): Chunk[] {
  const chunks: Chunk[] = []
  let at = 0
  for (const table of [...tables].sort((a, b) => a.span.start - b.span.start)) {
    if (table.span.start < at || table.span.end <= table.span.start) continue
    chunks.push(...proseChunks(text, at, table.span.start))
    chunks.push({ ...table.span, lines: linesOf(text, table.span.start, table.span.end), table })
    at = table.span.end
  }
  chunks.push(...proseChunks(text, at, text.length))
  return chunks
}

function proseChunks(text: string, start: number, end: number): Chunk[] {
  const chunks: Chunk[] = []
  let lines: Line[] = []
  const close = () => {
    const [first, last] = [lines[0], lines.at(-1)]
    if (first && last) chunks.push({ start: first.start, end: last.end, lines, table: null })
    lines = []
  }
  for (const line of linesOf(text, start, end)) {
    lines.push(line)
    if (line.end - (lines[0] as Line).start >= chunkLength) close()
  }
  close()
  return chunks
}

function linesOf(text: string, start: number, end: number): Line[] {
  const lines: Line[] = []
  const lineEnd = /\r\n|[\n\r\u2028\u2029]/g
  for (let at = start; at < end; ) {
    lineEnd.lastIndex = at
    const found = lineEnd.exec(text)
    const stop = found ? Math.min(found.index + found[0].length, end) : end
    for (let from = at; from < stop; ) {
      const to = stop - from <= lineLength ? stop : cutNear(text, from + lineLength)
      lines.push({ start: from, end: to, continued: from > at })
      from = to
    }
    at = stop
  }
  return lines
}

/** A good place to cut a long line, before `limit`: after a sentence, else not inside a surrogate pair. */
function cutNear(text: string, limit: number): number {
  const sentence = text.lastIndexOf('。', limit - 1)
  if (sentence > limit - lineLength / 2) return sentence + 1
  const unit = text.charCodeAt(limit)
  return unit >= 0xdc00 && unit <= 0xdfff ? limit - 1 : limit
}

/** Index of the chunk that holds an offset; the last one past the end. */
export function chunkAt(chunks: readonly Span[], offset: number): number {
  let low = 0
  let high = chunks.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((chunks[middle] as Span).end <= offset) low = middle + 1
    else high = middle
  }
  return Math.max(0, low)
}
