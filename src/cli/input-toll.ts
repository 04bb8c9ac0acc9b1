import { getHeapStatistics } from 'node:v8'
import type { Language } from '../record/messages.ts'
import type { Input, InputOutcome } from './input.ts'
import { tellFault } from './tell-fault.ts'
import type { Terminal } from './terminal.ts'

/** What a command keeps count of while it reads its inputs; each failure is told when it comes. */
export interface InputToll {
  /** The document of an outcome; null for one that failed, which is told. */
  take(outcome: InputOutcome): Input | null
  fail(error: unknown): void
  passedOver(path: string): void
  /** Tells what was passed over, or that there was nothing. @returns 1 where a document failed or there was none */
  end(): 0 | 1
}

const words = {
  en: {
    own: (count: number) => `left out ${count} files and folders that gongkai wrote`,
    nothing: 'no document in the input',
    large: (path: string, characters: number, megabytes: number) =>
      `${path}: ${characters} characters; should memory not suffice, give Node more: NODE_OPTIONS=--max-old-space-size=${megabytes}`,
  },
  zh: {
    own: (count: number) => `略过 ${count} 个由 gongkai 自己写的文件或文件夹`,
    nothing: '输入中没有文件可读',
    large: (path: string, characters: number, megabytes: number) =>
      `${path}：共 ${characters} 字；如内存不足，请给 Node 更多内存：NODE_OPTIONS=--max-old-space-size=${megabytes}`,
  },
} as const

/** Bytes of memory that a character may take while a text full of figures and tables is read. */
const BYTES_A_CHARACTER = 600

/** @param memory bytes that this process may use */
export function inputToll(
  lang: Language,
  terminal: Terminal,
  memory: number = getHeapStatistics().heap_size_limit,
): InputToll {
  let [read, failed, own] = [0, 0, 0]
  const tell = (line: string): void => terminal.err(`gongkai: ${line}\n`)
  const fail = (error: unknown): void => {
    failed++
    tell(tellFault(error, lang))
  }
  return {
    fail,
    take(outcome) {
      if ('input' in outcome) {
        read++
        const { path, document } = outcome.input
        const needed = document.text.length * BYTES_A_CHARACTER
        // To run out of memory ends the process: it is told before.
        if (needed > memory) tell(words[lang].large(path ?? '-', document.text.length, Math.ceil(needed / 2 ** 20)))
        return outcome.input
      }
      fail(outcome.error)
      return null
    },
    passedOver: () => {
      own++
    },
    end() {
      if (own > 0) tell(words[lang].own(own))
      if (read + failed === 0) tell(words[lang].nothing)
      return failed > 0 || read === 0 ? 1 : 0
    },
  }
}
