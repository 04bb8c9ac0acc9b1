import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { inputToll } from '../../src/cli/input-toll.ts'
import { readReport } from '../../src/readers/read-report.ts'
import { gongkai } from './run-command.ts'

const document = await readReport(new TextEncoder().encode('2020年公开信息5条。'.repeat(100)))
const told = (lang: 'en' | 'zh', memory: number): string => {
  const err: string[] = []
  const terminal = { out: () => {}, err: (text: string) => void err.push(text), stdin: async () => new Uint8Array() }
  const toll = inputToll(lang, { ...terminal, interactive: false, colour: false, columns: 80 }, memory)
  toll.take({ input: { path: 'a.txt', document, sha256: '' } })
  expect(toll.end()).toBe(0)
  return err.join('')
}

test('a text that may take more memory than there is is told of before it is read; others are not', () => {
  expect(told('en', 100_000)).toMatch(/^gongkai: a\.txt: 1200 characters; .*--max-old-space-size=1\n$/)
  expect(told('zh', 100_000)).toContain('共 1200 字')
  expect(told('en', 1_000_000)).toBe('')
})

test('a line of records is told from one without text', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-records-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'r.jsonl')
  writeFileSync(path, '{"schema":"gongkai/report@1","source":{}}\n{"id":"a"}\n')
  const { code, err } = await gongkai(['parse', path])
  expect(code).toBe(1)
  expect(err).toContain('line 1 is no text but what gongkai made of one (gongkai/report@1)')
  expect(err).toContain("line 2 has no text in its field 'text'")
})
