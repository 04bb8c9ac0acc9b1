import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseReport } from '../../src/parse-report.ts'
import { jsonPieces } from '../../src/record/json-pieces.ts'

const joined = (value: object, indent: 0 | 2): string => [...jsonPieces(value, indent)].join('')

test('the pieces of a record are its JSON, on one line and indented', () => {
  const record = parseReport(readFileSync('corpus/example.txt', 'utf8').repeat(30))
  expect(record.numerals.length).toBeGreaterThan(1000)
  expect(joined(record, 0)).toBe(JSON.stringify(record))
  expect(joined(record, 2)).toBe(JSON.stringify(record, null, 2))
})

test('so are those of any object', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.jsonValue(), (object, item) => {
      const value = { ...object, none: undefined, list: Array.from({ length: 1001 }, () => item) }
      expect(joined(value, 0)).toBe(JSON.stringify(value))
      expect(joined(value, 2)).toBe(JSON.stringify(value, null, 2))
    }),
    { numRuns: 30 },
  )
  expect(joined({}, 2)).toBe('{}')
})
