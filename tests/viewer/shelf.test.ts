import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { claimsOf } from '../../src/viewer/claims.ts'
import type { Shelf } from '../../src/viewer/shelf.ts'
import { decisionsInForce } from '../../src/viewer/standing.ts'
import { folderOf, grammarsIn, shelfOf, smallReport } from './shelf-of.ts'

let folder: string
let clear: () => void
let shelf: Shelf
let ids: string[]
beforeEach(async () => {
  const made = folderOf({
    'a.txt': smallReport,
    'b.txt': smallReport.replaceAll('2020年', '2021年'),
    'README.md': '# 说明',
  })
  folder = made.folder
  clear = made.clear
  await open()
})
afterEach(() => clear())

async function open(grammars?: string): Promise<void> {
  shelf = await shelfOf([folder], grammars)
  await shelf.fill(() => {})
  ids = shelf.list().rows.map(({ id }) => id)
}

const sheet = async (id: string | undefined) => {
  const found = await shelf.sheet(id ?? '')
  if (!found) throw new Error('no such report')
  return found
}
const inForce = async (id: string | undefined) => decisionsInForce((await sheet(id)).decisions)

describe('the shelf', () => {
  test('accepts what is left of a rule in one report or in all, and takes a stroke back whole', async () => {
    const { rule } = claimsOf((await sheet(ids[0])).report).find(({ metric }) => metric === 'disclosure.weibo') ?? {
      rule: '',
    }
    const here = await shelf.acceptRule(rule, [ids[0] ?? ''])
    expect(here).toEqual({ claims: 2, reports: 1 })
    expect(await shelf.acceptRule(rule, ids)).toEqual({ claims: 2, reports: 1 })
    expect([await inForce(ids[0]), await inForce(ids[1])].map((all) => all.length)).toEqual([2, 2])
    await shelf.undo(ids[0] ?? '')
    expect([await inForce(ids[0]), await inForce(ids[1])].map((all) => all.length)).toEqual([0, 2])
    expect(shelf.list().rows.map(({ settled }) => settled)).toEqual([0, 2])
  })

  test('lists no README, knows its reports again by the same ids, and no other', async () => {
    const before = ids
    await open()
    expect(ids).toEqual(before)
    expect(ids).toHaveLength(2)
    expect(await shelf.sheet('../a.txt')).toBeNull()
    expect(await shelf.decide('nothing', [])).toBeNull()
  })

  test('tells what new grammars read otherwise, against the reading under review, until it is settled', async () => {
    const own = folderOf({})
    const grammars = grammarsIn(own.folder)
    await open(grammars)
    const [claim] = claimsOf((await sheet(ids[0])).report).filter(
      ({ metric }) => metric === 'applications.received.total',
    )
    if (!claim) throw new Error('no claim')
    const { anchor: span, metric, value, rule } = claim
    await shelf.decide(ids[0] ?? '', [
      { verdict: 'right', span, claim: { metric, value, rule }, correction: null, comment: null },
    ])
    const file = join(grammars, 'rules', 'applications.yaml')
    const rules = readFileSync(file, 'utf8')
    writeFileSync(file, rules.replaceAll('metric: applications.received.total', 'metric: applications.carriedIn'))
    expect((await shelf.regrammar()).map(({ id }) => id)).toEqual(ids)
    expect((await sheet(ids[1])).against).toBe('grammars')

    await open(grammars)
    const changed = await sheet(ids[0])
    // 均按时办结 takes the value of the total, and goes with it.
    expect([changed.against, changed.changes.map(({ sort }) => sort)]).toEqual(['reading', ['metric', 'lost']])
    expect(shelf.list().rows[0]?.changed).toBe(1)
    await shelf.settleChanges(ids[0] ?? '')
    expect((await sheet(ids[0])).changes).toEqual([])
    expect(await inForce(ids[0])).toHaveLength(1)
    own.clear()
  })

  test('keeps the old grammars while the new ones are broken', async () => {
    const own = folderOf({})
    const grammars = grammarsIn(own.folder)
    await open(grammars)
    writeFileSync(join(grammars, 'order.yaml'), '- [')
    await expect(shelf.regrammar()).rejects.toThrow(/order\.yaml/)
    expect((await sheet(ids[0])).report.facts.length).toBeGreaterThan(3)
    own.clear()
  })
})
