import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findTables } from '../../src/document/tables.ts'
import { bundledForms } from '../../src/forms/load-forms.ts'
import { cellAtPath, cellPaths } from '../../src/record/checks/cells.ts'
import { checkIdentities } from '../../src/record/checks/identities.ts'
import type { CellTree } from '../../src/record/schema.ts'
import { fold } from '../../src/source/fold.ts'
import { readTables } from './read-tables.ts'

const forms = bundledForms()
const labels = Object.values(forms.vocabularies).flatMap(({ labels: list }) => list.map(({ key }) => key))

/** Texts that look like tables and are none, or half of one. */
const tableText = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...labels) },
      {
        weight: 4,
        arbitrary: fc.constantFrom('0', '3', '1,113', '减3', '25.1万元', '—', '/', '无', '0000', '2020年', '12345热线'),
      },
      {
        weight: 5,
        arbitrary: fc.constantFrom(
          ' ',
          '\n',
          '\n\n',
          '|',
          ' | ',
          '\t',
          '。',
          ',',
          '(',
          ')',
          '- 4 -',
          '三、',
          '(一)',
          '1.',
          '\r\n',
        ),
      },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
    ),
    { maxLength: 120 },
  )
  .map((pieces) => pieces.join(''))

test('regions lie in the text, in order and apart, whatever the text', () => {
  fc.assert(
    fc.property(tableText, (text) => {
      let end = 0
      for (const span of findTables(fold(text, 'text').folded)) {
        expect(span.start).toBeGreaterThanOrEqual(end)
        expect(span.end).toBeGreaterThan(span.start)
        end = span.end
      }
      expect(end).toBeLessThanOrEqual(text.length)
    }),
    { numRuns: 1500 },
  )
})

test('every cell has the text at its span, every digit of a table one numeral, and checks never throw', () => {
  fc.assert(
    fc.property(tableText, (text) => {
      const tables = readTables(text)
      for (const path of cellPaths(tables.statutory as CellTree, '')) {
        const cell = cellAtPath(tables.statutory, path.slice(1))
        if (cell) expect(cell.text).toBe(text.slice(cell.source.start, cell.source.end))
      }
      for (const table of tables.tables) {
        for (const { cells } of table.rows) {
          for (const cell of cells) expect(cell.text).toBe(text.slice(cell.source.start, cell.source.end))
        }
        for (const match of text.slice(table.span.start, table.span.end).matchAll(/\d+/g)) {
          const start = table.span.start + match.index
          const holders = tables.numerals.filter(({ span }) => span.start < start + match[0].length && start < span.end)
          expect(holders, `${match[0]} at ${start}`).toHaveLength(1)
        }
      }
      checkIdentities(tables)
    }),
    { numRuns: 1500 },
  )
})
