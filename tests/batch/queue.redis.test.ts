import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { DuckDBInstance } from '@duckdb/node-api'
import { Redis } from 'ioredis'
import { expect, onTestFinished, test, vi } from 'vitest'
import { makeArchive } from '../../scripts/made-archive.mjs'
import { find, programs } from '../../scripts/programs.mjs'
import { tableNames } from '../../src/batch/tables.ts'
import { gongkai, scratch, start } from './gongkai.ts'

vi.setConfig({ testTimeout: 600_000 })

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address ? address.port : 0
}

/** A Redis of the test's own. */
async function startRedis(folder: string): Promise<string> {
  const port = await freePort()
  const program = find(programs.find(({ name }) => name === 'redis'))
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder]
  const server = spawn(program, options, { stdio: 'ignore' })
  onTestFinished(() => void server.kill())
  return `redis://127.0.0.1:${port}`
}

/** A look into the queue; the server may still be starting. */
function watch(url: string): Redis {
  const redis = new Redis(url)
  redis.on('error', () => {})
  onTestFinished(() => redis.disconnect())
  return redis
}

const partsOf = (folder: string): string[] =>
  existsSync(join(folder, 'parts')) ? readdirSync(join(folder, 'parts')).filter((name) => !name.startsWith('.')) : []

test('three workers, one killed in the middle of a shard, one stopped: the output of one machine, value by value', async () => {
  const folder = scratch()
  const archive = join(folder, 'in')
  await makeArchive(archive, { files: 200, seed: 11, large: 0 })
  const url = await startRedis(folder)
  const out = join(folder, 'out')
  const worker = () => start(['worker', '--queue', url, '-w', '1', '--lease', '3'], folder)

  const first = worker()
  const redis = watch(url)
  const active = async (): Promise<number> => {
    const [key] = await redis.keys('bull:gongkai-*:active')
    return key === undefined ? 0 : redis.llen(key)
  }
  const run = start(['batch', 'in', '-o', 'out', '--queue', url, '--shard-size', '16'], folder)
  while ((await active()) === 0) await sleep(5)
  first.process.kill('SIGKILL')
  await first.outcome
  // It held a shard, and that shard has no part.
  expect(await active()).toBe(1)
  expect(partsOf(out)).toEqual([])

  const second = worker()
  const third = worker()
  while (partsOf(out).length < 3) await sleep(20)
  second.process.kill('SIGTERM')
  const stopped = await second.outcome
  expect(stopped.code).toBe(0)

  const { code, err } = await run.outcome
  expect(err).toContain('of 200 documents')
  expect(code).toBe(1)
  third.process.kill('SIGTERM')
  expect((await third.outcome).code).toBe(0)

  const single = await gongkai(['batch', 'in', '-o', 'single', '-q'], folder)
  expect(single.code).toBe(1)
  const manifest = JSON.parse(readFileSync(join(out, 'run.json'), 'utf8'))
  expect(manifest.complete).toBe(true)
  expect([...manifest.parts].sort()).toEqual(readdirSync(join(out, 'parts')).sort())
  expect(readdirSync(out).sort()).toEqual(['errors.jsonl', 'parts', 'run.json'])
  expect(readFileSync(join(out, 'errors.jsonl'), 'utf8')).toBe(
    readFileSync(join(folder, 'single', 'errors.jsonl'), 'utf8'),
  )

  const connection = await (await DuckDBInstance.create()).connect()
  for (const table of tableNames) {
    const parts = `read_parquet('${out}/parts/*/${table}.parquet')`
    const whole = `read_parquet('${folder}/single/${table}.parquet')`
    const only = async (a: string, b: string): Promise<unknown> =>
      (await connection.runAndReadAll(`SELECT * FROM ${a} EXCEPT ALL SELECT * FROM ${b}`)).getRows()
    expect(await only(parts, whole), table).toEqual([])
    expect(await only(whole, parts), table).toEqual([])
    const count = await connection.runAndReadAll(`SELECT count(*)::INTEGER FROM ${parts}`)
    expect(count.getRows()[0]?.[0], table).toBeGreaterThan(0)
  }
  connection.closeSync()

  // Once more: all parts are there, and nothing waits for a worker.
  const again = await gongkai(['batch', 'in', '-o', 'out', '--queue', url, '--shard-size', '16'], folder)
  expect(again.err).toContain('200 done before')
})

test('a worker that is told to stop twice gives its shard back, and another reads it', async () => {
  const folder = scratch()
  await makeArchive(join(folder, 'in'), { files: 60, seed: 12, large: 0 })
  const url = await startRedis(folder)
  const redis = watch(url)
  const count = async (state: string): Promise<number> => {
    const [key] = await redis.keys(`bull:gongkai-*:${state}`)
    return key === undefined ? 0 : redis.llen(key)
  }
  const run = start(['batch', 'in', '-o', 'out', '--queue', url, '--shard-size', '60'], folder)
  const hasty = start(['worker', '--queue', url, '-w', '1'], folder)
  while ((await count('active')) === 0) await sleep(5)
  const told = once(hasty.process.stderr as NodeJS.ReadableStream, 'data')
  hasty.process.kill('SIGTERM')
  await told
  hasty.process.kill('SIGTERM')
  expect((await hasty.outcome).code).toBe(0)
  // With a lease of half a minute, only a shard that was given back waits at once.
  expect(await count('active')).toBe(0)
  expect(await count('wait')).toBeGreaterThan(0)
  const patient = start(['worker', '--queue', url, '-w', '1'], folder)
  expect((await run.outcome).err).toContain('of 60 documents')
  patient.process.kill('SIGTERM')
  expect((await patient.outcome).code).toBe(0)
})

test('where no Redis answers, the command says so', async () => {
  const folder = scratch()
  await makeArchive(join(folder, 'in'), { files: 2 })
  const url = `redis://127.0.0.1:${await freePort()}`
  for (const args of [
    ['batch', 'in', '-o', 'out', '--queue', url],
    ['worker', '--queue', url],
  ]) {
    const { code, err } = await gongkai(args, folder)
    expect(err).toContain('no Redis answers at 127.0.0.1')
    expect(code).toBe(1)
  }
})
