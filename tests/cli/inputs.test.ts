import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { docxOf, paragraph, zipOf } from '../readers/docx-file.ts'
import { pdfOf } from '../readers/pdf-file.ts'
import { gongkai } from './run-command.ts'

const title = '河湾县档案局2020年政府信息公开工作年度报告'
const report = (count: number): string => `${title}\n一、主动公开情况\n2020年共公开信息${count}条。\n`
const page = (count: number): string =>
  `<html><head><title>x</title></head><body><h1>${title}</h1><p>一、主动公开情况</p><p>2020年共公开信息${count}条。</p></body></html>`

let folder: string
const put = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
  return path
}
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-cli-inputs-'))
  put('in/a.txt', report(11))
  put('in/b.txt', report(12))
  put('in/gongkai-reviews.jsonl', '{"schema":"gongkai/decision@1"}\n')
  put('in/c.zip', await zipOf({ 'x.html': page(13), '街道/y.txt': report(14) }))
  put('lines.jsonl', `${JSON.stringify({ name: 'p', page: report(15) })}\n${JSON.stringify({ name: 'q', page: '' })}\n`)
  put('one.html.gz', gzipSync(page(16)))
  put('bad.zip', 'no zip')
  put('list', `${join(folder, 'in/a.txt')}\n${join(folder, 'in/c.zip')}\n`)
  mkdirSync(join(folder, 'empty'))
})
afterAll(() => rmSync(folder, { recursive: true }))
const at = (name: string): string => join(folder, name)

/** The path of each record without the test's folder, and how many items it was disclosed to be. */
const told = (out: string): [string, number][] =>
  out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
    .map((record) => [record.source.path.slice(folder.length + 1), record.metrics.disclosure.total.value])

describe('parse reads what a batch reads', () => {
  test('a folder, with the archives in it and without what this program wrote: a record a line', async () => {
    const { code, out, err } = await gongkai(['parse', at('in')])
    expect(told(out)).toEqual([
      ['in/a.txt', 11],
      ['in/b.txt', 12],
      ['in/c.zip/x.html', 13],
      ['in/c.zip/街道/y.txt', 14],
    ])
    expect(code).toBe(0)
    expect(err).toMatch(/left out 1 files and folders that gongkai wrote/)
  })

  test('an archive, a glob, a list, a page in .gz', async () => {
    expect(told((await gongkai(['parse', at('in/c.zip')])).out)).toHaveLength(2)
    expect(told((await gongkai(['parse', at('in/*.txt')])).out).map(([, count]) => count)).toEqual([11, 12])
    expect(told((await gongkai(['parse', '--files-from', at('list')])).out)).toHaveLength(3)
    const { out } = await gongkai(['parse', at('one.html.gz')])
    expect(JSON.parse(out).metrics.disclosure.total.value).toBe(16)
  })

  test('lines of JSONL under the fields that are named; one without text is told, and the others are read', async () => {
    const fields = ['--text-field', 'page', '--id-field', 'name']
    const { code, out, err } = await gongkai(['parse', at('lines.jsonl'), ...fields])
    expect(told(out)).toEqual([['lines.jsonl/p', 15]])
    expect(err).toContain('lines.jsonl/q')
    expect(code).toBe(1)
  })

  test('a member of an archive by its path, and all below a folder in it', async () => {
    const one = await gongkai(['parse', at('in/c.zip/x.html')])
    expect(JSON.parse(one.out).source.path).toBe(at('in/c.zip/x.html'))
    expect(told((await gongkai(['parse', at('in/c.zip/街道')])).out)).toEqual([['in/c.zip/街道/y.txt', 14]])
    const { code, err } = await gongkai(['parse', at('in/c.zip/none.html')])
    expect([code, err]).toEqual([1, `gongkai: ${at('in/c.zip/none.html')}: there is no such file\n`])
  })

  test('nothing to read, or nothing that can be read, is told by a line and exit 1', async () => {
    expect(await gongkai(['parse', at('empty')])).toEqual({
      code: 1,
      out: '',
      err: 'gongkai: no document in the input\n',
    })
    const { code, out, err } = await gongkai(['parse', at('bad.zip')])
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain('bad.zip')
  })
})

test('check reads an archive, and tells each report', async () => {
  const { code, out } = await gongkai(['check', at('in/c.zip')])
  expect(code).toBe(0)
  expect(out).toContain('c.zip/x.html')
  expect(out).toContain('c.zip/街道/y.txt')
})

describe('explain needs one document', () => {
  test('a member of an archive, or the only one', async () => {
    const { code, out } = await gongkai(['explain', at('in/c.zip/x.html')])
    expect(code).toBe(0)
    expect(out).toContain(`${at('in/c.zip/x.html')}:1:`)
    expect(out).toContain('disclosure.total')
    expect((await gongkai(['explain', at('one.html.gz')])).code).toBe(0)
  })

  test('of an archive or a folder it says so, and names some of what is in it', async () => {
    for (const several of ['in/c.zip', 'in']) {
      const { code, out, err } = await gongkai(['explain', at(several)])
      expect([code, out]).toEqual([1, ''])
      expect(err).toContain('name one of them')
      expect(err).toContain(`${at('in/c.zip')}/x.html`)
    }
  })
})

describe('text prints what the spans point into', () => {
  const files = async (): Promise<Record<string, string | Uint8Array>> => ({
    'r.txt': report(21),
    'r.html': page(22),
    'r.docx': await docxOf(
      [title, '一、主动公开情况', '2020年共公开信息23条。'].map((words) => paragraph(words)).join(''),
    ),
    'r.pdf': pdfOf([
      [{ text: title, x: 100, y: 780, size: 16 }],
      [
        { text: '一、主动公开情况', x: 70, y: 780 },
        { text: '2020年共公开信息24条。', x: 94, y: 760 },
      ],
    ]),
  })

  test('to the letter, for each kind of file', async () => {
    for (const [name, content] of Object.entries(await files())) {
      const path = put(name, content)
      const { out: text } = await gongkai(['text', path])
      const record = JSON.parse((await gongkai(['parse', path])).out)
      expect(record.source.length).toBe(text.length)
      expect(record.facts.length).toBeGreaterThan(0)
      for (const { source, text: words } of record.facts) expect(text.slice(source.start, source.end)).toBe(words)
    }
  })

  test('--map: its lines with their offsets, and where in the file they stand', async () => {
    const places: Record<string, unknown> = {}
    for (const [name, content] of Object.entries(await files())) {
      const path = put(name, content)
      const { out: text } = await gongkai(['text', path])
      const lines = (await gongkai(['text', path, '--map'])).out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line))
      for (const { start, end } of lines) expect(text.slice(start, end)).not.toContain('\n')
      expect(lines.map(({ start, end }) => text.slice(start, end)).join('\n')).toBe(text.replace(/\n$/, ''))
      places[name] = lines.find(({ start, end }) => text.slice(start, end).includes('共公开'))?.place
    }
    expect(places).toMatchObject({
      'r.txt': { in: 'text', line: 3, column: 1 },
      'r.html': { in: 'html', line: 1, offset: page(22).indexOf('2020年共公开') },
      'r.docx': { in: 'docx', paragraph: 3 },
      'r.pdf': { in: 'pdf', page: 2, line: 2 },
    })
  })

  test('--map --offsets: in the units of Python, and of bytes', async () => {
    const text = '😀甲\n乙丙'
    const path = put('emoji.txt', text)
    const starts = async (unit: string): Promise<number[]> =>
      (await gongkai(['text', path, '--map', '--offsets', unit])).out
        .trimEnd()
        .split('\n')
        .flatMap((line) => [JSON.parse(line).start, JSON.parse(line).end])
    expect(await starts('utf16')).toEqual([0, 3, 4, 6])
    expect(await starts('codepoint')).toEqual([0, 2, 3, 5])
    expect(await starts('utf8')).toEqual([0, 7, 8, 14])
  })

  test('summary, explain and check tell one and the same place in the file', async () => {
    const labels: Record<string, [label: RegExp, words: RegExp, zh: RegExp]> = {
      'r.txt': [/r\.txt:3 /, /line 3$/m, /第 3 行$/m],
      'r.html': [/r\.html:1:\d\d+ /, /line 1:\d\d+$/m, /第 1 行第 \d\d+ 字$/m],
      'r.docx': [/r\.docx:¶3 /, /paragraph 3$/m, /第 3 段$/m],
      'r.pdf': [/r\.pdf:p2:2 /, /page 2 line 2$/m, /第 2 页第 2 行$/m],
    }
    for (const [name, content] of Object.entries(await files())) {
      const path = put(name, content)
      const [label, words, zh] = labels[name] ?? [/^$/, /^$/, /^$/]
      expect((await gongkai(['explain', path])).out).toMatch(label)
      expect((await gongkai(['parse', path, '--format', 'summary'])).out).toMatch(words)
      expect((await gongkai(['parse', path, '--format', 'summary', '--lang', 'zh'])).out).toMatch(zh)
    }
    // 其中 sums to more than its whole
    const wrong = page(5).replace('5条', '5条，其中网站9条')
    const { out } = await gongkai(['check', put('wrong.html', wrong)])
    expect(out).toMatch(/line 1:\d\d+$/m)
  })
})
