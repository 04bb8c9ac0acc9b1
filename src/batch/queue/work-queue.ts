import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Job, WaitingError, Worker } from 'bullmq'
import { createParser } from '../../parse-report.ts'
import { openPool, type Pool } from '../pool.ts'
import { failedOf } from '../tally.ts'
import { openRunFolder } from './run-folder.ts'
import { connect, queueName, type ShardJob } from './shard-queue.ts'
import { readSpool } from './spool-file.ts'

export interface WorkOptions {
  url: string
  workers: number
  grammars: string | null
  /** Milliseconds after which the shard of a worker that no longer answers goes to another. */
  lease: number
  /** Takes no more shards; ends when those in hand are done. */
  stop: AbortSignal
  /** Gives back the shards in hand, and ends. */
  leave: AbortSignal
  /** Told of each shard that is done. */
  done(shard: string, documents: number, failed: number, seconds: number): void
}

/** Leases that may run out on a shard, with workers that die over it, before it counts as failed. */
const MOST_STALLED = 3
/** Milliseconds for giving shards back. */
const LEAVE_WAIT = 3000

/**
 * Takes shards from the queue and puts their parts in place, until it is told to stop.
 *
 * @throws Error where Redis does not answer
 */
export async function workQueue({ url, workers, grammars, lease, stop, leave, done }: WorkOptions): Promise<void> {
  const parser = createParser(grammars === null ? {} : { grammars })
  const connection = await connect(url)
  const pool = openPool({ workers, grammars, form: 'rows', tables: null })
  const left = new Promise<never>((_, reject) => {
    leave.addEventListener('abort', () => reject(new WaitingError()), { once: true })
  })
  left.catch(() => {})
  const worker = new Worker<ShardJob>(
    queueName(parser.grammars.version),
    async (job, token) => {
      const started = Date.now()
      try {
        const read = await Promise.race([readJob(job, pool), left])
        if (read) done(job.data.shard, read.documents, read.failed, (Date.now() - started) / 1000)
      } catch (error) {
        if (error instanceof WaitingError) await job.moveToWait(token)
        throw error
      }
    },
    {
      connection,
      concurrency: workers,
      lockDuration: lease,
      stalledInterval: lease,
      maxStalledCount: MOST_STALLED,
      removeOnComplete: { count: 0 },
    },
  )
  worker.on('error', () => {})
  try {
    await aborted(stop)
    // Ends with the shards in hand, or when it is told to leave; a connection that hangs then is cut.
    const closed = worker.close()
    await Promise.race([closed, aborted(leave).then(() => sleep(LEAVE_WAIT))])
  } finally {
    await pool.close()
    await worker.close(true).catch(() => {})
    connection.disconnect()
  }
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })

/** Reads a shard into its part; null where another worker was first. */
async function readJob({ data }: Job<ShardJob>, pool: Pool): Promise<{ documents: number; failed: number } | null> {
  const folder = await openRunFolder(data.folder)
  if (folder.hasPart(data.shard) || !existsSync(folder.spool(data.shard))) return null
  const { settings, documents } = await readSpool(folder.spool(data.shard))
  const { tally } = await pool.run(documents, settings, { to: 'part', folder: join(folder.part(data.shard)) })
  return { documents: documents.length, failed: failedOf(tally) }
}
