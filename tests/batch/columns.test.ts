import { expect, test } from 'vitest'
import { columnTypes } from '../../src/batch/columns.ts'
import { tablesOf } from '../../src/batch/tables.ts'
import { factSchema, reportSchema, termSchema } from '../../src/record/schema.ts'

test("a column has the type of the schema's field, null or not", () => {
  const fact = columnTypes(factSchema)
  expect(fact('value')).toBe('DOUBLE')
  expect(fact('metric')).toBe('VARCHAR')
  expect(fact('period.from')).toBe('DATE')
  expect(fact('numeral.start')).toBe('INTEGER')
  expect(columnTypes(termSchema)('sign')).toBe('INTEGER')
  expect(columnTypes(reportSchema)('header.year.value')).toBe('INTEGER')
  expect(columnTypes(reportSchema)('header.publishedOn.value')).toBe('DATE')
})

test('a field that the schema does not have, or that is no single value, is refused', () => {
  expect(() => columnTypes(factSchema)('valeu')).toThrow("no field 'valeu'")
  expect(() => columnTypes(factSchema)('source')).toThrow('no single value')
})

test('no table has two columns of one name, not even for a reader that folds case', () => {
  for (const { columns } of tablesOf(['a.b', 'a.c'])) {
    const names = columns.map(({ name }) => name.toLowerCase())
    expect(new Set(names).size).toBe(names.length)
  }
})
