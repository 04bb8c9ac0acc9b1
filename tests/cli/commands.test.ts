import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { metricIds } from '../../src/record/metric-ids.ts'
import { gongkai } from './run-command.ts'

const example = 'corpus/example.txt'
const text = readFileSync(example, 'utf8')
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-commands-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

test('schema prints a JSON Schema that names the record', async () => {
  const { code, out } = await gongkai(['schema'])
  const schema = JSON.parse(out)
  expect(code).toBe(0)
  expect(schema.properties.schema.const).toBe('gongkai/report@1')
  expect(schema.required).toContain('facts')
})

describe('metrics', () => {
  test('as JSON: every metric with both names, unit and meaning', async () => {
    const { out } = await gongkai(['metrics', '--format', 'json'])
    const entries: { id: string }[] = JSON.parse(out)
    expect(entries.map(({ id }) => id)).toEqual([...metricIds])
  })

  test('as CSV: a head and a row each', async () => {
    const { out } = await gongkai(['metrics', '--format', 'csv'])
    const rows = out.trimEnd().split('\n')
    expect(rows[0]).toBe('id,zh,en,unit,means,not,meansZh,notZh')
    expect(rows).toHaveLength(metricIds.length + 1)
  })

  test('as a table: every id', async () => {
    const { out } = await gongkai(['metrics'])
    for (const id of metricIds) expect(out).toContain(id)
  })
})

describe('explain', () => {
  test('tells the rule that won at an offset, and its fact', async () => {
    const { code, out } = await gongkai(['explain', example, '--at', String(text.indexOf('1286'))])
    expect(code).toBe(0)
    expect(out).toMatch(/✓ won +\S+/)
    expect(out).toMatch(/→ disclosure\.total +1286条/)
  })

  test('tells what the ledger has where no rule was tried', async () => {
    const { out } = await gongkai(['explain', example, '--at', String(text.indexOf('第711号') + 1)])
    expect(out).toContain('citation')
  })

  test('tells that nothing stands at a word', async () => {
    const { out } = await gongkai(['explain', example, '--at', String(text.indexOf('条例'))])
    expect(out).toContain('No numeral')
  })

  test('refuses an offset outside the text', async () => {
    const { code, err } = await gongkai(['explain', example, '--at', '999999'])
    expect(code).toBe(1)
    expect(err).toContain('outside the text')
  })
})

describe('eval', () => {
  const gold = (facts: object[], not: [string, string][] = []) => ({
    text: 'report.txt',
    edition: 'narrative',
    facts,
    not,
  })
  const write = (name: string, content: object | string) => {
    const path = join(folder, name)
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
    return path
  }

  test('prints precision, recall and F1 by metric, and what changed against a baseline', async () => {
    write(
      'report.txt',
      '河湾县档案局2016年政府信息公开工作年度报告\n一、主动公开情况\n2016年，共主动公开政府信息35条。\n',
    )
    write('report.json', gold([{ metric: 'disclosure.total', value: 35, quote: '35条' }]))
    const first = await gongkai(['eval', folder, '--json'])
    expect(JSON.parse(first.out)).toMatchObject({ reports: 1, facts: { right: 1, wrong: 0, missed: 0, f1: 1 } })
    const baseline = join(folder, 'baseline')
    writeFileSync(baseline, first.out)
    write(
      'report.json',
      gold([{ metric: 'disclosure.website', value: 35, quote: '35条' }], [['disclosure.total', '35条']]),
    )
    const { code, out } = await gongkai(['eval', folder, '--errors', '--baseline', baseline])
    expect(code).toBe(0)
    expect(out).toMatch(/disclosure\.website +0 +0 +1 +1\.000 +0\.000/)
    expect(out).toMatch(/disclosure\.website → disclosure\.total/)
    expect(out).toMatch(/forbidden readings 1/)
    expect(out).toMatch(/tried \S+ won/)
    expect(out).toMatch(/1 missed now/)
    write('report.json', gold([]))
  })

  test.each([
    ['a folder that is not there', () => join(folder, 'none'), /no such folder/],
    ['a folder without gold', () => 'src', /no gold/],
  ])('exit 1 for %s', async (_, path, reason) => {
    const { code, err } = await gongkai(['eval', path()])
    expect(code).toBe(1)
    expect(err).toMatch(reason)
  })

  test('exit 1 for a quote that stands twice', async () => {
    const twice = mkdtempSync(join(tmpdir(), 'gongkai-twice-'))
    writeFileSync(join(twice, 'a.txt'), '5条，5条')
    writeFileSync(
      join(twice, 'a.json'),
      JSON.stringify({ text: 'a.txt', facts: [{ metric: 'disclosure.total', value: 5, quote: '5条' }] }),
    )
    const { code, err } = await gongkai(['eval', twice])
    rmSync(twice, { recursive: true })
    expect(code).toBe(1)
    expect(err).toMatch(/does not stand once/)
  })

  test('exit 1 for a baseline that is none', async () => {
    write('report.txt', '')
    write('report.json', gold([]))
    const { code, err } = await gongkai(['eval', folder, '--baseline', write('bad', '{}')])
    expect(code).toBe(1)
    expect(err).toMatch(/is no result of/)
  })
})
