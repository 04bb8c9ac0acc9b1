import type { Failure } from '../batch/failure.ts'
import type { Language } from '../record/messages.ts'
import { summaryWords } from './summary-words.ts'

/** Names in which a run's summary counts: in English those of the record and of errors.jsonl, to search them by. */
interface CountWords {
  failed: Partial<Record<Failure['code'], string>>
  editions: Record<string, string>
  checks: Record<string, string>
}

const failed: Record<Failure['code'], string> = {
  missing: '不存在',
  directory: '是目录',
  unreadable: '无法打开',
  empty: '空文件',
  binary: '二进制数据',
  'no-text': '没有文字',
  encrypted: '有密码',
  'too-large': '过大',
  'too-slow': '读取超时',
  undecodable: '编码不明',
  unsupported: '格式不支持',
  damaged: '已损坏',
  'out-of-time': '处理超时',
  'out-of-memory': '内存超限',
  crashed: '读取出错',
}

export const countWords: Record<Language, CountWords> = {
  en: { failed: {}, editions: {}, checks: {} },
  zh: { failed, editions: summaryWords.zh.editions, checks: summaryWords.zh.status },
}
