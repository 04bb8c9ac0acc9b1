import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { diffRuns, hasChanged } from '../../src/batch/diff-runs.ts'
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
  expect(hasChanged(diff)).toBe(true)
})

test('reports in another order are the same run; those that come and go are named', async () => {
  const all = ['a', 'b', 'c', 'd'].map((name) => report(name, [value('x', 1, name)]))
  expect(hasChanged(await diffRuns(stream(all), stream([...all].reverse()), 10))).toBe(false)
  const diff = await diffRuns(stream(all.slice(1)), stream(all.slice(0, 3)), 10)
  expect(diff.reports).toEqual({ both: 2, same: 2, gained: ['a'], lost: ['d'] })
  expect(hasChanged(diff)).toBe(true)
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

test('a gate lets pass what it does not name', async () => {
  const old = [report('a', [value('x', 1, '1件')])]
  const more = [report('a', [value('x', 1, '1件'), value('y', 5, '2件')]), report('b', [])]
  const gained = await diffRuns(stream(old), stream(more), 10)
  expect(hasChanged(gained, ['gained'])).toBe(true)
  expect(hasChanged(gained, ['lost', 'changed'])).toBe(false)
  expect(hasChanged(await diffRuns(stream(more), stream(old), 10), ['lost'])).toBe(true)
  const gone = await diffRuns(stream([report('a', []), report('b', [])]), stream([report('a', [])]), 10)
  expect(hasChanged(gone, ['lost'])).toBe(true)
  expect(hasChanged(gone, ['gained', 'changed'])).toBe(false)
})

const textOf = (published: number, more = ''): string =>
  `某县2020年政府信息公开工作年度报告\n一、主动公开情况\n2020年，全县主动公开政府信息${published}条。${more}\n`

test('every form of output tells the same changes, and --fail-on what fails', async () => {
  const folder = scratch()
  mkdirSync(join(folder, 'in'))
  const run = async (outputs: readonly string[]): Promise<void> => {
    for (const output of outputs) {
      const format = /^tables-(\w+)/.exec(output)?.[1]
      const more = format === undefined ? [] : ['--format', format]
      expect((await gongkai(['batch', 'in', '-o', output, '-q', ...more], folder)).code).toBe(0)
    }
  }
  writeFileSync(join(folder, 'in', 'a.txt'), textOf(915, '全年收到政府信息公开申请8件。'))
  writeFileSync(join(folder, 'in', 'b.txt'), textOf(100))
  await run(['old.jsonl', 'tables-csv-old'])
  writeFileSync(join(folder, 'in', 'a.txt'), textOf(916))
  writeFileSync(join(folder, 'in', 'c.txt'), textOf(5))
  const forms = ['new.jsonl', 'new.jsonl.gz', 'new.duckdb', 'tables-parquet', 'tables-csv', 'tables-jsonl']
  await run(forms)
  const changes = async (old: string, now: string) => {
    const { unclaimed: _, ...told } = await diffRuns(runReports(join(folder, old)), runReports(join(folder, now)), 10)
    return told
  }
  const expected = {
    reports: { both: 2, same: 1, gained: ['in/c.txt'], lost: [] },
    total: { gained: 0, lost: 1, changed: 1 },
    metrics: {
      'applications.received.total': { gained: 0, lost: 1, changed: 0 },
      'disclosure.total': { gained: 0, lost: 0, changed: 1 },
    },
    changes: [
      { kind: 'changed', metric: 'disclosure.total', report: 'in/a.txt' },
      { kind: 'lost', metric: 'applications.received.total', report: 'in/a.txt', new: null },
    ],
  }
  const first = await changes('old.jsonl', 'new.jsonl')
  expect(first).toMatchObject(expected)
  for (const form of forms) expect(await changes('old.jsonl', form), form).toEqual(first)
  expect(await changes('tables-csv-old', 'new.jsonl')).toEqual(first)
  expect((await gongkai(['diff', 'old.jsonl', 'new.jsonl', '--fail-on', 'lost,changed'], folder)).code).toBe(1)
  expect((await gongkai(['diff', 'new.jsonl', 'tables-csv', '--fail-on-change'], folder)).code).toBe(0)
  expect((await gongkai(['diff', 'new.jsonl', 'tables-csv', '--fail-on', 'all'], folder)).code).toBe(2)
}, 600_000)

test('what is no output of a run, or a damaged one, is refused in words and by exit code 2', async () => {
  const folder = scratch()
  const record = `${JSON.stringify(parseReport(textOf(9), { path: 'a.txt' }))}\n`
  mkdirSync(join(folder, 'empty'))
  const packed = gzipSync(record.repeat(20))
  for (const [name, content] of [
    ['run.jsonl', record],
    ['table.csv', ''],
    ['other.jsonl', '{"id":1}\n'],
    ['null.jsonl', 'null\n'],
    ['cut.jsonl', record + record.slice(0, 200)],
    ['cut.jsonl.gz', packed.subarray(0, packed.length - 20)],
    ['text.duckdb', 'no database'],
  ] as const)
    writeFileSync(join(folder, name), content)
  for (const [name, words] of [
    ['none.jsonl', 'none.jsonl: there is no such file'],
    ['table.csv', 'is compared by'],
    ['other.jsonl', 'other.jsonl:1: this is no output of gongkai batch'],
    ['null.jsonl', 'null.jsonl:1: this is no output of gongkai batch'],
    ['cut.jsonl', 'cut.jsonl:2: this is no output of gongkai batch'],
    ['cut.jsonl.gz', 'cut.jsonl.gz: this is no output of gongkai batch: unexpected end of file'],
    ['text.duckdb', 'text.duckdb: this is no output of gongkai batch'],
    ['empty', 'there is no table of facts in it'],
  ] as const) {
    const { code, err, out } = await gongkai(['diff', 'run.jsonl', name], folder)
    expect(err).toContain(words)
    expect(err.trimEnd().split('\n')).toHaveLength(1)
    expect(out).toBe('')
    expect(code).toBe(2)
  }
  const { err } = await gongkai(['diff', 'none.jsonl', 'run.jsonl', '--lang', 'zh'], folder)
  expect(err).toBe('gongkai: none.jsonl: 没有这个文件或文件夹\n')
}, 600_000)
