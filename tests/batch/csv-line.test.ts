import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvLine, csvText } from '../../src/batch/csv-line.ts'

test('a cell that a spreadsheet would run is kept from it', () => {
  for (const text of ['=1+1', '+86 10', '-5', '@SUM(A1)', '\t=1', '\r=1', '＝HYPERLINK("x")', "'=1"]) {
    const cell = csvLine([text]).trimEnd().replace(/^"|"$/g, '').replaceAll('""', '"')
    expect(cell).toBe(`'${text}`)
    expect(csvText(cell)).toBe(text)
  }
})

test('other cells stand as they are; null and an empty text are two things', () => {
  expect(csvLine(['条', 12.5, -3, true, null, ''])).toBe('条,12.5,-3,true,,""\n')
  expect(csvLine(['a,b', 'say "x"', '一、\n二、'])).toBe('"a,b","say ""x""","一、\n二、"\n')
})

test('any text comes back', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('=', "'", '-', 'a', '＝', '\t', '条') }), (text) => {
      const cell = csvLine([text]).slice(0, -1)
      const unquoted = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell
      expect(csvText(unquoted)).toBe(text)
      expect(unquoted).not.toMatch(/^[=+\-@\t\r＝]/)
    }),
  )
})
