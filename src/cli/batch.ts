import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import type { BatchInput } from '../batch/batch-input.ts'
import { LockedError } from '../batch/lock.ts'
import { type Output, OutputError, outputOf, type TableFormat } from '../batch/output.ts'
import { openPool } from '../batch/pool.ts'
import { type BatchResult, runBatch } from '../batch/run-batch.ts'
import type { ReadSettings } from '../batch/settings.ts'
import { failedOf } from '../batch/tally.ts'
import { isThere } from '../readers/containers/list-inputs.ts'
import type { Language } from '../record/messages.ts'
import type { OffsetUnit } from '../record/schema.ts'
import { batchProgress } from './batch-progress.ts'
import { batchSummary, nothingRead } from './batch-summary.ts'
import { Fault } from './fault.ts'
import { interruption } from './interruption.ts'
import { tellFault } from './tell-fault.ts'
import type { Terminal } from './terminal.ts'
import { usageWords } from './usage-words.ts'

export interface BatchCommand {
  output?: string
  format?: TableFormat
  filesFrom: string[]
  textField: string
  idField: string
  workers: number
  timeout: number
  maxSize: number
  retryFailed?: boolean
  failOnError?: boolean
  summary?: string
  queue?: string
  shardSize: number
  offsets: OffsetUnit
  lang: Language
  grammars?: string
  quiet?: boolean
}

/**
 * `gongkai batch`: an archive into one output.
 *
 * @returns 0 all read; 1 some failed; 2 misused; 130 interrupted
 */
export async function batch(inputs: string[], options: BatchCommand, terminal: Terminal): Promise<number> {
  const usage = usageFault(inputs, options)
  if (usage) return misused(usage, options.lang, terminal)
  const settings: ReadSettings = {
    language: options.lang,
    offsets: options.offsets,
    timeout: options.timeout,
    maxBytes: options.maxSize,
  }
  if (options.output === undefined) return pipe(options, settings)
  const { textField, idField, filesFrom } = options
  const input: BatchInput = { paths: inputs, lists: filesFrom, textField, idField }
  try {
    const output = outputOf(options.output, options.format ?? null)
    if (!(await anyIsThere(input))) {
      const [first = ''] = [...filesFrom, ...inputs]
      return refused(new Fault('no-input', first), options.lang, terminal)
    }
    if (options.queue !== undefined) {
      const { batchOnQueue } = await import('./batch-on-queue.ts')
      return await batchOnQueue(input, options.output, options.queue, options, settings, terminal)
    }
    return await local(input, output, options, settings, terminal)
  } catch (error) {
    if (error instanceof OutputError) return misused(error.message, options.lang, terminal)
    if (error instanceof LockedError) return refused(running(options.output, error), options.lang, terminal)
    throw error
  }
}

async function local(
  input: BatchInput,
  output: Output,
  options: BatchCommand,
  settings: ReadSettings,
  terminal: Terminal,
): Promise<number> {
  const { lang, quiet = false, workers, retryFailed = false } = options
  const stop = interruption(terminal, lang)
  const progress = quiet ? null : await batchProgress(input, settings, terminal, lang)
  try {
    const started = Date.now()
    const result = await runBatch({
      input,
      output,
      settings,
      grammars: options.grammars ?? null,
      workers,
      own: options.summary === undefined ? [] : [options.summary],
      retryFailed,
      signal: stop.signal,
      progress: (done) => progress?.show(done),
    })
    progress?.end()
    const about = { seconds: (Date.now() - started) / 1000, errors: output.errors, output: output.path }
    await tell(result, about, options, terminal)
    if (result.interrupted) return 130
    return failedOf(result.tally) > 0 || result.kept ? 1 : 0
  } finally {
    progress?.end()
    stop.end()
  }
}

/** Prints the summary, and writes it where that was asked for; that nothing was read is told in any case. */
export async function tell(
  result: BatchResult,
  paths: { seconds: number; output: string; errors: string },
  { lang, quiet = false, summary, grammars }: BatchCommand,
  terminal: Terminal,
): Promise<void> {
  const { tally, kept, interrupted, ...counts } = result
  const about = { ...counts, ...paths, interrupted }
  if (!quiet && !kept) terminal.err(batchSummary(tally, about, lang, grammars))
  if (tally.read === 0 && !interrupted) terminal.err(nothingRead(tally, about, kept, lang))
  if (summary !== undefined) await writeFile(summary, `${JSON.stringify({ ...tally, ...about }, null, 2)}\n`)
}

/** Whether one of the inputs at least is there; a list counts, whatever it names. */
async function anyIsThere({ paths, lists }: BatchInput): Promise<boolean> {
  for (const list of lists) if (list === '-' || existsSync(list)) return true
  for (const path of paths) if (path === '-' || (await isThere(path))) return true
  return false
}

/** JSONL in, JSONL out. */
async function pipe(options: BatchCommand, settings: ReadSettings): Promise<number> {
  const { pipeRecords } = await import('../batch/pipe.ts')
  const { textField, idField, workers } = options
  const pool = openPool({ workers, grammars: options.grammars ?? null, form: 'records', tables: null })
  try {
    const about = { textField, idField, settings }
    const tally = await pipeRecords(process.stdin, about, pool, writeOut)
    return options.failOnError && failedOf(tally) > 0 ? 1 : 0
  } finally {
    await pool.close()
  }
}

/** Writes a line to standard output, and waits where its reader is slow. */
const writeOut = async (line: string): Promise<void> => {
  if (!process.stdout.write(line)) await once(process.stdout, 'drain')
}

function usageFault(inputs: readonly string[], { output, filesFrom, queue, format }: BatchCommand): string | null {
  const piped = inputs.length === 1 && inputs[0] === '-' && filesFrom.length === 0
  if (inputs.length === 0 && filesFrom.length === 0) return 'nothing to read: name files, folders or archives'
  if (output === undefined && !piped)
    return 'where to? -o records.jsonl, for example; only `gongkai batch -` needs none'
  if (output === undefined && (queue !== undefined || format !== undefined)) return '--queue and --format need --output'
  if (inputs.includes('-') && filesFrom.includes('-')) return 'standard input can be read once'
  return null
}

const running = (output: string, { holder }: LockedError): Fault =>
  new Fault('already-running', output, {
    pid: holder?.pid ?? '?',
    host: holder?.host ?? '?',
    since: holder?.since.slice(0, 19).replace('T', ' ') ?? '?',
  })

function refused(fault: Fault, lang: Language, terminal: Terminal): number {
  terminal.err(`gongkai: ${tellFault(fault, lang)}\n`)
  return 2
}

function misused(fault: string, lang: Language, terminal: Terminal): number {
  const help = usageWords('(gongkai batch --help tells what there is)', lang)
  terminal.err(`gongkai: ${usageWords(fault, lang)}\n${help}\n`)
  return 2
}
