import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { main } from '../../src/cli/main.ts'
import type { Terminal } from '../../src/cli/terminal.ts'
import { readGold } from '../../src/evaluation/gold.ts'
import { claimsOf } from '../../src/viewer/claims.ts'
import type { Remark } from '../../src/viewer/decision.ts'
import { quoteAt } from '../../src/viewer/gold-of-review.ts'
import type { Sheet } from '../../src/viewer/protocol.ts'
import type { Shelf } from '../../src/viewer/shelf.ts'
import { folderOf, shelfOf, smallReport } from './shelf-of.ts'

const { folder, clear } = folderOf({ 'a.txt': smallReport })
afterAll(clear)
let shelf: Shelf
let sheet: Sheet
beforeAll(async () => {
  shelf = await shelfOf([folder])
  await shelf.fill(() => {})
  sheet = (await shelf.sheet(shelf.list().rows[0]?.id ?? '')) as Sheet
})

async function gold(...args: string[]): Promise<{ code: number; err: string }> {
  let err = ''
  const terminal: Terminal = {
    out: () => {},
    err: (text) => {
      err += text
    },
    stdin: async () => new Uint8Array(),
    interactive: false,
    colour: false,
    columns: 100,
  }
  return { code: await main(['gold', join(folder, 'a.txt'), ...args], terminal), err }
}

const right = (remark: Partial<Remark> & Pick<Remark, 'span' | 'claim'>): Remark => ({
  verdict: 'right',
  correction: null,
  comment: null,
  ...remark,
})

describe('gongkai gold', () => {
  test('says that nothing was reviewed, and that the review is not done', async () => {
    expect((await gold()).err).toContain('no decision on this text')
    const [first] = claimsOf(sheet.report).filter(({ sort, metric }) => sort === 'fact' && metric !== null)
    if (!first) throw new Error('no fact')
    const { anchor: span, metric, value, rule } = first
    await shelf.decide(sheet.id, [right({ span, claim: { metric, value, rule } })])
    const { code, err } = await gold()
    expect([code, /of \d+ facts are not judged/.test(err)]).toEqual([1, true])
  })

  test('tells what was found right, what was put right, what was rejected, what was missed', async () => {
    const facts = claimsOf(sheet.report).filter(({ sort, metric }) => sort === 'fact' && metric !== null)
    const [wrong, rejected, ...others] = facts
    if (!wrong || !rejected) throw new Error('too few facts')
    const judged = ({ anchor: span, metric, value, rule }: (typeof facts)[number]) => ({
      span,
      claim: { metric, value, rule },
    })
    const at = smallReport.indexOf('12层')
    const header = claimsOf(sheet.report).find(({ id }) => id === 'header.year')
    if (!header) throw new Error('no year')
    await shelf.decide(sheet.id, [
      right({ ...judged(wrong), verdict: 'wrong', correction: { metric: 'disclosure.total', value: 12_000 } }),
      right({ ...judged(rejected), verdict: 'wrong' }),
      ...others.map((claim) => right(judged(claim))),
      right(judged(header)),
      right({
        span: { start: at, end: at + 3 },
        claim: null,
        verdict: 'missed',
        correction: { metric: 'training.sessions', value: 12 },
      }),
    ])
    expect(await gold()).toEqual({ code: 0, err: '' })
    const [read] = readGold(folder)
    const told = read?.gold.facts.map(({ metric, value }) => `${metric} ${value}`)
    expect(told).toContain('disclosure.total 12000')
    expect(told).toContain('training.sessions 12')
    expect(told).toHaveLength(facts.length)
    expect(read?.gold.not?.map(([metric]) => metric)).toEqual([wrong.metric, rejected.metric])
    expect(read?.gold.header).toEqual({ year: 2020 })
    expect((await gold()).err).toContain('--force')
    expect((await gold('--force')).code).toBe(0)
    expect(JSON.parse(readFileSync(join(folder, 'a.json'), 'utf8')).text).toBe('a.txt')
  })

  test('quotes grow until they stand once, and not over a line end', () => {
    const text = '网站发布3条。\n微信发布3条。\n3条'
    expect(quoteAt(text, { start: 4, end: 6 })).toBe('站发布3条')
    expect(quoteAt(text, { start: 16, end: 18 })).toBeNull()
    expect(quoteAt('甲3条', { start: 1, end: 3 })).toBe('3条')
  })
})
