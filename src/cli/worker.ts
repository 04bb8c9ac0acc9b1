import { workQueue } from '../batch/queue/work-queue.ts'
import type { Language } from '../record/messages.ts'
import { interruption } from './interruption.ts'
import { shownAddress } from './shown-address.ts'
import type { Terminal } from './terminal.ts'

interface WorkerCommand {
  queue: string
  workers: number
  lease: number
  lang: Language
  grammars?: string
  quiet?: boolean
}

const words = {
  en: {
    ready: (url: string, workers: number) => `gongkai: ${workers} threads wait for shards at ${url}\n`,
    done: (shard: string, documents: number, failed: number, seconds: string) =>
      `gongkai: shard ${shard}: ${documents} documents, ${failed} failed, ${seconds} s\n`,
  },
  zh: {
    ready: (url: string, workers: number) => `gongkai：${workers} 个线程在 ${url} 等待任务\n`,
    done: (shard: string, documents: number, failed: number, seconds: string) =>
      `gongkai：分片 ${shard}：${documents} 份文件，失败 ${failed} 份，${seconds} 秒\n`,
  },
} as const

/** `gongkai worker`: reads shards from a queue until it is told to stop. */
export async function worker(options: WorkerCommand, terminal: Terminal): Promise<number> {
  const { queue: url, workers, lease, lang, grammars = null, quiet = false } = options
  const leave = new AbortController()
  const stop = interruption(terminal, lang, () => leave.abort())
  const w = words[lang]
  if (!quiet) terminal.err(w.ready(shownAddress(url), workers))
  try {
    await workQueue({
      url,
      workers,
      grammars,
      lease,
      stop: stop.signal,
      leave: leave.signal,
      done: (shard, documents, failed, seconds) => {
        if (!quiet) terminal.err(w.done(shard.slice(0, 8), documents, failed, seconds.toFixed(1)))
      },
    })
    return 0
  } finally {
    stop.end()
  }
}
