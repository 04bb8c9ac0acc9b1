import { expect, test } from 'vitest'
import { factsOf } from './told.ts'

/** The figures of a passage that are parts, each with the figure that it is a part of. */
function parts(passage: string): string[] {
  const facts = factsOf(passage)
  const value = (id: string) => facts.find((fact) => fact.id === id)?.value
  return facts.flatMap((fact) => (fact.partOf ? [`${fact.value} of ${value(fact.partOf)}`] : []))
}

test('其中 takes parts of the last figure before it', () => {
  expect(parts('主动公开政府信息40条，其中概况类信息12条，动态类信息28条。')).toEqual(['12 of 40', '28 of 40'])
})

test('a figure in a closed bracket is no whole, but the one before the bracket', () => {
  expect(parts('收到申请5件（网上3件、信函2件），其中予以公开4件。')).toContain('4 of 5')
})

test('a whole ends with its sentence', () => {
  expect(parts('主动公开政府信息40条，其中概况类信息12条。公开动态类信息28条。')).toEqual(['12 of 40'])
})
