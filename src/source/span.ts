/** Half-open range [start, end) of UTF-16 code units in the text that was handed in. */
export interface Span {
  start: number
  end: number
}

/** Whether two spans share at least one character; touching spans do not. */
export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

/** Whether `inner` lies in `outer`; equal spans do. */
export const contains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end

/** The smallest span that holds both. */
export const cover = (a: Span, b: Span): Span => ({ start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) })

/** The text at a span, to the letter. */
export const slice = (text: string, span: Span): string => text.slice(span.start, span.end)
