import { parentPort, workerData } from 'node:worker_threads'
import { createParser } from '../parse-report.ts'
import { writePart } from './part.ts'
import { readShard, type ShardWork } from './read-shard.ts'
import { writeShardFile } from './shard-file.ts'
import { tablesOf } from './tables.ts'
import { places, type ThreadAnswer, type ThreadData, type ThreadTask } from './thread-protocol.ts'

/** A worker thread: reads one shard after the other and writes what they gave. */
const { grammars, form, tables: wanted, shared } = workerData as ThreadData
const state = new Int32Array(shared)
// Its memory goes with the thread, where nodejieba's stays; and it cuts alike on every machine.
const parser = createParser({ tokenizer: 'jieba-wasm', ...(grammars === null ? {} : { grammars }) })
const all = tablesOf([...parser.grammars.metrics.keys()])
const work: Omit<ShardWork, 'settings'> = {
  parser,
  form,
  tables: wanted === null ? all : all.filter(({ name }) => wanted.includes(name)),
  progress: {
    start(index, stage) {
      Atomics.store(state, places.index, index)
      Atomics.store(state, places.stage, stage === 'open' ? 1 : 2)
      if (stage === 'open') Atomics.add(state, places.turn, 1)
    },
    end(failed) {
      if (failed) Atomics.add(state, places.failed, 1)
      Atomics.store(state, places.stage, 0)
    },
  },
}

async function answer({ documents, settings, given, target }: ThreadTask): Promise<ThreadAnswer> {
  Atomics.store(state, places.failed, 0)
  const result = await readShard(documents, given, { ...work, settings })
  if (target.to === 'shard-file') await writeShardFile(target.path, result, target.level)
  if (target.to === 'part') await writePart(target.folder, result, work.tables)
  const { tally, sections } = result
  return { ok: true, documents: documents.length, tally, sections: target.to === 'caller' ? sections : null }
}

parentPort?.on('message', (task: ThreadTask) => {
  void answer(task)
    .catch(
      (error: unknown): ThreadAnswer => ({
        ok: false,
        error: error instanceof Error ? error : new Error(String(error)),
      }),
    )
    .then((reply) => parentPort?.postMessage(reply))
})
