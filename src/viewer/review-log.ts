import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  readSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { type Decision, decisionSchema, type Reading, readingSchema } from './decision.ts'

/** Opened for adding only, and never through a link that stands in the file's place. */
const adding = constants.O_APPEND | constants.O_CREAT | constants.O_RDWR | (constants.O_NOFOLLOW ?? 0)

/**
 * The review file: one JSON object a line, only ever added to. A line is on the disk before `append` returns, so that a
 * process that is killed loses nothing that it has answered for.
 */
export class ReviewLog {
  readonly path: string
  private decisions: Decision[] = []
  private readings: Reading[] = []
  private known = ''
  /** Lines that are no decision: cut short by a crash, or written by something else. They stay in the file. */
  strayLines = 0

  constructor(path: string) {
    this.path = path
  }

  /** All decisions on a text, in the order in which they were made. */
  decisionsOn(text: string): Decision[] {
    this.refresh()
    return this.decisions.filter((decision) => decision.text === text)
  }

  /** What was last read of a text under review; null where it has not been reviewed. */
  readingOf(text: string): Reading | null {
    this.refresh()
    return this.readings.findLast((reading) => reading.text === text) ?? null
  }

  /** Adds lines and waits until they are on the disk. */
  append(lines: readonly (Decision | Reading)[]): void {
    if (lines.length === 0) return
    const fresh = !existsSync(this.path)
    const file = openSync(this.path, adding, 0o644)
    try {
      const { size } = fstatSync(file)
      const start = size > 0 && !endsWithNewline(file, size) ? '\n' : ''
      const bytes = Buffer.from(start + lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
      for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    if (fresh) syncFolder(dirname(this.path))
  }

  /** Reads the file again where it has changed: another window, or another reviewer, may add to it. */
  private refresh(): void {
    const stat = statSync(this.path, { throwIfNoEntry: false })
    const state = stat ? `${stat.size} ${stat.mtimeMs}` : ''
    if (state === this.known) return
    this.decisions = []
    this.readings = []
    this.strayLines = 0
    for (const line of stat ? readFileSync(this.path, 'utf8').split('\n') : []) if (line.trim() !== '') this.take(line)
    this.known = state
  }

  private take(line: string): void {
    const value = parseJson(line)
    const decision = decisionSchema.safeParse(value)
    if (decision.success) this.decisions.push(decision.data)
    else {
      const reading = readingSchema.safeParse(value)
      if (reading.success) this.readings.push(reading.data)
      else this.strayLines++
    }
  }
}

function endsWithNewline(file: number, size: number): boolean {
  const last = Buffer.alloc(1)
  readSync(file, last, 0, 1, size - 1)
  return last[0] === 0x0a
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

/** Makes a new file's name last; Windows has no such call and needs none. */
function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r')
    fsyncSync(handle)
    closeSync(handle)
  } catch {
    // Folders cannot be opened on Windows.
  }
}
