// A thread that does with a document what its name says, in place of reading it.
import { parentPort, workerData } from 'node:worker_threads'

const state = new Int32Array(workerData.shared)
const faults = {
  hang: () => {
    for (;;);
  },
  hoard: () => {
    const kept = []
    for (;;) kept.push(new Array(1_000_000).fill(kept.length))
  },
  exit: () => process.exit(3),
  throw: () => {
    throw new Error('thrown')
  },
}

parentPort.on('message', ({ documents, given }) => {
  const read = []
  documents.forEach(({ key }, index) => {
    Atomics.store(state, 1, index)
    Atomics.store(state, 2, 2)
    Atomics.add(state, 0, 1)
    if (!given.has(index)) faults[key]?.()
    read.push(given.get(index) ?? key)
    Atomics.store(state, 2, 0)
  })
  const sections = new Map([['records', Buffer.from(JSON.stringify(read))]])
  parentPort.postMessage({ ok: true, documents: documents.length, tally: {}, sections })
})
