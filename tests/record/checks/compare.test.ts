import { describe, expect, test } from 'vitest'
import { sumDecimals } from '../../../src/forms/sum-decimals.ts'
import { compare } from '../../../src/record/checks/compare.ts'
import { checkParts } from '../../../src/record/checks/parts.ts'
import type { CheckInput } from '../../../src/record/checks/run-checks.ts'
import type { Fact, Term } from '../../../src/record/schema.ts'

const term = (value: number | null, sign: 1 | -1 = 1): Term => ({
  name: 'x',
  value,
  sign,
  source: { start: 0, end: 1 },
  text: '0',
})

describe('compare', () => {
  test('fails only where all is there and exact', () => {
    expect(compare({ id: 'a', left: [term(3), term(2, -1)], right: [term(1)] }).status).toBe('pass')
    expect(compare({ id: 'a', left: [term(3)], right: [term(1)] }).status).toBe('fail')
    expect(compare({ id: 'a', left: [term(3)], right: [term(1)], doubt: 'bounded' }).status).toBe('uncertain')
    expect(compare({ id: 'a', left: [term(3), term(null)], right: [term(1)] }).status).toBe('uncertain')
    expect(compare({ id: 'a', left: [term(1), term(null)], right: [term(1)] }).status).toBe('skip')
    expect(compare({ id: 'a', left: [term(null)], right: [term(1)] })).toMatchObject({
      status: 'skip',
      difference: null,
    })
  })

  test('no more than', () => {
    expect(compare({ id: 'a', left: [term(3)], right: [term(4)], relation: 'atMost' }).status).toBe('pass')
    expect(compare({ id: 'a', left: [term(5)], right: [term(4)], relation: 'atMost' }).status).toBe('fail')
  })
})

test('adds decimals as they are printed', () => {
  expect(sumDecimals([0.1, 0.2])).toBe(0.3)
  expect(sumDecimals([25.1, -25.1, 3])).toBe(3)
  expect(sumDecimals([])).toBe(0)
})

describe('parts of a whole', () => {
  const fact = (id: string, value: number, metric: string | null, partOf: string | null): Fact => ({
    id,
    metric,
    value,
    range: null,
    unit: '件',
    bound: 'exact',
    basis: 'stated',
    whole: null,
    period: null,
    label: null,
    section: 's1',
    numeral: { start: 0, end: 1 },
    source: { start: 0, end: 1 },
    text: '0',
    partOf,
    rule: 'test',
  })
  const run = (facts: Fact[], text = '0') =>
    checkParts({ facts, source: { text, folded: text, format: 'text', script: 'Hans' } } as unknown as CheckInput)

  test('two breakdowns of one whole are checked apart', () => {
    const facts = [
      fact('f1', 11, 'applications.received.total', null),
      fact('f2', 8, 'applications.received.online', 'f1'),
      fact('f3', 3, 'applications.received.letter', 'f1'),
      fact('f4', 9, 'applications.received.naturalPersons', 'f1'),
      fact('f5', 2, 'applications.received.organizations', 'f1'),
    ]
    expect(run(facts).map(({ id, status }) => [id, status])).toEqual([
      ['parts.f1', 'pass'],
      ['parts.f1.2', 'pass'],
    ])
  })

  test('more than their whole fails; parts that may overlap are uncertain', () => {
    const whole = fact('f1', 11, 'applications.received.total', null)
    expect(
      run([
        whole,
        fact('f2', 8, 'applications.received.online', 'f1'),
        fact('f3', 4, 'applications.received.letter', 'f1'),
      ])[0]?.status,
    ).toBe('fail')
    expect(run([whole, fact('f2', 8, null, 'f1'), fact('f3', 4, null, 'f1')])[0]?.status).toBe('uncertain')
  })
})
