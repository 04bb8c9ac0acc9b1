import { readFile, rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Queue, QueueEvents } from 'bullmq'
import { createParser } from '../../parse-report.ts'
import { version } from '../../version.ts'
import { type BatchInput, inputItems } from '../batch-input.ts'
import { workFailure } from '../failure.ts'
import { fileSink } from '../file-sink.ts'
import { takeLock } from '../lock.ts'
import type { BatchProgress, BatchResult } from '../run-batch.ts'
import { type ReadSettings, settingsKey } from '../settings.ts'
import { type Shard, type ShardDocument, shardsOf } from '../shard.ts'
import { writeWhole } from '../shard-file.ts'
import { tableNames } from '../tables.ts'
import { addTally, countFailure, emptyTally, failedOf } from '../tally.ts'
import { openRunFolder, type RunFolder } from './run-folder.ts'
import { ATTEMPTS, connect, queueName, type ShardJob } from './shard-queue.ts'
import { readSpool, writeSpool } from './spool-file.ts'

export interface QueueRunOptions {
  input: BatchInput
  /** The output folder, on storage that the workers share. */
  folder: string
  url: string
  settings: ReadSettings
  grammars: string | null
  /** Documents that a worker takes at a time. */
  shardSize: number
  signal: AbortSignal
  progress(done: BatchProgress & { workers: number }): void
}

/** Shards that wait in the queue at a time: Redis holds no more, however large the archive is. */
const BACKLOG = 500
const SHARD_BYTES = 32 * 1024 * 1024
/** Milliseconds between two looks at what is done, and at what was lost. */
const LOOK = 500
const AUDIT = 10_000

/**
 * Puts the shards of an input into a queue, and waits until workers have put the part of each in its place. What counts
 * is the part alone: a shard whose part is there is done, one that the queue lost is put into it again.
 *
 * @throws LockedError where another run works on the folder; Error where Redis does not answer; the system's errors where the folder cannot be written
 */
export async function runOnQueue(options: QueueRunOptions): Promise<BatchResult> {
  const folder = await openRunFolder(options.folder)
  const release = await takeLock(folder.lock)
  try {
    return await runInFolder(options, folder)
  } finally {
    await release()
  }
}

async function runInFolder(options: QueueRunOptions, folder: RunFolder): Promise<BatchResult> {
  const { input, settings, signal } = options
  const { grammars } = createParser(options.grammars === null ? {} : { grammars: options.grammars })
  const key = settingsKey(settings, grammars.version, 'rows', ['part', ...tableNames])
  const connection = await connect(options.url)
  const before = await readFile(folder.manifest).catch(() => null)
  const queue = new Queue<ShardJob>(queueName(grammars.version), { connection })
  const events = new QueueEvents(queue.name, { connection: connection.duplicate() })
  const failures: string[] = []
  events.on('failed', ({ jobId }) => failures.push(jobId))
  // A connection that breaks is mended by the library; what it missed is found by the audit.
  queue.on('error', () => {})
  events.on('error', () => {})

  const ids = new Set<string>()
  const open = new Set<string>()
  const lost = new Set<string>()
  const tally = emptyTally()
  let documents = 0
  let reused = 0
  let passedOver = 0
  const add = async (shard: string): Promise<void> => {
    const job: ShardJob = { shard, folder: folder.path }
    const attempts = { attempts: ATTEMPTS, backoff: { type: 'fixed', delay: 1000 } as const }
    await queue.add('shard', job, { jobId: shard, ...attempts, removeOnComplete: true })
  }
  const settle = async (shard: string): Promise<void> => {
    const head = await folder.partHead(shard)
    open.delete(shard)
    documents += head.documents
    addTally(tally, head.tally)
    await rm(folder.spool(shard), { force: true })
  }
  let audited = Date.now()
  const look = async (): Promise<void> => {
    for (const shard of open) if (folder.hasPart(shard)) await settle(shard)
    for (const shard of failures.splice(0)) if (open.delete(shard)) lost.add(shard)
    if (Date.now() - audited > AUDIT) {
      audited = Date.now()
      for (const shard of open) {
        const job = await queue.getJob(shard)
        if (!job) await add(shard)
        else if ((await job.isFailed()) && open.delete(shard)) lost.add(shard)
      }
    }
    const workers = await queue.getWorkersCount()
    options.progress({ documents, failed: failedOf(tally), reused, workers })
  }
  const waitFor = async (enough: () => boolean): Promise<void> => {
    for (await look(); !enough() && !signal.aborted; await look()) await sleep(LOOK)
  }
  const enqueue = async ({ id, documents }: Shard): Promise<void> => {
    await writeSpool(folder.spool(id), { settings, documents: documents.map(absolute) })
    // A shard that failed in an earlier run is tried again.
    const job = await queue.getJob(id)
    if (job && (await job.isFailed())) await job.remove()
    await add(id)
    open.add(id)
  }
  try {
    const items = inputItems(input, settings.maxBytes, folder.own, () => passedOver++)
    const size = { documents: options.shardSize, bytes: SHARD_BYTES }
    for await (const shard of shardsOf(items, key, size, settings.language)) {
      if (signal.aborted) break
      if (ids.has(shard.id)) continue
      if (ids.size === 0) await rm(folder.manifest, { force: true })
      ids.add(shard.id)
      if (folder.hasPart(shard.id)) {
        reused += shard.documents.length
        await settle(shard.id)
      } else await enqueue(shard)
      if (open.size >= BACKLOG) await waitFor(() => open.size < BACKLOG / 2)
    }
    await waitFor(() => open.size === 0)
    // An input that gives nothing may be a slip: an earlier output stays as it is.
    const isEmpty = !signal.aborted && (ids.size === 0 || (tally.read === 0 && before !== null))
    if (isEmpty) await giveBack(folder, before)
    else if (!signal.aborted) await finish(folder, ids, lost, tally, settings)
    return { tally, reused, interrupted: signal.aborted, passedOver, kept: isEmpty ? { failures: [] } : null }
  } finally {
    await events.close().catch(() => {})
    await queue.close().catch(() => {})
    connection.disconnect()
  }
}

const absolute = (document: ShardDocument): ShardDocument =>
  document.from === 'file' ? { ...document, file: resolve(document.file) } : document

/** Leaves a folder as the run before left it. */
async function giveBack(folder: RunFolder, manifest: Uint8Array | null): Promise<void> {
  if (manifest === null) return
  const { parts } = JSON.parse(Buffer.from(manifest).toString('utf8')) as { parts: string[] }
  await folder.clear(new Set(parts))
  await writeWhole(folder.manifest, [manifest])
}

/** Gathers the failures, names the parts in their order, and takes away what is no longer needed. */
async function finish(
  folder: RunFolder,
  ids: ReadonlySet<string>,
  lost: ReadonlySet<string>,
  tally: BatchResult['tally'],
  settings: ReadSettings,
): Promise<void> {
  const draft = `${folder.errors}.tmp`
  const sink = await fileSink(draft)
  for (const id of ids) {
    if (!lost.has(id)) await sink.write(await readFile(join(folder.part(id), 'errors.jsonl')))
    else
      for (const { key } of (await readSpool(folder.spool(id))).documents) {
        const failure = workFailure(key, 'crashed', 'open', `its shard ended ${ATTEMPTS} workers`, settings.language)
        countFailure(tally, failure)
        await sink.write(Buffer.from(`${JSON.stringify(failure)}\n`))
      }
  }
  await sink.finish()
  await rename(draft, folder.errors)
  await folder.clear(ids)
  const parts = [...ids].filter((id) => !lost.has(id))
  const manifest = { version, complete: lost.size === 0, ...tally, parts }
  await writeWhole(folder.manifest, [Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)])
}
