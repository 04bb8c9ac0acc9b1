import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { gongkai, scratch, start } from './gongkai.ts'

vi.setConfig({ testTimeout: 600_000 })

const report = (count: number): string => `河湾县档案局2020年政府信息公开工作年度报告\n2020年共公开信息${count}条。\n`

/** A folder with a finished run: in/a.txt and in/b.txt in keep.jsonl. */
async function finished(): Promise<string> {
  const folder = scratch()
  mkdirSync(join(folder, 'in'))
  writeFileSync(join(folder, 'in', 'a.txt'), report(5))
  writeFileSync(join(folder, 'in', 'b.txt'), report(6))
  expect((await gongkai(['batch', 'in', '-o', 'keep.jsonl', '-q'], folder)).code).toBe(0)
  return folder
}

/** What lies in a folder, with the bytes of its files. */
const whole = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .sort()
      .map((name) => {
        const path = join(folder, name)
        return [name, statSync(path).isDirectory() ? '' : readFileSync(path, 'latin1')]
      }),
  )

test('an input that is not there leaves a finished run as it was, says so and ends 2, also when quiet', async () => {
  const folder = await finished()
  const before = whole(folder)
  for (const args of [['nope'], ['nope', 'neither.zip'], ['--files-from', 'nope.list']]) {
    const { code, err } = await gongkai(['batch', ...args, '-o', 'keep.jsonl', '-q'], folder)
    expect(err).toContain('there is no such file or folder')
    expect(err).toContain('nope')
    expect(code).toBe(2)
  }
  expect(whole(folder)).toEqual(before)
  expect((await gongkai(['batch', 'nope', '-o', 'new.jsonl'], folder)).code).toBe(2)
  expect(readdirSync(folder).filter((name) => name.startsWith('new'))).toEqual([])
})

test('an input without a document, or without one that can be read, leaves a finished run as it was and ends 1', async () => {
  const folder = await finished()
  mkdirSync(join(folder, 'empty'))
  mkdirSync(join(folder, 'bad'))
  writeFileSync(join(folder, 'bad', 'x.zip'), 'no zip')
  writeFileSync(join(folder, 'bad', 'y.txt'), '')
  const before = whole(folder)
  for (const [input, words] of [
    ['empty', 'no document in the input; nothing was written'],
    ['*.none', 'not one of 1 documents could be read (missing 1)'],
    ['bad', 'not one of 2 documents could be read (damaged 1, empty 1)'],
  ] as const) {
    const { code, err } = await gongkai(['batch', input, '-o', 'keep.jsonl', '-q'], folder)
    expect(err).toContain(words)
    expect(err).toContain('keep.jsonl is as it was')
    expect(code).toBe(1)
  }
  expect(whole(folder)).toEqual(before)
  // Nothing is lost where nothing was there: the failures are told.
  const fresh = await gongkai(['batch', 'bad', '-o', 'fresh.jsonl', '-q'], folder)
  expect(fresh.code).toBe(1)
  expect(readFileSync(join(folder, 'fresh.errors.jsonl'), 'utf8').trimEnd().split('\n')).toHaveLength(2)
  expect((await gongkai(['batch', 'empty', '-o', 'none.csv'], folder)).code).toBe(1)
  expect(readdirSync(folder).filter((name) => name.startsWith('none'))).toEqual([])
})

test('one missing input among several is an error entry, and the others run', async () => {
  const folder = await finished()
  const { code } = await gongkai(['batch', 'nope', 'in', '-o', 'out.jsonl', '-q'], folder)
  expect(code).toBe(1)
  expect(JSON.parse(readFileSync(join(folder, 'out.errors.jsonl'), 'utf8'))).toMatchObject({
    path: 'nope',
    code: 'missing',
  })
  expect(readFileSync(join(folder, 'out.jsonl'), 'utf8').trimEnd().split('\n')).toHaveLength(2)
})

test('what the program itself wrote is no input, wherever it lies, and is counted', async () => {
  const folder = await finished()
  const input = join(folder, 'in')
  for (const out of ['in/old.jsonl', 'in/tables', 'in/sheet.csv'])
    await gongkai(['batch', 'in', '-o', out, '-q'], folder)
  await gongkai(['batch', 'in', '-o', 'in/lines/', '--format', 'jsonl', '-q'], folder)
  writeFileSync(join(input, 'gongkai-reviews.jsonl'), '{"schema":"gongkai/decision@1"}\n')
  // A copy of records without the state that they were made by.
  writeFileSync(join(input, 'copy.jsonl'), readFileSync(join(folder, 'keep.jsonl')))
  const run = ['batch', 'in', '-o', 'in/last.jsonl', '--summary', 'in/summary.json']
  const first = await gongkai(run, folder)
  expect(first.code).toBe(0)
  expect(first.err).toMatch(/read +2 of 2 documents/)
  expect(first.err).toMatch(/left out +\d+ of the input's files and folders: gongkai wrote them/)
  const second = await gongkai(run, folder)
  expect(second.err).toMatch(/read +2 of 2 documents, 2 done before/)
  const glob = await gongkai(['batch', 'in/**', '-o', 'glob.jsonl'], folder)
  // summary.json is told from a report by nothing but the run that writes it.
  expect(glob.err).toMatch(/read +3 of 3 documents/)
})

test('a second run to the same output says who runs, and ends 2; the lock of a killed run holds nobody up', async () => {
  const folder = scratch()
  mkdirSync(join(folder, 'in'))
  for (let n = 0; n < 200; n++) writeFileSync(join(folder, 'in', `${n}.txt`), report(n).repeat(20))
  const run = ['batch', 'in', '-o', 'out.jsonl', '--workers', '1', '-q']
  const lock = join(folder, 'out.jsonl.gongkai-state', 'lock')
  const first = start(run, folder)
  while (!existsSync(lock) || readFileSync(lock, 'utf8') === '') await sleep(5)
  const second = await gongkai(run, folder)
  expect(second.err).toContain(`another run is writing this output (process ${first.process.pid} on `)
  expect(second.code).toBe(2)
  first.process.kill('SIGKILL')
  await first.outcome
  expect(existsSync(lock)).toBe(true)
  expect((await gongkai(run, folder)).code).toBe(0)
  expect(existsSync(lock)).toBe(false)
  expect(readFileSync(join(folder, 'out.jsonl'), 'utf8').trimEnd().split('\n')).toHaveLength(200)
})
