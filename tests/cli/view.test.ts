import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { zipOf } from '../readers/docx-file.ts'
import { gongkai } from './run-command.ts'

const report = (count: number): string =>
  `河湾县档案局2020年政府信息公开工作年度报告\n一、主动公开情况\n2020年共公开信息${count}条。\n`

let folder: string
const at = (name: string): string => join(folder, name)
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-cli-view-'))
  mkdirSync(at('in'))
  writeFileSync(at('in/a.txt'), report(31))
  writeFileSync(at('in/b.zip'), await zipOf({ 'x.txt': report(32), 'y.html': '' }))
  writeFileSync(at('bad.zip'), 'no zip')
  writeFileSync(at('lines.jsonl'), `${JSON.stringify({ id: 'p', text: report(33) })}\n`)
  writeFileSync(at('list'), `${at('in/a.txt')}\n`)
})
afterAll(() => rmSync(folder, { recursive: true }))

/** The files of an exported page, each with the first figure that was read in it. */
function shown(page: string): [string, number | undefined][] {
  const data = /<div id="bundle" hidden>([^<]*)<\/div>/.exec(readFileSync(page, 'utf8'))?.[1] ?? ''
  const bundle = JSON.parse(data.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'))
  return bundle.sheets.map((sheet: { file: string; report: { facts: { value: number }[] } }) => [
    sheet.file,
    sheet.report.facts[0]?.value,
  ])
}

describe('view --export', () => {
  test('ends 1 and says why where a document cannot be read; the others are in the page', async () => {
    const { code, err } = await gongkai(['view', at('in'), '--export', at('some.html')])
    expect(code).toBe(1)
    expect(err).toContain('b.zip/y.html: the file is empty')
    expect(shown(at('some.html'))).toEqual([
      ['a.txt', 31],
      ['x.txt', 32],
    ])
  })

  test('writes no page that would show nothing', async () => {
    const { code, err } = await gongkai(['view', at('bad.zip'), '--export', at('none.html')])
    expect(code).toBe(1)
    expect(err).toContain('bad.zip')
    expect(existsSync(at('none.html'))).toBe(false)
  })

  test('shows members of archives, lines of texts, and what a list names', async () => {
    for (const [args, files] of [
      [[at('in/b.zip/x.txt')], [['x.txt', 32]]],
      [[at('lines.jsonl')], [['p', 33]]],
      [['--files-from', at('list')], [['a.txt', 31]]],
    ] as const) {
      const { code, err } = await gongkai(['view', ...args, '--export', at('page.html')])
      expect([code, err]).toEqual([0, `wrote ${at('page.html')}\n`])
      expect(shown(at('page.html'))).toEqual(files)
    }
  })

  test('a path that is not there is told', async () => {
    for (const path of ['none.txt', 'in/b.zip/none.txt']) {
      const { code, err } = await gongkai(['view', at(path), '--export', at('missing.html')])
      expect([code, err]).toEqual([1, `gongkai: ${at(path)}: there is no such file\n`])
    }
  })
})
