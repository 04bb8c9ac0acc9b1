import { describe, expect, test } from 'vitest'
import { derivationOf } from '../../src/viewer/app/derivation.ts'

const formula = (words: string, value: number) => derivationOf(words, value)?.formula ?? null

describe('derivation', () => {
  test.each([
    ['347条', 347, '347'],
    ['298.64万条', 2_986_400, '298.64 × 10,000'],
    ['17.9亿元', 1_790_000_000, '17.9 × 100,000,000'],
    ['3,119件', 3119, '3119'],
    ['1 234件', 1234, '1234'],
    ['１２３件', 123, '123'],
    ['1.2万余条', 12_000, '1.2 × 10,000'],
    ['一百六十八万', 1_680_000, '(1 × 100 + 6 × 10 + 8) × 10,000'],
    ['六千八百零八', 6808, '6 × 1,000 + 8 × 100 + 8'],
    ['十一件', 11, '1 × 10 + 1'],
    ['两件', 2, '2'],
    ['廿三件', 23, '1 × 20 + 3'],
  ])('tells how %s is %d', (words, value, told) => {
    expect(formula(words, value)).toBe(told)
  })

  test('names the words of a bound', () => {
    expect(derivationOf('860余条', 860)?.bound).toBe('余')
    expect(derivationOf('近百件', 100)?.bound).toBe('近')
  })

  test('tells nothing where its account would not give the value', () => {
    expect(derivationOf('3—5件', 4)).toBeNull()
    expect(derivationOf('数百件', 300)).toBeNull()
    expect(derivationOf('未收到', 0)).toBeNull()
  })
})
