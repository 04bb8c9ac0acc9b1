import { describe, expect, test } from 'vitest'
import { changesBetween, readClaim } from '../../src/viewer/changes.ts'
import type { Claim } from '../../src/viewer/claims.ts'
import type { Decision } from '../../src/viewer/decision.ts'
import { decisionsInForce, settledClaims, standingsOf } from '../../src/viewer/standing.ts'

const claim = (id: string, start: number, metric: string | null, value: number, rule = 'r'): Claim => ({
  id,
  path: '',
  sort: 'fact',
  metric,
  value,
  unit: '件',
  anchor: { start, end: start + 2 },
  spans: [{ start, end: start + 2 }],
  rule,
})

let count = 0
const decision = (over: Partial<Decision>): Decision => ({
  schema: 'gongkai/decision@1',
  id: `d${++count}`,
  text: 't',
  file: 'a.txt',
  verdict: 'right',
  span: { start: 0, end: 2 },
  quote: '3件',
  claim: { metric: 'a.b', value: 3, rule: 'r' },
  correction: null,
  comment: null,
  batch: null,
  undoes: null,
  who: 'w',
  at: '2026-01-01T00:00:00.000Z',
  ...over,
})
const stateOf = (claims: Claim[], ...log: Decision[]) =>
  standingsOf(claims, decisionsInForce(log)).map(({ state, claim }) => [state, claim])

describe('decisions', () => {
  test('the last on a claim counts, an undone one does not, a stroke is undone whole', () => {
    const first = decision({})
    const second = decision({ verdict: 'wrong' })
    const undo = decision({ verdict: 'undone', undoes: second.id })
    expect(decisionsInForce([first, second]).map(({ id }) => id)).toEqual([second.id])
    expect(decisionsInForce([first, second, undo]).map(({ id }) => id)).toEqual([first.id])
    const stroke = [decision({ batch: 'b' }), decision({ batch: 'b', span: { start: 9, end: 11 } })]
    expect(decisionsInForce([...stroke, decision({ verdict: 'undone', undoes: 'b' })])).toEqual([])
  })

  test('a comment leaves the verdict as it was', () => {
    const [kept] = decisionsInForce([decision({}), decision({ verdict: 'comment', comment: '看原文' })])
    expect([kept?.verdict, kept?.comment]).toEqual(['right', '看原文'])
  })

  test('survive a renamed rule, and tell when the value or the metric changed or is gone', () => {
    expect(stateOf([claim('f1', 0, 'a.b', 3, 'renamed')], decision({}))).toEqual([['holds', 'f1']])
    expect(stateOf([claim('f1', 0, 'a.b', 4)], decision({}))).toEqual([['changed', 'f1']])
    expect(stateOf([claim('f1', 0, 'a.c', 3)], decision({}))).toEqual([['changed', 'f1']])
    expect(stateOf([claim('f1', 7, 'a.b', 3)], decision({}))).toEqual([['gone', null]])
  })

  test('are met when the parser reads what the reviewer said', () => {
    const put = decision({ verdict: 'wrong', correction: { metric: 'a.c', value: 3 } })
    expect(stateOf([claim('f1', 0, 'a.c', 3)], put)).toEqual([['met', 'f1']])
    expect(stateOf([claim('f1', 0, 'a.b', 3)], put)).toEqual([['holds', 'f1']])
    expect(stateOf([], decision({ verdict: 'wrong', correction: null }))).toEqual([['met', null]])
    const missed = decision({
      verdict: 'missed',
      claim: null,
      correction: { metric: 'a.c', value: 5 },
      span: { start: 7, end: 12 },
    })
    expect(stateOf([claim('f1', 0, 'a.c', 5)], missed)).toEqual([['open', null]])
    expect(stateOf([claim('f1', 8, 'a.c', 5)], missed)).toEqual([['met', 'f1']])
  })

  test('settle what holds or is met, not what changed', () => {
    const claims = [claim('f1', 0, 'a.b', 3), claim('f2', 9, 'a.b', 4)]
    const log = [decision({}), decision({ span: { start: 9, end: 11 } })]
    expect([...settledClaims(standingsOf(claims, decisionsInForce(log)))]).toEqual(['f1'])
  })
})

describe('changes', () => {
  test('tell gained, lost, another value, another metric, another rule, and nothing else', () => {
    const before = [
      claim('x1', 0, 'a.b', 3),
      claim('x2', 5, 'a.b', 4),
      claim('x3', 9, 'a.b', 5),
      claim('x4', 20, 'a.b', 6),
      claim('x5', 30, 'a.b', 7),
    ]
    const after = [
      claim('f1', 0, 'a.b', 3),
      claim('f2', 5, 'a.b', 40),
      claim('f3', 9, 'a.c', 5),
      claim('f4', 20, 'a.b', 6, 'new'),
      claim('f6', 40, null, 1),
    ]
    const told = changesBetween(before.map(readClaim), after).map(({ sort, anchor }) => [sort, anchor.start])
    expect(told).toEqual([
      ['value', 5],
      ['metric', 9],
      ['rule', 20],
      ['lost', 30],
      ['gained', 40],
    ])
    expect(changesBetween(after.map(readClaim), after)).toEqual([])
  })
})
