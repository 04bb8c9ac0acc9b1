import { ReadError, type ReadErrorCode, type ReadStage } from '../readers/read-error.ts'
import type { Language } from '../record/messages.ts'

/** A document that gave no record: a line of errors.jsonl. */
export interface Failure {
  /** The document's key. */
  path: string
  code: ReadErrorCode | WorkFailureCode
  /** Where in the work it went wrong; `parse` after the text was read. */
  stage: ReadStage | 'parse'
  reason: string
}

export type WorkFailureCode = 'out-of-time' | 'out-of-memory' | 'crashed'

const catalogue: Record<WorkFailureCode, Record<Language, string>> = {
  'out-of-time': { en: 'it took longer than {detail}', zh: '处理时间超过 {detail}' },
  'out-of-memory': { en: 'it takes more memory than a document may', zh: '占用内存超过限制' },
  crashed: { en: 'reading it failed: {detail}', zh: '读取时出错：{detail}' },
}

/** A failure that the work itself met, not a reader. */
export function workFailure(
  path: string,
  code: WorkFailureCode,
  stage: Failure['stage'],
  detail: string,
  language: Language,
): Failure {
  return { path, code, stage, reason: catalogue[code][language].replace('{detail}', () => detail) }
}

/** What a reader threw, as a failure of the document; anything but a ReadError is a crash. */
export function failureOf(path: string, error: unknown, stage: Failure['stage'], language: Language): Failure {
  if (!(error instanceof ReadError))
    return workFailure(path, 'crashed', stage, error instanceof Error ? error.message : String(error), language)
  return { path, code: error.code, stage: error.stage, reason: language === 'zh' ? error.messageZh : error.message }
}
