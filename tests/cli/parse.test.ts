import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Report, reportSchema } from '../../src/record/schema.ts'
import { gongkai } from './run-command.ts'

const example = 'corpus/example.txt'
let folder: string
const file = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-cli-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('what parse prints', () => {
  test('one file off a terminal: one record as JSON, nothing on stderr', async () => {
    const { code, out, err } = await gongkai(['parse', example])
    expect([code, err]).toEqual([0, ''])
    const record = reportSchema.parse(JSON.parse(out))
    expect(record.source).toMatchObject({ path: example, format: 'text', offsets: 'utf16' })
    expect(record.source.sha256).toMatch(/^[0-9a-f]{64}$/)
  })

  test('several files off a terminal: a record a line, in their order', async () => {
    const other = file('other.txt', '河湾县档案局2016年政府信息公开工作年度报告\n2016年共公开信息5条。')
    const { out } = await gongkai(['parse', other, example])
    const lines = out.trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line).source.path)).toEqual([other, example])
  })

  test('several files with --format json: one array', async () => {
    const { out } = await gongkai(['parse', example, example, '--format', 'json'])
    expect(JSON.parse(out)).toHaveLength(2)
  })

  test('standard input for -: no path', async () => {
    const { code, out } = await gongkai(['parse', '-'], { input: readFileSync(example, 'utf8') })
    expect(code).toBe(0)
    expect(JSON.parse(out).source.path).toBeNull()
  })

  test('on a terminal: a summary with who, year, values and the words they were read from', async () => {
    const { code, out } = await gongkai(['parse', example], { interactive: true })
    expect(code).toBe(0)
    expect(out).toContain('临溪市水务局')
    expect(out).toContain('2022')
    expect(out).toMatch(/Items proactively disclosed +1286 +条 +「.*1286条」/)
  })

  test('--lang zh: the summary in Chinese', async () => {
    const { out } = await gongkai(['parse', example, '--format', 'summary', '--lang', 'zh'])
    expect(out).toMatch(/主动公开政府信息数 +1286 +条/)
    expect(out).not.toMatch(/Agency|Metrics|Checks/)
  })

  test('colour only where the terminal shows it', async () => {
    const csi = '\u001B['
    const plain = await gongkai(['parse', example, '--format', 'summary'])
    const coloured = await gongkai(['parse', example, '--format', 'summary'], { colour: true })
    expect(plain.out).not.toContain(csi)
    expect(coloured.out).toContain(csi)
  })

  test('--offsets codepoint and utf8: spans that slice the same words in that unit', async () => {
    const text = `😀${readFileSync(example, 'utf8')}`
    const path = file('emoji.txt', text)
    const at = async (unit: string): Promise<Report> =>
      JSON.parse((await gongkai(['parse', path, '--offsets', unit])).out)
    const [points, bytes] = [Array.from(text), Buffer.from(text)]
    const [inPoints, inBytes] = [await at('codepoint'), await at('utf8')]
    expect(inPoints.facts.length).toBeGreaterThan(0)
    expect(inPoints.source).toMatchObject({ offsets: 'codepoint', length: points.length })
    expect(inBytes.source).toMatchObject({ offsets: 'utf8', length: bytes.length })
    for (const { source, text } of inPoints.facts) expect(points.slice(source.start, source.end).join('')).toBe(text)
    for (const { source, text } of inBytes.facts) expect(bytes.subarray(source.start, source.end).toString()).toBe(text)
  })

  test('--validate says nothing of a sound record', async () => {
    const { code, err } = await gongkai(['parse', example, '--validate'])
    expect([code, err]).toEqual([0, ''])
  })
})

describe('bad input: one line that names the file, exit 1, no stack', () => {
  const refused = async (path: string, reason: RegExp, lang = 'en') => {
    const { code, out, err } = await gongkai(['parse', path, '--lang', lang])
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(reason)
    expect(err).toContain(path)
    expect(err.trimEnd().split('\n')).toHaveLength(1)
    expect(err).not.toMatch(/\bat .*:\d+:\d+/)
  }

  test('a missing file', () => refused(join(folder, 'none.txt'), /no such file/))
  test('a missing file, in Chinese', () => refused(join(folder, 'none.txt'), /文件不存在/, 'zh'))
  test('an empty file', () => refused(file('empty.txt', ''), /empty/))
  test('a binary file', () =>
    refused(file('binary.txt', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1, 2, 0, 255])), /binary/))

  test('the other files are still printed', async () => {
    const { code, out, err } = await gongkai(['parse', join(folder, 'none.txt'), example, '--format', 'jsonl'])
    expect(code).toBe(1)
    expect(out.trimEnd().split('\n')).toHaveLength(1)
    expect(err).toContain('none.txt')
  })

  test('broken grammars: the line of the fault', async () => {
    const { code, err } = await gongkai(['parse', example, '--grammars', folder])
    expect(code).toBe(1)
    expect(err.trimEnd().split('\n')).toHaveLength(1)
  })
})

describe('odd input that is read', () => {
  test('ten megabytes in one line, to its end', async () => {
    const path = file('line.txt', `${'推进政务公开工作，'.repeat(380_000)}共公开信息12条。`)
    const { code, out } = await gongkai(['parse', path, '--format', 'summary'])
    expect(code).toBe(0)
    expect(out).toMatch(/Items proactively disclosed +12 /)
    expect(out.length).toBeLessThan(10_000)
  })

  test('bytes that are no UTF-8, as of a lone surrogate: a record, and a line on stderr', async () => {
    const path = file(
      'lone.txt',
      Buffer.concat([Buffer.from('2020年公开信息'), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from('12条。')]),
    )
    const { code, out, err } = await gongkai(['parse', path])
    expect(code).toBe(0)
    expect(reportSchema.safeParse(JSON.parse(out)).success).toBe(true)
    expect(err).toContain(path)
  })
})
