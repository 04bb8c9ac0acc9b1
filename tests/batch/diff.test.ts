import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { diffRuns, isSame } from '../../src/batch/diff-runs.ts'
import { type RunReport, runReports } from '../../src/batch/run-reader.ts'
import { parseReport } from '../../src/parse-report.ts'
import { gongkai, scratch } from './gongkai.ts'

const value = (metric: string, start: number, value: string, rule = 'r') => ({
  metric,
  start,
  end: start + 2,
  value,
  rule,
})
const report = (name: string, values: RunReport['values'], unclaimed = 0): RunReport => ({
  report: name,
  values,
  unclaimed,
})

async function* stream(reports: RunReport[]) {
  yield* reports
}

test('values are gained, lost and changed, by metric and rule', async () => {
  const before = [report('a', [value('x', 1, '5件'), value('y', 9, '2件', 'old')], 3)]
  const after = [report('a', [value('x', 1, '6件'), value('z', 20, '7件', 'new')], 2)]
  const diff = await diffRuns(stream(before), stream(after), 10)
  expect(diff.total).toEqual({ gained: 1, lost: 1, changed: 1 })
  expect(diff.metrics).toEqual({
    x: { gained: 0, lost: 0, changed: 1 },
    y: { gained: 0, lost: 1, changed: 0 },
    z: { gained: 1, lost: 0, changed: 0 },
  })
  expect(diff.rules.old).toEqual({ gained: 0, lost: 1, changed: 0 })
  expect(diff.unclaimed).toEqual({ old: 3, new: 2 })
  expect(diff.changes).toContainEqual({
    kind: 'changed',
    report: 'a',
    metric: 'x',
    start: 1,
    end: 3,
    old: '5件',
    new: '6件',
    rule: 'r',
  })
  expect(isSame(diff)).toBe(false)
})

test('reports in another order are the same run; those that come and go are named', async () => {
  const all = ['a', 'b', 'c', 'd'].map((name) => report(name, [value('x', 1, name)]))
  expect(isSame(await diffRuns(stream(all), stream([...all].reverse()), 10))).toBe(true)
  const diff = await diffRuns(stream(all.slice(1)), stream(all.slice(0, 3)), 10)
  expect(diff.reports).toEqual({ both: 2, same: 2, gained: ['a'], lost: ['d'] })
  expect(isSame(diff)).toBe(false)
})

test('a figure told twice at one place counts twice', async () => {
  const twice = [report('a', [value('x', 1, '1件'), value('x', 1, '1件')])]
  const diff = await diffRuns(stream(twice), stream([report('a', [value('x', 1, '1件')])]), 10)
  expect(diff.total).toEqual({ gained: 0, lost: 1, changed: 0 })
})

test('the command lists what changed, and fails where that is asked for', async () => {
  const folder = scratch()
  const text = '某县2020年政府信息公开工作年度报告\n一、主动公开情况\n2020年，全县主动公开政府信息915条。\n'
  const record = JSON.stringify(parseReport(text, { path: 'a.txt' }))
  writeFileSync(join(folder, 'old.jsonl'), `${record}\n`)
  writeFileSync(join(folder, 'new.jsonl'), `${record.replace('"value":915', '"value":916')}\n`)
  const same = await gongkai(['diff', 'old.jsonl', 'old.jsonl', '--fail-on-change'], folder)
  expect(same).toMatchObject({ code: 0, out: expect.stringContaining('1 reports in both runs, 1 of them the same') })
  const told = await gongkai(['diff', 'old.jsonl', 'new.jsonl'], folder)
  expect(told.code).toBe(0)
  expect(told.out).toMatch(/~ a\.txt:\d+-\d+ disclosure\.total 915条 .* → 916条/)
  const json = await gongkai(['diff', 'old.jsonl', 'new.jsonl', '--format', 'json', '--fail-on-change'], folder)
  expect(json.code).toBe(1)
  expect(JSON.parse(json.out).total).toEqual({ gained: 0, lost: 0, changed: 1 })
})

test('what is no output of a run is refused in words', async () => {
  const folder = scratch()
  const read = async (name: string) => {
    for await (const _ of runReports(join(folder, name))) return
  }
  await expect(read('none.jsonl')).rejects.toThrow('no such file')
  writeFileSync(join(folder, 'a.csv'), '')
  await expect(read('a.csv')).rejects.toThrow('is compared by')
  writeFileSync(join(folder, 'a.jsonl'), '{"id":1}\n')
  await expect(read('a.jsonl')).rejects.toThrow('no output of gongkai batch')
})
