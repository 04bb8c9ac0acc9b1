import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const cli = join(root, 'dist', 'cli.js')

/** What a command left. */
export interface Outcome {
  code: number | null
  out: string
  err: string
}

/** Starts the built command; threads can only be started from the build. */
export function start(args: string[], cwd: string): { process: ChildProcess; outcome: Promise<Outcome> } {
  if (!existsSync(cli)) throw new Error('these tests run dist/cli.js: `npm run build` first (`npm test` does)')
  const child = spawn(process.execPath, [cli, ...args], { cwd, env: { ...process.env, NO_COLOR: '1' } })
  onTestFinished(() => void child.kill('SIGKILL'))
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text
  })
  const outcome = once(child, 'close').then(([code]) => ({ code: code as number | null, out, err }))
  return { process: child, outcome }
}

/** Runs the built command to its end. */
export async function gongkai(args: string[], cwd: string, input = ''): Promise<Outcome> {
  const { process: child, outcome } = start(args, cwd)
  child.stdin?.end(input)
  return outcome
}

/** A folder that is there until the test ends. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-batch-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
