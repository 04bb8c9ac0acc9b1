import type { DocumentWords } from '../grammar/document-words.ts'
import { withoutWhiteSpace } from '../source/white-space.ts'
import type { Paragraph } from './paragraphs.ts'

const text = withoutWhiteSpace

/** Whether the words, folded and without white space, can be a report's title. */
export function isTitleText(title: string, words: DocumentWords): boolean {
  return (
    title.length >= 4 &&
    title.length <= 60 &&
    !/[。;,!?|]/.test(title) &&
    words.titleEnding.test(title) &&
    words.titleSubject.test(title)
  )
}

/**
 * Marks the title's lines among the paragraphs before the first heading: 某市某局⏎2020年政府信息公开⏎工作年度报告.
 *
 * @returns for every paragraph before `first`, whether it is a line of the title
 */
export function findTitle(
  folded: string,
  paragraphs: readonly Paragraph[],
  first: number,
  words: DocumentWords,
): Set<Paragraph> {
  const title = new Set<Paragraph>()
  for (let i = 0; i < first && title.size < 8; i++) {
    const last = paragraphs[i] as Paragraph
    if (last.kind !== 'text' || last.end - last.start > 80) continue
    if (!words.titleEnding.test(text(folded, last.start, last.end))) continue
    // As few lines as will do, then the agency's line above them.
    let from = i
    while (
      from > 0 &&
      i - from < 3 &&
      !isTitleText(text(folded, (paragraphs[from] as Paragraph).start, last.end), words)
    ) {
      if (!isTitleLine(folded, paragraphs[from - 1])) break
      from--
    }
    const whole = text(folded, (paragraphs[from] as Paragraph).start, last.end)
    if (!isTitleText(whole, words)) continue
    const above = paragraphs[from - 1]
    const startsLate = /^(?:20\d\d|二[〇零]|[^局厅委办]{0,8}(?:政府)?信息公开)/.test(whole)
    if (
      startsLate &&
      above &&
      isTitleLine(folded, above) &&
      words.agencyEnding.test(text(folded, above.start, above.end))
    )
      from--
    for (let k = from; k <= i; k++) title.add(paragraphs[k] as Paragraph)
  }
  return title
}

function isTitleLine(folded: string, paragraph: Paragraph | undefined): boolean {
  if (paragraph?.kind !== 'text') return false
  const line = text(folded, paragraph.start, paragraph.end)
  return line.length <= 40 && !/[。;,!?:|〔]/.test(line)
}
