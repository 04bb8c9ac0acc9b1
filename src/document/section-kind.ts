import type { DocumentWords } from '../grammar/document-words.ts'
import type { SectionKind } from '../record/schema.ts'

/**
 * The kind that a heading's own words tell, or null: of several topics the first, so that a merged heading
 * (依申请公开和行政复议、诉讼情况) takes its first.
 *
 * @param heading folded, without white space and number
 * @param top whether it is a top heading: some words (总体情况, 培训) tell a kind only there
 */
export function topicOf(heading: string, top: boolean, words: DocumentWords): SectionKind | null {
  if (!words.anyTopic.test(heading)) return null
  let kind: SectionKind | null = null
  let start = Number.POSITIVE_INFINITY
  let end = 0
  for (const topic of words.topics) {
    for (let k = 0; k < (top ? 2 : 1); k++) {
      const match = (k === 0 ? topic.anywhere : topic.atTop)?.exec(heading)
      if (!match) continue
      const stop = match.index + match[0].length
      if (match.index < start || (match.index === start && stop > end)) {
        kind = topic.kind
        start = match.index
        end = stop
      }
    }
  }
  return kind
}
