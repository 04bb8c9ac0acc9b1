import { describe, expect, it } from 'vitest'
import { holdsCharacter } from '../../src/grammar/character-set.ts'
import { type Lookup, needsOf, type Side } from '../../src/grammar/needs.ts'

const lookup: Lookup = (name) => {
  if (name === 'receive') return { words: ['收到', '接到', '受理'] }
  return name === 'near' ? { text: '[^,;。0-9]{0,10}?' } : null
}

describe('the words that half a pattern needs', () => {
  it('are those that stand in every match, with the most that can part them from the anchor', () => {
    expect(needsOf('{{receive}} {{near}} 申请', 'before', lookup).needs).toEqual([
      { words: ['申请'], within: 0, sameClause: true },
      { words: ['收到', '接到', '受理'], within: 12, sameClause: true },
    ])
  })

  it('are none of what may be missing', () => {
    expect(needsOf('申请? {{near}}', 'before', lookup).needs).toEqual([{ words: ['申'], within: 11, sameClause: true }])
  })

  it('are those of every part of a group that stands for one sequence, as without the group', () => {
    const bare = needsOf('{{receive}} {{near}} 申请 {{near}} 件', 'before', lookup).needs
    expect(bare).toHaveLength(3)
    expect(needsOf('{{receive}} (?<label> {{near}} 申请 (?: {{near}} 件 ) )', 'before', lookup).needs).toEqual(bare)
  })

  it('are one set of words for a group of alternatives, of each the rarest: 20 stands wherever a year does', () => {
    const { needs } = needsOf('(?: 结转 [0-9]{2} | (?: 转 | 延 ) (?: 下 | 20[0-9]{2} ) )', 'before', lookup)
    expect(needs.map(({ words }) => words)).toEqual([['结转', '转', '延']])
  })
})

describe('the characters beside the anchor', () => {
  const holds = (half: string, side: Side, character: string) => {
    const { edge } = needsOf(half, side, lookup)
    return edge === null ? 'any' : holdsCharacter(edge, character.charCodeAt(0))
  }

  it.each([
    ['the last of what stands before', '收到 申请', 'before', '请', true],
    ['no other one', '收到 申请', 'before', '到', false],
    ['the first of what stands behind', '(?: 申请 | 信函 )', 'after', '信', true],
    ['the last of each word of a list', '{{receive}}', 'before', '理', true],
    ['what stands behind a piece that may be missing', '申请 (?: 数量 | 共 )?', 'before', '请', true],
    ['that piece itself', '申请 (?: 数量 | 共 )?', 'before', '共', true],
    ['a class', '申请 [:0-9]', 'before', '7', true],
    ['none that a class leaves out', '[^,;。] {{receive}}?', 'before', ',', false],
    ['what a look ahead asks for', '(?= [,。] | $ )', 'after', ',', true],
    ['the end of the text, where it asks for that', '(?= [,。] | $ )', 'after', '', true],
    ['nothing else', '(?= [,。] | $ )', 'after', '件', false],
    ['not the end of the text where a character is asked for', '(?= [,。] )', 'after', '', false],
  ] as const)('%s', (_, half, side, character, expected) => {
    expect(holds(half, side, character)).toBe(expected)
  })

  it('may be any where all of the half may be missing', () => {
    expect(holds('(?: 申请 )? {{near}}', 'before', '请')).toBe('any')
  })
})
