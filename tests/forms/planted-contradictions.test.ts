import { expect, test } from 'vitest'
import type { Form } from '../../src/forms/form.ts'
import { bundledForms } from '../../src/forms/load-forms.ts'
import { checkIdentities } from '../../src/record/checks/identities.ts'
import { fillForm } from './filled-form.ts'
import { printReport } from './made-tables.ts'
import { type Manner, manners } from './manners.ts'
import { randomOf } from './random.ts'
import { readTables } from './read-tables.ts'

const readableManners = manners.filter((manner) => manner.readable && manner.name !== 'bare rows of numbers')

/** The checks that hold a cell: what a changed cell must break. */
function checksOf(form: Form, path: string): string[] {
  const rest = path.slice(form.table.length + 1)
  return form.identities.flatMap((identity) => {
    const names = [...identity.left, ...identity.right]
    if (form.table === 'statistics') return names.includes(rest) ? [`${form.table}.${identity.id}`] : []
    const row = rest.slice(0, rest.lastIndexOf('.'))
    const column = rest.slice(rest.lastIndexOf('.') + 1)
    if (identity.over === 'columns') return names.includes(row) ? [`${form.table}.${identity.id}.${column}`] : []
    if (!names.includes(column)) return []
    return identity.over === 'groups'
      ? [`${form.table}.${row}.${identity.id}`]
      : [`${form.table}.${identity.id}.${row}`]
  })
}

test('finds every changed cell that the arithmetic can find, and names its row and column', () => {
  const forms = bundledForms()
  const all = [...forms.vocabularies.statutory.forms, ...forms.vocabularies.statistics.forms]
  let planted = 0
  for (const form of all.filter(({ identities }) => identities.length > 0)) {
    for (const edition of ['2019', '2021'] as const) {
      const paths = fillForm(form, edition, randomOf(1)).lines.flatMap((line) => line.values.map((value) => value.path))
      for (const [n, path] of paths.entries()) {
        const expected = checksOf(form, path)
        if (expected.length === 0) continue
        const random = randomOf(n + 1)
        const filled = fillForm(form, edition, random)
        for (const value of filled.lines.flatMap((line) => line.values)) {
          if (value.path !== path || value.value === null) continue
          value.value += 1 + random.below(50)
          value.text = String(value.value)
        }
        const made = printReport([filled], readableManners[n % readableManners.length] as Manner, random, false)
        const checks = checkIdentities(readTables(made.text, made.manner === 'Markdown' ? 'markdown' : 'text'))
        const failed = checks.filter(({ status }) => status !== 'pass')
        expect(failed.map(({ id }) => id).sort(), `${path} in ${made.manner}`).toEqual(expected.sort())
        for (const { status, left, right } of failed) {
          expect(status).toBe('fail')
          const places = [...left.terms, ...right.terms].map((term) => [term.name, term.source.start, term.source.end])
          const { start, end } = made.cells.get(path) as { start: number; end: number }
          expect(places).toContainEqual([path, start, end])
        }
        planted++
      }
    }
  }
  console.log(`${planted} contradictions planted, all found`)
  expect(planted).toBeGreaterThan(350)
})
