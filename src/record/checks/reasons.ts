import type { Language } from '../messages.ts'

/** The one catalogue of what a check has to say. */
export const reasonCatalogue = {
  equal: { en: 'Both sides agree.', zh: '两边一致。' },
  within: { en: 'The parts are no more than their whole.', zh: '分项之和不超过总数。' },
  differ: {
    en: 'The source contradicts itself: both sides are read exactly and differ.',
    zh: '原文自相矛盾：两边均准确读取而不相等。',
  },
  exceed: { en: 'The parts are more than their whole.', zh: '分项之和超过总数。' },
  missing: { en: 'A side is not there.', zh: '一边缺失。' },
  'missing-terms': {
    en: 'Cells are missing or blank; the others agree with the sum.',
    zh: '有单元格缺失或空白，其余各项与合计相符。',
  },
  'missing-terms-differ': {
    en: 'Cells are missing or blank, and the others do not give the sum.',
    zh: '有单元格缺失或空白，其余各项与合计不符。',
  },
  bounded: { en: 'The sides differ, but one tells a bound (余, 近, 约), not a count.', zh: '两边不等，但一边为约数。' },
  bare: {
    en: 'The sides differ, but the numbers stand without labels, and their order is inferred.',
    zh: '两边不等，但数字没有标签，次序系推断。',
  },
  labelled: {
    en: 'The sides differ, but the narrative may speak of something narrower or wider.',
    zh: '两边不等，但正文所述口径可能不同。',
  },
  'told-again': {
    en: 'The sides differ, but the narrative tells the figure of the other side elsewhere.',
    zh: '两边不等，但正文另处的数字与之相符。',
  },
  units: { en: 'The sides differ, but so do their units.', zh: '两边不等，但单位不同。' },
  'parts-overlap': {
    en: 'The parts are more than their whole, but they may overlap.',
    zh: '分项之和超过总数，但分项之间可能重叠。',
  },
  'school-year': {
    en: 'The period is not the calendar year, as with schools.',
    zh: '统计期限不是自然年度（如学年）。',
  },
  'odd-period': {
    en: 'The period begins in another year than the report is for.',
    zh: '统计期限的起始年份与报告年度不同。',
  },
  'other-year': {
    en: 'The text names another year for this report; it may be left over from the year before.',
    zh: '文中本报告的年度与标题不同，可能沿用了上一年的文字。',
  },
  'other-agency': {
    en: 'Another agency is named as the author; the name may be left over from another report.',
    zh: '文中编制机关与标题不同，可能沿用了其他报告的文字。',
  },
  'same-agency': { en: 'The names agree.', zh: '机关名称一致。' },
  copied: {
    en: 'The text stood in the report of the year before, to the letter.',
    zh: '该段文字与上一年报告完全相同。',
  },
  'not-carried': {
    en: 'What one report carries forward is not what the next one takes over.',
    zh: '上年结转下年度的数量与下一年报告的上年结转数量不符。',
  },
  'not-continued': {
    en: 'Documents in force are not those of the year before plus issued less repealed.',
    zh: '现行有效件数不等于上年现行有效加本年制发减本年废止。',
  },
} as const satisfies Record<string, Record<Language, string>>

export type ReasonId = keyof typeof reasonCatalogue
