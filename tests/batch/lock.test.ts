import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { LockedError, STALE, takeLock } from '../../src/batch/lock.ts'
import { scratch } from './gongkai.ts'

const lockOf = (holder: object | string): string => {
  const path = join(scratch(), 'lock')
  writeFileSync(path, typeof holder === 'string' ? holder : JSON.stringify(holder))
  return path
}
const here = { host: hostname(), since: new Date().toISOString() }
const long = new Date(Date.now() - STALE - 60_000)

test('a lock that is held is not given, and is given back', async () => {
  const path = join(scratch(), 'lock')
  const release = await takeLock(path)
  await expect(takeLock(path)).rejects.toBeInstanceOf(LockedError)
  await release()
  const again = await takeLock(path)
  await again()
})

test('the lock of a process that is there, or of another machine that gives signs of life, is not taken', async () => {
  for (const holder of [{ ...here, pid: process.ppid }, { ...here, host: 'another', pid: 1 }, '']) {
    const path = lockOf(holder)
    await expect(takeLock(path)).rejects.toBeInstanceOf(LockedError)
    expect(readFileSync(path, 'utf8')).toBe(holder === '' ? '' : JSON.stringify(holder))
  }
})

test('the lock of a process that is gone, or silent for long, is taken', async () => {
  const gone = { ...here, pid: 2 ** 22 + 1 }
  const earlier = { ...here, pid: process.pid, since: new Date(Date.now() - 3_600_000_000).toISOString() }
  for (const [holder, silent] of [
    [gone, false],
    [earlier, false],
    [{ ...here, host: 'another', pid: 1 }, true],
    ['', true],
  ] as const) {
    const path = lockOf(holder)
    if (silent) utimesSync(path, long, long)
    const release = await takeLock(path)
    expect(JSON.parse(readFileSync(path, 'utf8')).pid).toBe(process.pid)
    await release()
    expect(readdirSync(join(path, '..'))).toEqual([])
  }
})

test('of many that find a dead lock at once, one gets it', async () => {
  const path = lockOf({ ...here, pid: 2 ** 22 + 1 })
  const taken = await Promise.allSettled(Array.from({ length: 20 }, () => takeLock(path)))
  expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})
