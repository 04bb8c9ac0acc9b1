import { Worker } from 'node:worker_threads'
import { type WorkFailureCode, workFailure } from './failure.ts'
import { giveThreadsTheirOwnCores } from './own-core.ts'
import type { ReadSettings, ShardForm } from './settings.ts'
import type { ShardDocument } from './shard.ts'
import { places, type Target, type ThreadAnswer, type ThreadData, type ThreadTask } from './thread-protocol.ts'

/** Threads that read shards. */
export interface Pool {
  size: number
  /**
   * Reads a shard in a thread that is free, or as soon as one is.
   *
   * A document that takes longer than it may, takes more memory than a thread has, or ends the thread in another way,
   * becomes a failure: its thread is ended and another one reads the shard again, without that document.
   */
  run(documents: ShardDocument[], settings: ReadSettings, target: Target): Promise<Extract<ThreadAnswer, { ok: true }>>
  /** Documents done, and failures among them, in the shards that are in hand. */
  inHand(): { documents: number; failed: number }
  /** Ends the threads; shards in hand are dropped, and no more are taken. */
  close(): Promise<void>
}

export interface PoolOptions {
  workers: number
  /** Folder of the grammars; null for the bundled ones. */
  grammars: string | null
  form: ShardForm
  tables: readonly string[] | null
  /** Another script for the threads, in tests. */
  script?: URL
  /** Megabytes of objects that a thread may hold; a document that needs more is a failure. */
  megabytes?: number
}

/** A shard that is to be read, and who waits for it. */
interface Job {
  task: ThreadTask
  resolve(answer: Extract<ThreadAnswer, { ok: true }>): void
  reject(error: Error): void
}

/** A place for a thread; the thread is another one after it had to be ended. */
interface Slot {
  /** Null until the first shard comes. */
  worker: Worker | null
  state: Int32Array
  job: Job | null
  /** The turn that was seen last, and since when. */
  turn: number
  since: number
}

const threadScript = new URL('./thread.js', import.meta.url)
const THREAD_MEGABYTES = 1024
/** Megabytes for new objects: at twice what V8 gives, its collections cost a third less. */
const YOUNG_MEGABYTES = 96
/** Milliseconds between two looks at the clock. */
const WATCH = 100
/** Readers heed the time themselves; a thread is ended when it is over by this much. */
const GRACE = 500

/** Makes a pool; a thread starts with its first shard, and loads the grammars of its own. */
export function openPool({
  workers,
  grammars,
  form,
  tables,
  script = threadScript,
  megabytes = THREAD_MEGABYTES,
}: PoolOptions): Pool {
  const queue: Job[] = []
  let closed = false
  giveThreadsTheirOwnCores()

  const spawn = (slot: Slot): void => {
    const shared = new SharedArrayBuffer(places.length * Int32Array.BYTES_PER_ELEMENT)
    const workerData: ThreadData = { grammars, form, tables, shared }
    const resourceLimits = { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: YOUNG_MEGABYTES }
    const worker = new Worker(script, { workerData, resourceLimits })
    worker.on('message', (answer: ThreadAnswer) => finish(slot, answer))
    worker.on('error', (error: NodeJS.ErrnoException) => {
      const memory = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      if (slot.worker === worker) replace(slot, memory ? 'out-of-memory' : 'crashed', error)
    })
    worker.on('exit', (code) => {
      if (slot.worker === worker && !closed) replace(slot, 'crashed', new Error(`its thread ended with ${code}`))
    })
    slot.worker = worker
    slot.state = new Int32Array(shared)
  }

  const send = (slot: Slot, job: Job): void => {
    if (!slot.worker) spawn(slot)
    slot.job = job
    slot.since = performance.now()
    slot.turn = Atomics.load(slot.state, places.turn)
    slot.worker?.postMessage(job.task)
  }

  const pump = (): void => {
    for (const slot of slots) {
      if (slot.job !== null) continue
      const job = queue.shift()
      if (!job) return
      send(slot, job)
    }
  }

  const finish = (slot: Slot, answer: ThreadAnswer): void => {
    const { job } = slot
    slot.job = null
    pump()
    if (answer.ok) job?.resolve(answer)
    else job?.reject(answer.error)
  }

  /** Gives up a thread with the document that it was at, and reads the rest of the shard in a new one. */
  const replace = (slot: Slot, code: WorkFailureCode, error: Error): void => {
    const { worker, state, job } = slot
    const stage = Atomics.load(state, places.stage)
    const index = Atomics.load(state, places.index)
    const document = job?.task.documents[index]
    slot.worker = null
    void worker?.terminate()
    if (!job) return
    if (stage === 0 || !document || job.task.given.has(index)) {
      finish(slot, { ok: false, error })
      return
    }
    const { timeout, language } = job.task.settings
    const detail = code === 'out-of-time' ? `${timeout / 1000} s` : error.message
    const failure = workFailure(document.key, code, stage === 2 ? 'parse' : 'open', detail, language)
    job.task.given.set(index, failure)
    send(slot, job)
  }

  const watch = (): void => {
    const now = performance.now()
    for (const slot of slots) {
      const turn = Atomics.load(slot.state, places.turn)
      if (slot.job === null || turn !== slot.turn || Atomics.load(slot.state, places.stage) === 0) {
        slot.turn = turn
        slot.since = now
      } else if (now - slot.since > slot.job.task.settings.timeout + GRACE)
        replace(slot, 'out-of-time', new Error('out of time'))
    }
  }

  const slots = Array.from(
    { length: workers },
    (): Slot => ({ worker: null, state: new Int32Array(places.length), job: null, turn: 0, since: 0 }),
  )
  const timer = setInterval(watch, WATCH)
  timer.unref()

  return {
    size: workers,
    run: (documents, settings, target) =>
      new Promise((resolve, reject) => {
        if (closed) throw new Error('the pool is closed')
        queue.push({ task: { documents, settings, given: new Map(), target }, resolve, reject })
        pump()
      }),
    inHand: () => {
      const busy = slots.filter(({ job }) => job !== null)
      return {
        documents: busy.reduce((sum, { state }) => sum + Atomics.load(state, places.index), 0),
        failed: busy.reduce((sum, { state }) => sum + Atomics.load(state, places.failed), 0),
      }
    },
    close: async () => {
      closed = true
      clearInterval(timer)
      await Promise.all(slots.map(({ worker }) => worker?.terminate()))
    },
  }
}
