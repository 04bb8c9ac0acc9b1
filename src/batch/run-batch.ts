import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { createParser } from '../parse-report.ts'
import { assembleOutput } from './assemble-output.ts'
import { type BatchInput, inputItems } from './batch-input.ts'
import { duckdb } from './database.ts'
import type { Failure } from './failure.ts'
import { takeLock } from './lock.ts'
import { hasOutput, type Output, ownFiles, shardForm } from './output.ts'
import { openPool } from './pool.ts'
import { type ReadSettings, settingsKey } from './settings.ts'
import { type Shard, type ShardSize, shardsOf } from './shard.ts'
import { readShardFile, readShardHead } from './shard-file.ts'
import { openState, type State } from './state.ts'
import { tablesOf } from './tables.ts'
import { addTally, emptyTally, failedOf, type Tally } from './tally.ts'

export interface BatchOptions {
  input: BatchInput
  output: Output
  settings: ReadSettings
  /** Folder of the grammars; null for the bundled ones. */
  grammars: string | null
  workers: number
  /** Files that the command writes beside the output: none of them is an input. */
  own: readonly string[]
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
  /** Files and folders of the input that this program itself wrote, and that were passed over. */
  passedOver: number
  /** Nothing was written: there was no document, or not one could be read and an earlier output is there. */
  kept: Kept | null
}

/** Why nothing was written, by the first of the documents that failed. */
export interface Kept {
  failures: Failure[]
}

/** Failures that are told where nothing is written. */
const TOLD = 5

/** Shards of a run on one machine: small, so that a run that is killed loses little. */
const shardSize: ShardSize = { documents: 32, bytes: 8 * 1024 * 1024 }

/**
 * Reads all documents of an input into one output, with threads, remembering in the state beside the output what is
 * done. The output is made when everything is read; where nothing could be, an earlier output stays as it is.
 *
 * @throws LockedError where another run works on the output; GrammarError for broken grammars; MissingPackage
 * where the output needs DuckDB, which is not there; the system's errors where state or output cannot be written
 */
export async function runBatch(options: BatchOptions): Promise<BatchResult> {
  const { output } = options
  // What is needed at the end is asked for before anything is read.
  if (output.kind === 'database') await duckdb()
  const isNew = !existsSync(output.state)
  const state = await openState(output.state)
  const release = await takeLock(state.lock)
  let kept = false
  try {
    const result = await runInState(options, state)
    kept = result.kept !== null
    return result
  } finally {
    await release()
    if (kept && isNew) await rm(output.state, { recursive: true, force: true })
  }
}

async function runInState(options: BatchOptions, state: State): Promise<BatchResult> {
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
  const pool = openPool({ workers, grammars: options.grammars, form, tables: output.tables })

  const ids: string[] = []
  const made: string[] = []
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
  let passedOver = 0
  const own = [...ownFiles(output), ...options.own]
  const items = inputItems(input, settings.maxBytes, own, () => passedOver++)
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
      made.push(shard.id)
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
  const result: BatchResult = { tally, reused, interrupted: signal.aborted, passedOver, kept: null }
  if (signal.aborted) return result
  if (ids.length === 0 || (tally.read === 0 && hasOutput(output))) {
    const failures = await firstFailures(ids.map(state.shard))
    for (const id of made) await rm(state.shard(id), { force: true })
    return { ...result, kept: { failures } }
  }
  await assembleOutput(output, ids, tables, state)
  // An input that gives nothing at all may be a slip: what was read before stays.
  if (tally.read > 0) await state.keepOnly(new Set(ids))
  return result
}

async function firstFailures(shards: readonly string[]): Promise<Failure[]> {
  const failures: Failure[] = []
  for (const path of shards) {
    const lines = Buffer.from((await readShardFile(path)).section('errors'))
      .toString('utf8')
      .split('\n')
    for (const line of lines) if (line !== '' && failures.length < TOLD) failures.push(JSON.parse(line) as Failure)
    if (failures.length >= TOLD) break
  }
  return failures
}
