import { randomUUID } from 'node:crypto'
import { link, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'

/** Who works on an output. */
export interface Holder {
  pid: number
  host: string
  /** When it began, as an ISO time. */
  since: string
}

/** Another run works on the output. */
export class LockedError extends Error {
  override readonly name = 'LockedError'
  readonly path: string
  /** Null where the other has only just begun. */
  readonly holder: Holder | null

  constructor(path: string, holder: Holder | null) {
    super(`${path} is held by ${holder ? `process ${holder.pid} on ${holder.host}` : 'another run'}`)
    this.path = path
    this.holder = holder
  }
}

/** Milliseconds between two signs of life of a holder, and after which one that gives none is taken for dead. */
const REFRESH = 10_000
export const STALE = 120_000

/**
 * Takes the lock of an output: a file that only one run can create. That of a run that was killed is taken over: its
 * process is gone, or, on another machine, it has given no sign of life for two minutes.
 *
 * @returns what gives the lock back
 * @throws LockedError where another run holds it
 */
export async function takeLock(path: string): Promise<() => Promise<void>> {
  const own: Holder = { pid: process.pid, host: hostname(), since: new Date().toISOString() }
  const words = JSON.stringify(own)
  for (let attempt = 0; attempt < 8; attempt++) {
    try {
      await writeFile(path, words, { flag: 'wx' })
      return hold(path, words)
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error
    }
    const found = await readLock(path)
    if (!found) continue
    if (isAlive(found.holder, Date.now() - found.touched)) throw new LockedError(path, found.holder)
    await putAside(path, found.words)
  }
  throw new LockedError(path, null)
}

function hold(path: string, words: string): () => Promise<void> {
  const timer = setInterval(() => {
    const now = new Date()
    utimes(path, now, now).catch(() => {})
  }, REFRESH)
  timer.unref()
  return async () => {
    clearInterval(timer)
    const found = await readFile(path, 'utf8').catch(() => null)
    if (found === words) await rm(path, { force: true })
  }
}

interface Found {
  words: string
  holder: Holder | null
  /** Milliseconds since 1970. */
  touched: number
}

async function readLock(path: string): Promise<Found | null> {
  try {
    const words = await readFile(path, 'utf8')
    return { words, holder: holderOf(words), touched: (await stat(path)).mtimeMs }
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

/** Null for a file that is not written to its end yet. */
function holderOf(words: string): Holder | null {
  try {
    const { pid, host, since } = JSON.parse(words) as Holder
    return { pid: Number(pid), host: String(host), since: String(since) }
  } catch {
    return null
  }
}

function isAlive(holder: Holder | null, silent: number): boolean {
  if (silent > STALE) return false
  if (!holder || holder.host !== hostname()) return true
  // In a container that was started again, the run before this one may have had this very id.
  if (holder.pid === process.pid) return Date.parse(holder.since) >= Date.now() - process.uptime() * 1000
  try {
    process.kill(holder.pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/** Takes a dead run's lock away; where another run was faster and the lock is its own by now, that is put back. */
async function putAside(path: string, words: string): Promise<void> {
  const aside = `${path}.${randomUUID()}`
  try {
    await rename(path, aside)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return
    throw error
  }
  if ((await readFile(aside, 'utf8')) !== words) await link(aside, path).catch(() => {})
  await rm(aside, { force: true })
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : null)
