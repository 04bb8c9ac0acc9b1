import type { LineMap } from '../source/line-map.ts'
import type { Span } from '../source/span.ts'
import type { Message } from './schema.ts'

/** Languages of user-facing words. */
export type Language = 'en' | 'zh'

/** A message's words, English and Chinese, with {slots} for its data. */
interface Template {
  severity: Message['severity']
  en: string
  zh: string
}

/**
 * The one catalogue of messages: what can be wrong with a document. Tests name the ids, never the words.
 * Broken grammars and a programmer's errors are no messages: they throw.
 */
export const messageCatalogue = {
  'no-headings': {
    severity: 'warning',
    en: 'The text has no numbered headings; it is read as one section.',
    zh: '全文没有编号标题，按一个部分读取。',
  },
  'inexact-number': {
    severity: 'warning',
    en: 'A double cannot hold {text} exactly; its value is left empty.',
    zh: '双精度数不能准确表示{text}，数值留空。',
  },
  'metric-conflict': {
    severity: 'warning',
    en: 'The text gives different figures for {metric}; all are kept.',
    zh: '正文对“{metric}”给出了不同的数字，全部保留。',
  },
  'mixed-editions': {
    severity: 'warning',
    en: 'The tables mix the forms of 2019 and 2021; the edition is that of the majority.',
    zh: '表格混用2019年与2021年两种格式，按多数标签判定版本。',
  },
} as const satisfies Record<string, Template>

export type MessageId = keyof typeof messageCatalogue

/** What a stage has to say of a document, before it has words and a place. */
export interface Remark {
  ruleId: MessageId
  span: Span | null
  data?: Record<string, string>
  actual?: string | null
  expected?: string[] | null
}

/** Gives a remark its words and its place in lines and columns. */
export function messageOf(remark: Remark, lines: LineMap, language: Language): Message {
  const template = messageCatalogue[remark.ruleId]
  const { span } = remark
  return {
    reason: template[language].replace(/\{(\w+)\}/g, (slot, name: string) => remark.data?.[name] ?? slot),
    ruleId: remark.ruleId,
    severity: template.severity,
    span,
    place: span ? { start: lines.pointAt(span.start), end: lines.pointAt(span.end) } : null,
    actual: remark.actual ?? null,
    expected: remark.expected ?? null,
  }
}
