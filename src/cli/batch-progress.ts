import { Presets, SingleBar } from 'cli-progress'
import type { BatchInput } from '../batch/batch-input.ts'
import type { BatchProgress } from '../batch/run-batch.ts'
import type { ReadSettings } from '../batch/settings.ts'
import { listInputs, listInputsFrom } from '../readers/containers/list-inputs.ts'
import type { Language } from '../record/messages.ts'
import type { Terminal } from './terminal.ts'

/** Shows how far a run is. */
export interface ProgressView {
  show(done: BatchProgress): void
  end(): void
}

/** Milliseconds between two plain lines. */
const LINE_EVERY = 10_000

/** A bar where standard error is a person's terminal, else a line now and then. */
export async function batchProgress(
  input: BatchInput,
  settings: ReadSettings,
  terminal: Terminal,
  lang: Language,
): Promise<ProgressView> {
  return process.stderr.isTTY ? bar(input, settings, lang) : lines(terminal, lang)
}

const barFormat = {
  en: ' {bar} {percentage}% | {value}/{total}{more} | {rate}/s | {left} left | {failed} failed',
  zh: ' {bar} {percentage}% | {value}/{total}{more} | 每秒 {rate} | 剩余 {left} | 失败 {failed}',
} as const

/** The total is counted while the run is on; until that is done, it is followed by a '+'. */
function bar(input: BatchInput, settings: ReadSettings, lang: Language): ProgressView {
  const view = new SingleBar({ format: barFormat[lang], hideCursor: true, etaBuffer: 500 }, Presets.shades_grey)
  const rate = rateOf()
  let total = 0
  let counted = false
  let ended = false
  view.start(1, 0, { rate: '–', left: '–', failed: 0, more: '+' })
  void (async () => {
    for await (const documents of countDocuments(input, settings)) {
      total = documents
      if (ended) return
    }
    counted = true
  })().catch(() => {})
  return {
    show({ documents, failed, reused }) {
      const speed = rate(documents - reused)
      view.setTotal(Math.max(total, documents, 1))
      const left = counted && speed > 0 ? clock((total - documents) / speed) : '–'
      view.update(documents, { rate: speed.toFixed(speed < 10 ? 1 : 0), left, failed, more: counted ? '' : '+' })
    },
    end() {
      if (ended) return
      ended = true
      view.stop()
    },
  }
}

/** How many documents an input has, told from time to time while they are counted. */
async function* countDocuments(input: BatchInput, settings: ReadSettings): AsyncGenerator<number> {
  const { textField, idField, paths, lists } = input
  const options = { textField, idField, maxBytes: settings.maxBytes }
  // Standard input can be read once, by the run.
  const listed = [...lists.filter((list) => list !== '-').map((list) => listInputsFrom(list, options))]
  listed.push(
    listInputs(
      paths.filter((path) => path !== '-'),
      options,
    ),
  )
  let count = 0
  for (const items of listed) for await (const _ of items) if (++count % 256 === 0) yield count
  yield count
}

function lines(terminal: Terminal, lang: Language): ProgressView {
  const rate = rateOf()
  let last = Date.now()
  return {
    show({ documents, failed, reused }) {
      const speed = rate(documents - reused)
      if (Date.now() - last < LINE_EVERY) return
      last = Date.now()
      const told = speed.toFixed(speed < 10 ? 1 : 0)
      terminal.err(
        lang === 'zh'
          ? `gongkai：已处理 ${documents} 份，失败 ${failed} 份，每秒 ${told} 份\n`
          : `gongkai: ${documents} documents, ${failed} failed, ${told}/s\n`,
      )
    },
    end() {},
  }
}

/** Documents a second over the last half minute. */
function rateOf(): (documents: number) => number {
  const seen: [time: number, documents: number][] = [[Date.now(), 0]]
  return (documents) => {
    const now = Date.now()
    const [time, before] = seen[0] ?? [now, 0]
    if (now - (seen.at(-1)?.[0] ?? 0) >= 1000) seen.push([now, documents])
    while (seen.length > 2 && now - (seen[0]?.[0] ?? now) > 30_000) seen.shift()
    return now > time ? Math.max(0, ((documents - before) * 1000) / (now - time)) : 0
  }
}

/** 3725 seconds as 1:02:05. */
function clock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  const two = (number: number): string => String(number).padStart(2, '0')
  const minutes = Math.floor(whole / 60)
  return minutes < 60
    ? `${minutes}:${two(whole % 60)}`
    : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(whole % 60)}`
}
