import { join } from 'node:path'
import type { BatchInput } from '../batch/batch-input.ts'
import { OutputError, outputOf } from '../batch/output.ts'
import { runOnQueue } from '../batch/queue/run-on-queue.ts'
import type { ReadSettings } from '../batch/settings.ts'
import { failedOf } from '../batch/tally.ts'
import { type BatchCommand, tell } from './batch.ts'
import { batchProgress } from './batch-progress.ts'
import { interruption } from './interruption.ts'
import { shownAddress } from './shown-address.ts'
import type { Terminal } from './terminal.ts'

const noWorkers = {
  en: (url: string) => `gongkai: no worker is there; start some: gongkai worker --queue ${url}\n`,
  zh: (url: string) => `gongkai：还没有工作进程，请启动：gongkai worker --queue ${url}\n`,
} as const

/** `gongkai batch --queue`: the same batch, read by workers on any number of machines. */
export async function batchOnQueue(
  input: BatchInput,
  folder: string,
  url: string,
  options: BatchCommand,
  settings: ReadSettings,
  terminal: Terminal,
): Promise<number> {
  const { lang, quiet = false, grammars = null, shardSize } = options
  if (outputOf(folder, null).kind !== 'folder' || (options.format ?? 'parquet') !== 'parquet')
    throw new OutputError('with --queue the output is a folder of parquet parts')
  const stop = interruption(terminal, lang)
  const progress = quiet ? null : await batchProgress(input, settings, terminal, lang)
  const started = Date.now()
  let told = false
  try {
    const result = await runOnQueue({
      input,
      folder,
      url,
      settings,
      grammars,
      shardSize,
      signal: stop.signal,
      progress: (done) => {
        progress?.show(done)
        if (!quiet && !told && done.workers === 0 && Date.now() - started > 3000) {
          told = true
          terminal.err(noWorkers[lang](shownAddress(url)))
        }
      },
    })
    progress?.end()
    const seconds = (Date.now() - started) / 1000
    await tell(result, { seconds, output: folder, errors: join(folder, 'errors.jsonl') }, options, terminal)
    if (result.interrupted) return 130
    return failedOf(result.tally) > 0 || result.kept ? 1 : 0
  } finally {
    progress?.end()
    stop.end()
  }
}
