import type { Extracted } from '../record/schema.ts'
import type { Source } from '../source/source.ts'
import type { Span } from '../source/span.ts'

/** A value of the header with the words that it was read from, to the letter. */
export function extract<T>(source: Source, span: Span, value: T, rule: string): Extracted<T> {
  return { value, source: [span], text: source.text.slice(span.start, span.end), rule }
}
