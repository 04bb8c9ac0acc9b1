import type { Value } from './columns.ts'

/** Byte order mark at the start of a CSV file: without it Excel takes Chinese in UTF-8 for the system's own encoding. */
export const csvMark = '\uFEFF'

/** Characters by which a spreadsheet tells a formula, behind any apostrophes that already stand there. */
const formula = /^'{0,9}[=+\-@\t\r\n＝＋－＠]/

/**
 * Values as a line of CSV (RFC 4180). Null is an empty cell, and an empty text is "". A text that a spreadsheet would
 * run as a formula gets one apostrophe before it; a reader that wants the text back takes one apostrophe off what
 * starts with apostrophes and one of = + - @ ＝ ＋ － ＠, a tab or a line break.
 */
export const csvLine = (values: readonly Value[]): string => `${values.map(csvCell).join(',')}\n`

function csvCell(value: Value): string {
  if (value === null) return ''
  if (typeof value !== 'string') return String(value)
  const text = formula.test(value) ? `'${value}` : value
  return text === '' || /[",\r\n'\s]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A text as it was before `csvLine`: without the apostrophe that kept it from being run. */
export const csvText = (cell: string): string => (cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell)
