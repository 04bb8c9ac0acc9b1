import { expect, it } from 'vitest'
import { classOfCharacters } from '../../src/grammar/character-set.ts'
import { EdgeSets } from '../../src/grammar/edge-sets.ts'

const edges = new EdgeSets()
const nouns = edges.numberOf(classOfCharacters('请件'))
const anyButMarks = edges.numberOf(classOfCharacters('^,。'))
const holds = (set: number, character: string) => edges.rowOf(character.charCodeAt(0))[set] === 1

it('a row tells which sets hold a character', () => {
  expect([holds(nouns, '请'), holds(nouns, ','), holds(nouns, '共')]).toEqual([true, false, false])
  expect([holds(anyButMarks, '请'), holds(anyButMarks, ','), holds(anyButMarks, '共')]).toEqual([true, false, true])
})

it('the end of the text, where no character stands, is in no set of named ones', () => {
  expect([holds(nouns, ''), holds(anyButMarks, '')]).toEqual([false, true])
})

it('equal sets are one, and no set is number 0, which any character is in', () => {
  expect(edges.numberOf(classOfCharacters('件请'))).toBe(nouns)
  expect(edges.numberOf(null)).toBe(0)
  expect([holds(0, ','), holds(0, '')]).toEqual([true, true])
})

it('a set that comes later is in the rows too', () => {
  const later = edges.numberOf(classOfCharacters('共'))
  expect([holds(later, '共'), holds(later, '请')]).toEqual([true, false])
})
