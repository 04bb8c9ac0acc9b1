import type { OffsetUnit, Report } from '../record/schema.ts'

/**
 * For every UTF-16 offset of a text, 0 to its length, the same place counted in another unit. An offset inside a
 * surrogate pair maps to the pair's start; a lone surrogate is one code point, and three bytes, as the U+FFFD that
 * an encoder writes in its place.
 */
export function offsetMap(text: string, unit: Exclude<OffsetUnit, 'utf16'>): Uint32Array {
  const map = new Uint32Array(text.length + 1)
  const size = unit === 'codepoint' ? () => 1 : utf8Size
  let at = 0
  for (let offset = 0; offset < text.length; ) {
    const point = text.codePointAt(offset) ?? 0
    map[offset] = at
    if (point > 0xffff) map[offset + 1] = at
    offset += point > 0xffff ? 2 : 1
    at += size(point)
  }
  map[text.length] = at
  return map
}

/**
 * The record with every offset in it counted in code points or UTF-8 bytes: spans wherever they stand, the columns and
 * offsets of places, and the length of the source. Linear in the text and the record; the record handed in stays as it is.
 *
 * @param text the text that the record was read from
 */
export function convertOffsets(report: Report, text: string, unit: OffsetUnit): Report {
  if (unit === 'utf16') return report
  const map = offsetMap(text, unit)
  const at = (offset: number): number => map[Math.min(offset, text.length)] ?? 0
  const converted = convert(report, at) as Report
  return { ...converted, source: { ...converted.source, length: at(report.source.length), offsets: unit } }
}

function convert(value: unknown, at: (offset: number) => number): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item) => convert(item, at))
  const entries = Object.entries(value)
  const { start, end, line, column, offset } = value as Record<string, unknown>
  if (entries.length === 2 && typeof start === 'number' && typeof end === 'number')
    return { start: at(start), end: at(end) }
  if (typeof line === 'number' && typeof column === 'number' && typeof offset === 'number') {
    const lineStart = offset - (column - 1)
    return { line, column: at(offset) - at(lineStart) + 1, offset: at(offset) }
  }
  return Object.fromEntries(entries.map(([key, item]) => [key, convert(item, at)]))
}

function utf8Size(point: number): number {
  if (point < 0x80) return 1
  if (point < 0x800) return 2
  return point > 0xffff ? 4 : 3
}
