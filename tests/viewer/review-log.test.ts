import { appendFileSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Decision } from '../../src/viewer/decision.ts'
import { ReviewLog } from '../../src/viewer/review-log.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const decision = (id: string): Decision => ({
  schema: 'gongkai/decision@1',
  id,
  text: 't',
  file: 'a.txt',
  verdict: 'right',
  span: { start: 0, end: 2 },
  quote: '\ud83d件',
  claim: { metric: 'a.b', value: 3, rule: 'r' },
  correction: null,
  comment: null,
  batch: null,
  undoes: null,
  who: 'w',
  at: '2026-01-01T00:00:00.000Z',
})

describe('the review file', () => {
  test('gives back what was added, in another process too', () => {
    const path = join(folder, 'r.jsonl')
    const log = new ReviewLog(path)
    expect(log.decisionsOn('t')).toEqual([])
    log.append([decision('1'), decision('2')])
    log.append([decision('3')])
    expect(new ReviewLog(path).decisionsOn('t').map(({ id }) => id)).toEqual(['1', '2', '3'])
    expect(log.decisionsOn('other')).toEqual([])
  })

  test('sees what another window adds', () => {
    const path = join(folder, 'r.jsonl')
    const [one, two] = [new ReviewLog(path), new ReviewLog(path)]
    one.append([decision('1')])
    expect(two.decisionsOn('t')).toHaveLength(1)
    two.append([decision('2')])
    expect(one.decisionsOn('t')).toHaveLength(2)
  })

  test('goes on behind a line that a crash cut short, and loses no other', () => {
    const path = join(folder, 'r.jsonl')
    const log = new ReviewLog(path)
    log.append([decision('1')])
    appendFileSync(path, '{"schema":"gongkai/decision@1","id":"2","te')
    log.append([decision('3')])
    expect(log.decisionsOn('t').map(({ id }) => id)).toEqual(['1', '3'])
    expect(log.strayLines).toBe(1)
    expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(4)
  })

  test.skipIf(process.platform === 'win32')('is never written through a link', () => {
    const target = join(folder, 'elsewhere')
    writeFileSync(target, '')
    symlinkSync(target, join(folder, 'r.jsonl'))
    expect(() => new ReviewLog(join(folder, 'r.jsonl')).append([decision('1')])).toThrow(/ELOOP/)
    expect(readFileSync(target, 'utf8')).toBe('')
  })
})
