import type { Span } from '../source/span.ts'
import { clip } from './columns.ts'

/**
 * The words at a span on one line, runs of white space as one space.
 *
 * @param width most columns that it may take; a Chinese character takes two
 */
export function snippet(text: string, span: Span, width: number): string {
  return clip(flat(text.slice(span.start, Math.min(span.end, span.start + 4 * width))), width)
}

/** The words at a span with what stands around it in its line: `before`, the span itself, `after`. */
export function inContext(text: string, span: Span, reach: number): { before: string; at: string; after: string } {
  const before = text.slice(Math.max(0, span.start - reach), span.start)
  const after = text.slice(span.end, span.end + reach)
  return {
    before: flat(before.slice(before.lastIndexOf('\n') + 1)).trimStart(),
    at: flat(text.slice(span.start, span.end)),
    after: flat(after.split('\n', 1)[0] ?? '').trimEnd(),
  }
}

/** Line, from 1, of every offset asked for in turn: offsets must not fall. */
export function lineCounter(text: string): (offset: number) => number {
  let line = 1
  let at = 0
  return (offset) => {
    if (offset < at) {
      line = 1
      at = 0
    }
    for (;;) {
      const next = text.indexOf('\n', at)
      if (next < 0 || next >= offset) return line
      line++
      at = next + 1
    }
  }
}

const flat = (words: string): string => words.replace(/\s+/g, ' ')
