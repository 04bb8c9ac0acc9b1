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
  'heading-misnumbered': {
    severity: 'info',
    en: 'The heading number {number} does not follow {before}; it is kept as it stands.',
    zh: '标题编号“{number}”与前一编号“{before}”不相接，按原文保留。',
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
  'table-repeated': {
    severity: 'warning',
    en: 'The table 「{table}」 stands in the report more than once; the record takes one, the others stay in `tables`.',
    zh: '「{table}」表在报告中出现不止一次；记录取其一，其余保留在 tables 中。',
  },
  'table-row-ambiguous': {
    severity: 'warning',
    en: 'The row 「{row}」 has {cells} cells where the form has {expected}; which is which stays open, so its cells are null.',
    zh: '「{row}」一行有 {cells} 个单元格，表式应有 {expected} 个，无法对应，单元格留空。',
  },
  'table-columns-unclear': {
    severity: 'warning',
    en: 'The header above the row 「{row}」 does not have the columns of the form; its {cells} cells are null.',
    zh: '「{row}」一行上方的表头与表式的栏目不符，其 {cells} 个单元格留空。',
  },
  'table-edition-unclear': {
    severity: 'warning',
    en: 'The row 「{row}」 may belong to either edition of the form; its {cells} cells are null.',
    zh: '「{row}」一行无法判断属于哪一版表式，其 {cells} 个单元格留空。',
  },
  'table-labels-shifted': {
    severity: 'warning',
    en: 'Numbers stand before the first label and none behind the last: the row 「{row}」 may own either row of numbers.',
    zh: '首个标签之前有数字而末个标签之后没有，「{row}」一行的数字归属不明，留空。',
  },
  'table-remedies-ambiguous': {
    severity: 'warning',
    en: 'The table of reconsideration and litigation has {cells} cells where the form has {expected}; its cells are null.',
    zh: '行政复议、行政诉讼表有 {cells} 个单元格，表式应有 {expected} 个，单元格留空。',
  },
  'table-bare-rows': {
    severity: 'info',
    en: 'The table 「{table}」 has numbers without labels; they were laid on the form by their count and the arithmetic.',
    zh: '「{table}」表只有数字没有标签，按个数和勾稽关系对应。',
  },
  'table-deduplicated': {
    severity: 'warning',
    en: 'No number stands twice in the tables and rows lack cells: repeated lines seem to have been dropped. What is gone is null, not 0.',
    zh: '各表中没有重复的数字且多行缺格，重复的行可能已被去除；缺失的单元格为空，不作 0。',
  },
  'table-empty': {
    severity: 'info',
    en: 'The table 「{table}」 holds no number.',
    zh: '「{table}」表中没有数字。',
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
