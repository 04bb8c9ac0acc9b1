import type { Span } from '../source/span.ts'
import { type Line, wrapWidth } from './lines.ts'
import { readNumber } from './numbering.ts'

/** Lines that are one paragraph, heading, title line, table or line of chrome. */
export interface Paragraph extends Span {
  kind: 'text' | 'table' | 'chrome'
  afterBlank: boolean
}

/**
 * Joins the lines that a PDF or a web page broke inside a paragraph.
 *
 * In a hard-wrapped text a full line goes on in the next; in any other, a long line or one that ends in a comma does,
 * where it does not end a sentence. A number or an indent opens a new paragraph always.
 */
export function joinLines(folded: string, lines: readonly Line[], chrome: readonly boolean[]): Paragraph[] {
  const full = wrapWidth(lines)
  const wrapped = Number.isFinite(full)
  const indents = wrapped && lines.some((line) => line.indented && !line.table)
  const paragraphs: Paragraph[] = []
  let last: Line | null = null
  lines.forEach((line, i) => {
    const kind = line.table ? 'table' : chrome[i] ? 'chrome' : 'text'
    const before = paragraphs.at(-1)
    if (
      kind === 'text' &&
      before?.kind === 'text' &&
      last &&
      continues(folded, last, line, { full, wrapped, indents })
    ) {
      before.end = line.end
    } else {
      paragraphs.push({ start: line.start, end: line.end, kind, afterBlank: line.afterBlank })
    }
    last = line
  })
  return paragraphs
}

interface Wrapping {
  full: number
  wrapped: boolean
  indents: boolean
}

function continues(folded: string, line: Line, next: Line, { full, wrapped, indents }: Wrapping): boolean {
  if (next.afterBlank || opensParagraph(folded, next.start)) return false
  if (folded.charAt(line.end - 1) === '|' || folded.charAt(next.start) === '|') return false
  const ends = endsSentence(folded, line.end)
  const length = line.end - line.start
  if (wrapped) {
    if (length < full) return false
    return indents ? !next.indented : !ends
  }
  if (ends) return false
  const mark = folded.charAt(line.end - 1)
  if (/[)”》:]/.test(mark)) return false
  return length > 45 || /[,、]/.test(mark)
}

/** Whether the character before an offset ends a sentence. */
export function endsSentence(folded: string, end: number): boolean {
  return /[。!?;…]/.test(folded.charAt(end - 1)) || /[。!?;…][”)》]/.test(folded.slice(end - 2, end))
}

/** Whether a list number, a bullet or a Markdown mark stands here. */
export function opensParagraph(folded: string, at: number): boolean {
  if (/[-*•·#>|●■◆★☆▲]/.test(folded.charAt(at))) return true
  const number = readNumber(folded, at)
  return number !== null && !number.bare
}
