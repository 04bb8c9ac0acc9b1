import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { makeArchive } from '../../scripts/made-archive.mjs'
import { gongkai, scratch, start } from './gongkai.ts'

// Several runs each; slow where other tests share the machine.
vi.setConfig({ testTimeout: 600_000 })

const keysOf = (file: string): string[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
    .map((row) => row.path ?? row.source.path)

const shardsOf = (state: string): string[] => {
  try {
    return readdirSync(join(state, 'shards')).filter((name) => name.endsWith('.shard'))
  } catch {
    return []
  }
}

test('an archive of all kinds of files: each is in the output or in the errors, killed or not, with one worker or two', async () => {
  const folder = scratch()
  const { documents, faulty } = await makeArchive(join(folder, 'in'), { files: 300, seed: 7 })

  const calm = await gongkai(['batch', 'in', '-o', 'calm.jsonl', '--workers', '2'], folder)
  expect(calm.code).toBe(1)
  const read = keysOf(join(folder, 'calm.jsonl'))
  const failed = keysOf(join(folder, 'calm.errors.jsonl'))
  const keys = new Set(read)
  expect(keys.size).toBe(read.length)
  expect(documents.filter((key) => !keys.has(`in/${key}`))).toEqual([])
  for (const key of faulty) expect([...read, ...failed].filter((one) => one.startsWith(`in/${key}`))).toHaveLength(1)
  expect(read.length + failed.length).toBe(documents.length + faulty.length)
  expect(calm.err).toContain(`read      ${read.length} of ${documents.length + faulty.length} documents`)

  // Killed when some shards are done, at a moment in between.
  const state = join(folder, 'killed.jsonl.gongkai-state')
  const done = new Map<string, number>()
  for (const shards of [1, 3, 5]) {
    const run = start(['batch', 'in', '-o', 'killed.jsonl', '--workers', '1'], folder)
    while (shardsOf(state).length < shards && run.process.exitCode === null) await sleep(20)
    await sleep(Math.random() * 200)
    run.process.kill('SIGKILL')
    await run.outcome
    expect(() => statSync(join(folder, 'killed.jsonl'))).toThrow()
    for (const name of shardsOf(state)) done.set(name, done.get(name) ?? statSync(join(state, 'shards', name)).mtimeMs)
  }
  expect(done.size).toBeGreaterThanOrEqual(5)
  const last = await gongkai(['batch', 'in', '-o', 'killed.jsonl', '--workers', '1'], folder)
  expect(last.code).toBe(1)
  for (const ending of ['jsonl', 'errors.jsonl'])
    expect(readFileSync(join(folder, `killed.${ending}`)).equals(readFileSync(join(folder, `calm.${ending}`)))).toBe(
      true,
    )
  // Nothing that was done was done again.
  for (const [name, time] of done) expect(statSync(join(state, 'shards', name)).mtimeMs).toBe(time)
})

test('a file that changes is read again, and those far from it are not; one that goes is gone', async () => {
  const folder = scratch()
  await makeArchive(join(folder, 'in'), { files: 150, seed: 3 })
  const run = ['batch', 'in', '-o', 'tables', '--format', 'jsonl', '--summary', 'summary.json']
  await gongkai(run, folder)
  const facts = (): string => readFileSync(join(folder, 'tables', 'facts.jsonl'), 'utf8')
  const before = facts()
  const text = readdirSync(join(folder, 'in', '000')).find((name) => name.endsWith('.txt')) ?? ''
  writeFileSync(join(folder, 'in', '000', text), '某县2021年政府信息公开工作年度报告\n一、概述\n主动公开信息4321条。\n')
  await gongkai(run, folder)
  const { reused, read, failed } = JSON.parse(readFileSync(join(folder, 'summary.json'), 'utf8'))
  const total = read + Object.values<number>(failed).reduce((sum, count) => sum + count, 0)
  expect(reused).toBeLessThan(total)
  expect(reused).toBeGreaterThanOrEqual(total - 64)
  expect(facts()).not.toBe(before)
  expect(facts()).toContain('主动公开信息4321条')
})

test('a run that is interrupted says so, saves its state and makes no output', async () => {
  const folder = scratch()
  await makeArchive(join(folder, 'in'), { files: 150, seed: 5 })
  const run = start(['batch', 'in', '-o', 'out.csv', '--workers', '1'], folder)
  while (shardsOf(join(folder, 'out.csv.gongkai-state')).length < 1) await sleep(20)
  run.process.kill('SIGINT')
  const { code, err } = await run.outcome
  expect(code).toBe(130)
  expect(err).toContain('interrupted')
  expect(readdirSync(folder)).not.toContain('out.csv')
  expect(shardsOf(join(folder, 'out.csv.gongkai-state')).length).toBeGreaterThanOrEqual(1)
})

test('misuse is told in a line and by exit code 2', async () => {
  const folder = scratch()
  for (const [args, words] of [
    [['in'], 'where to?'],
    [['-o', 'out.jsonl'], 'nothing to read'],
    [['in', '-o', 'out.xlsx'], 'an output is .jsonl'],
    [['in', '-o', 'out.csv', '--format', 'csv'], '--format is for a folder'],
    [['in', '-o', 'out', '--workers', '0'], 'a whole number from 1'],
    [['in', '-o', 'out', '--queue', 'localhost'], 'redis://host:6379'],
  ] as const) {
    const { code, err } = await gongkai(['batch', ...args], folder)
    expect(err).toContain(words)
    expect(code).toBe(2)
  }
  expect(readdirSync(folder)).toEqual([])
})
