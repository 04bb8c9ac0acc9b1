import type { Language } from '../record/messages.ts'

/** The words of the printed summary, for every language. */
export interface SummaryWords {
  who: string
  title: string
  year: string
  period: string
  published: string
  signed: string
  index: string
  contact: string
  metrics: string
  noMetrics: string
  /** What has no metric: quantities that no rule claimed, and those that rules set aside. */
  withoutMetric: (unclaimed: number, setAside: number) => string
  checks: string
  noChecks: string
  messages: string
  noMessages: string
  conflict: string
  parts: string
  table: string
  none: string
  all: string
  more: (count: number) => string
  characters: (count: number) => string
  editions: { narrative: string; '2019': string; '2021': string; other: string }
  status: { pass: string; fail: string; uncertain: string; skip: string }
  severity: { info: string; warning: string; error: string }
  bound: { exact: string; about: string; over: string; under: string }
}

export const summaryWords: Record<Language, SummaryWords> = {
  en: {
    who: 'Agency',
    title: 'Title',
    year: 'Year',
    period: 'Period',
    published: 'Published',
    signed: 'Signed',
    index: 'Index number',
    contact: 'Contact',
    metrics: 'Metrics',
    noMetrics: 'No quantity of the text belongs to a metric.',
    withoutMetric: (unclaimed, setAside) =>
      `Without a metric: ${unclaimed} that no rule claimed, ${setAside} set aside; the record lists them with their words.`,
    checks: 'Checks',
    noChecks: 'Nothing to check.',
    messages: 'Messages',
    noMessages: 'None.',
    conflict: 'figures differ',
    parts: 'parts',
    table: 'table',
    none: 'a stated none',
    all: 'all of it',
    more: (count) => `and ${count} more`,
    characters: (count) => `${count} characters`,
    editions: { narrative: 'narrative report', 2019: 'form of 2019', 2021: 'form of 2021', other: 'no annual report' },
    status: { pass: 'pass', fail: 'fail', uncertain: 'uncertain', skip: 'skipped' },
    severity: { info: 'info', warning: 'warning', error: 'error' },
    bound: { exact: '', about: 'about ', over: 'over ', under: 'under ' },
  },
  zh: {
    who: '机关',
    title: '标题',
    year: '年度',
    period: '统计期',
    published: '发布日期',
    signed: '落款',
    index: '索引号',
    contact: '联系方式',
    metrics: '指标',
    noMetrics: '正文中没有属于指标的数字。',
    withoutMetric: (unclaimed, setAside) =>
      `另有数量未归入指标：未认领 ${unclaimed}，不计入 ${setAside}；记录中连同原文列出。`,
    checks: '核对',
    noChecks: '没有可核对的内容。',
    messages: '提示',
    noMessages: '无。',
    conflict: '数字不一致',
    parts: '分项',
    table: '表格',
    none: '明示为无',
    all: '全部',
    more: (count) => `另 ${count} 处`,
    characters: (count) => `${count} 字`,
    editions: { narrative: '叙述式报告', 2019: '2019 年格式', 2021: '2021 年格式', other: '非年度报告' },
    status: { pass: '通过', fail: '不符', uncertain: '存疑', skip: '未核对' },
    severity: { info: '说明', warning: '警告', error: '错误' },
    bound: { exact: '', about: '约 ', over: '超过 ', under: '不足 ' },
  },
}
