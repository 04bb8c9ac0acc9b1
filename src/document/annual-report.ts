import type { DocumentWords } from '../grammar/document-words.ts'
import type { SectionNode } from './tree.ts'

/** Labels that only the statutory tables have. */
const statutoryLabels = ['第二十条第', '本年新收政府信息公开申请', '未经复议直接起诉', '勾稽关系']

/**
 * Whether a document is an annual report on disclosure. Its title says so; a title that could be any paper's (总结), and a
 * text without one, are judged by their top headings: three statutory topics or more, remedies or applications among
 * them. The tables of the statutory form make a report of anything but a notice.
 *
 * @param titles folded titles without white space, in order
 * @param introduction the folded text before the first heading
 */
export function isAnnualReport(
  titles: readonly string[],
  introduction: string,
  sections: readonly SectionNode[],
  folded: string,
  words: DocumentWords,
): boolean {
  const kinds = new Set(sections.filter((section) => section.heading).map((section) => section.kind))
  for (const kind of ['unclassified', 'attachments'] as const) kinds.delete(kind)
  const statutory = kinds.size >= 3 && (kinds.has('applications') || kinds.has('remedies'))
  if (titles.some((title) => /季度|半年|月报/.test(title))) return false
  if (statutory || statutoryLabels.filter((label) => folded.includes(label)).length >= 2) return true
  for (const title of titles) {
    if (words.otherTitle.test(title) || words.structuralTitle.test(title)) continue
    if (words.annualTitle.test(title) && words.titleSubject.test(title)) return true
  }
  if (titles.length > 0) return false
  // 现公布某市某局2019年政府信息公开工作年度报告
  const announced = /(?:信息|政务)公开(?:工作)?(?:情况)?(?:20\d\d年)?(?:年度(?:工作)?报告|年报)/.test(introduction)
  return announced && kinds.size >= 2
}
