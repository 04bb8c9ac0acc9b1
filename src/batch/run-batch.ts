import { existsSync } from 'node:fs'
import { createParser } from '../parse-report.ts'
import { assembleOutput } from './assemble-output.ts'
import { type BatchInput, inputItems } from './batch-input.ts'
import { type Output, shardForm } from './output.ts'
import { openPool } from './pool.ts'
import { type ReadSettings, settingsKey } from './settings.ts'
import { type Shard, type ShardSize, shardsOf } from './shard.ts'
import { readShardHead } from './shard-file.ts'
import { openState } from './state.ts'
import { tablesOf } from './tables.ts'
import { addTally, emptyTally, failedOf, type Tally } from './tally.ts'

export interface BatchOptions {
  input: BatchInput
  output: Output
  settings: ReadSettings
  /** Folder of the grammars; null for the bundled ones. */
  grammars: string | null
  workers: number
  /** Reads again what failed before. */
  retryFailed: boolean
  /** Ends the run after the shards in hand; what is done stays in the state. */
  signal: AbortSignal
  /** Told how far the run is, whenever that changes. */
  progress(done: BatchProgress): void
}

export interface BatchProgress {
  documents: number
  failed: number
  /** Documents that were done in an earlier run. */
  reused: number
}

/** What a run came to. */
export interface BatchResult {
  tally: Tally
  reused: number
  /** The run was ended before its end; the output was not made. */
  interrupted: boolean
}

/** Shards of a run on one machine: small, so that a run that is killed loses little. */
const shardSize: ShardSize = { documents: 32, bytes: 8 * 1024 * 1024 }

/**
 * Reads all documents of an input into one output, with threads, remembering in the state beside the output what is
 * done. The output is made when everything is read.
 *
 * @throws GrammarError for broken grammars; the system's errors where state or output cannot be written
 */
export async function runBatch(options: BatchOptions): Promise<BatchResult> {
  const { input, output, settings, workers, signal, progress } = options
  const { grammars } = createParser(options.grammars === null ? {} : { grammars: options.grammars })
  const form = shardForm(output)
  const all = tablesOf([...grammars.metrics.keys()])
  const tables = all.filter(({ name }) => output.tables === null || output.tables.includes(name))
  const key = settingsKey(
    settings,
    grammars.version,
    form,
    tables.map(({ name }) => name),
  )
  const state = await openState(output.state)
  const pool = openPool({ workers, grammars: options.grammars, form, tables: output.tables })

  const ids: string[] = []
  const tally = emptyTally()
  const running = new Set<Promise<void>>()
  let documents = 0
  let reused = 0
  let broken: unknown
  let told: BatchProgress = { documents: 0, failed: 0, reused: 0 }
  const tell = (): void => {
    // A shard whose thread had to be ended starts anew; what was told stays told.
    const hand = pool.inHand()
    told = {
      documents: Math.max(told.documents, documents + hand.documents),
      failed: Math.max(told.failed, failedOf(tally) + hand.failed),
      reused,
    }
    progress(told)
  }
  const count = (more: number, part: Tally): void => {
    documents += more
    addTally(tally, part)
    tell()
  }
  const read = async ({ id, documents }: Shard): Promise<void> => {
    const target = { to: 'shard-file', path: state.shard(id), level: form === 'records.gz' ? 6 : 1 } as const
    const answer = await pool.run(documents, settings, target)
    count(answer.documents, answer.tally)
  }
  const items = inputItems(input, settings.maxBytes, [output.path, output.state, output.errors])
  const timer = setInterval(tell, 200)
  timer.unref()
  try {
    for await (const shard of shardsOf(items, key, shardSize, settings.language)) {
      if (signal.aborted || broken !== undefined) break
      ids.push(shard.id)
      const path = state.shard(shard.id)
      const head = existsSync(path) ? await readShardHead(path) : null
      if (head && !(options.retryFailed && failedOf(head.tally) > 0)) {
        reused += head.documents
        count(head.documents, head.tally)
        continue
      }
      const job: Promise<void> = read(shard)
        .catch((error: unknown) => {
          broken ??= error
        })
        .finally(() => running.delete(job))
      running.add(job)
      // One shard more than there are threads waits, so that none of them does.
      while (running.size > workers) await Promise.race(running)
    }
    await Promise.all(running)
    if (broken !== undefined) throw broken
  } finally {
    clearInterval(timer)
    await pool.close()
  }
  if (signal.aborted) return { tally, reused, interrupted: true }
  await assembleOutput(output, ids, tables, state)
  await state.keepOnly(new Set(ids))
  return { tally, reused, interrupted: false }
}
