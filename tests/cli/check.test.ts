import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type CheckCommand, check } from '../../src/cli/check.ts'
import type { Terminal } from '../../src/cli/terminal.ts'

const folder = mkdtempSync(join(tmpdir(), 'gongkai-check-'))

function file(year: number, carriedIn: number, carriedOut: number, total = 4): string {
  const path = join(folder, `${year}-${carriedIn}-${carriedOut}-${total}.txt`)
  const lines = [
    `青渡县水利局${year}年政府信息公开工作年度报告`,
    '一、总体情况',
    '本局工作平稳。',
    '三、收到和处理政府信息公开申请情况',
    '(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和) | 申请人情况 |',
    '一、本年新收政府信息公开申请数量 | 4 | 0 | 0 | 0 | 0 | 0 | 4 |',
    `二、上年结转政府信息公开申请数量 | ${carriedIn} | 0 | 0 | 0 | 0 | 0 | ${carriedIn} |`,
    `(七)总计 | ${4 + carriedIn - carriedOut} | 0 | 0 | 0 | 0 | 0 | ${total + carriedIn - carriedOut} |`,
    `四、结转下年度继续办理 | ${carriedOut} | 0 | 0 | 0 | 0 | 0 | ${carriedOut} |`,
    '四、政府信息公开行政复议、行政诉讼情况',
    '无。',
  ]
  writeFileSync(path, lines.join('\n'))
  return path
}

async function run(
  files: string[],
  options: Partial<CheckCommand> = {},
): Promise<{ code: number; out: string; err: string }> {
  let out = ''
  let err = ''
  const terminal: Terminal = {
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
    stdin: async () => new Uint8Array(),
    interactive: false,
    colour: false,
    columns: 100,
  }
  const code = await check(files, { lang: 'en', ...options }, terminal)
  return { code, out, err }
}

test('prints the failed checks with both sides, their words and lines; exit code 1', async () => {
  const { code, out } = await run([file(2021, 0, 1, 6)])
  expect(code).toBe(1)
  expect(out).toContain('applications.row.outcomes.total')
  expect(out).toMatch(/FAIL.*3 ≠ 5/)
  expect(out).toContain('总计 · 总计')
  expect(out).toContain('line 8')
})

test('exit code 0 where no check fails, and says so', async () => {
  const { code, out } = await run([file(2021, 0, 1)], { lang: 'zh' })
  expect(code).toBe(0)
  expect(out).toContain('没有不符之处')
})

test('checks a report against the one of the year before', async () => {
  const { code, out } = await run([file(2021, 0, 2), file(2022, 1, 0)], { format: 'json' })
  const { reports, years } = JSON.parse(out)
  expect(code).toBe(1)
  expect(reports.map((one: { year: number }) => one.year)).toEqual([2021, 2022])
  expect(years.map((one: { id: string; status: string }) => `${one.id} ${one.status}`)).toEqual([
    'years.2021-2022.carriedIn.naturalPersons fail',
    'years.2021-2022.carriedIn.total fail',
  ])
  expect(years[0].left.terms[0]).toMatchObject({ value: 2, path: expect.stringContaining('2021') })
})

test('--all prints the checks that pass, too', async () => {
  const { reports } = JSON.parse((await run([file(2021, 0, 1)], { format: 'json', all: true })).out)
  expect(reports[0].checks.map((one: { status: string }) => one.status)).toContain('pass')
})

test('a file that cannot be read is told in one line; the others are checked', async () => {
  const { code, out, err } = await run([join(folder, 'missing.txt'), file(2021, 0, 1)])
  expect(code).toBe(1)
  expect(err).toMatch(/^gongkai: .*missing\.txt.*\n$/)
  expect(out).toContain('no check fails')
})
