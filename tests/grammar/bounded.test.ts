import { expect, test } from 'vitest'
import { boundedInstead, unboundedRepeat } from '../../src/grammar/bounded.ts'

test.each([
  ['公开.*条', '*'],
  ['[^,]+ {{count}}', '+'],
  ['(?:微博|微信){2,}', '{2,}'],
  ['\\++', '+'],
  ['共{ 1 , }', '{ 1 , }'],
])('%s repeats without a bound', (pattern, repeat) => {
  expect(unboundedRepeat(pattern)).toBe(repeat)
})

test.each(['公开.{0,12}条', '12\\+1', '[*+]?', '[^\\]+]{1,3}', '共?{{count}}', '\\d{4}'])('%s does not', (pattern) => {
  expect(unboundedRepeat(pattern)).toBeNull()
})

test.each([
  ['*', '{0,12}'],
  ['+', '{1,12}'],
  ['{2,}', '{2,12}'],
])('what to write in place of %s', (repeat, instead) => {
  expect(boundedInstead(repeat)).toContain(`the repeat ${repeat} has no bound: write ${instead}`)
})
