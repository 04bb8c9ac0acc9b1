import type { DocumentWords } from '../grammar/document-words.ts'
import { withoutWhiteSpace } from '../source/white-space.ts'
import type { Paragraph } from './paragraphs.ts'

/** A top section that no heading opens: from paragraph `index` on. */
export interface Closing {
  index: number
  kind: 'signature' | 'attachments'
}

const year = '(?:20\\d\\d|二[〇零○][〇零○一二三四五六七八九]{2})'
const dateText = `${year}[年.\\-/](?:\\d{1,2}|[一二三四五六七八九十]{1,2})[月.\\-/](?:\\d{1,2}|[一二三四五六七八九十]{1,3})日?`
const dateLine = new RegExp(`^[(]?${dateText}(?:印发)?[)]?$`)
const dateAtEnd = new RegExp(`${dateText}(?:印发)?$`)
const spaced = dateText.replaceAll('(?:', '\\s?(?:').replaceAll('[月', '\\s?[月').replace('日?', '\\s?日?')
const glued = new RegExp(`(?<=[。;!?)])\\s+(?<agency>[^。,;:!?\\d]{3,40}?)\\s*${spaced}$`)

/**
 * Finds the signature (agency and date on lines of their own) and the attachments (附件:… before or after it) among the
 * paragraphs from `from`, the one after the last top heading.
 */
export function findClosings(
  folded: string,
  paragraphs: readonly Paragraph[],
  from: number,
  words: DocumentWords,
): Closing[] {
  const text = (i: number) => {
    const paragraph = paragraphs[i]
    if (paragraph?.kind !== 'text' || paragraph.end - paragraph.start > 200) return ''
    return withoutWhiteSpace(folded, paragraph.start, paragraph.end)
  }
  const isAgency = (line: string) =>
    line.length >= 3 && line.length <= 30 && !/[。,;:!?|\d]/.test(line) && words.agencyEnding.test(line)
  const closings: Closing[] = []
  const [start, end] = findSignature(paragraphs, from, text, isAgency, words)
  for (let i = from; i < paragraphs.length; i++) {
    if (i === start) {
      closings.push({ index: i, kind: 'signature' })
      i = end - 1
      continue
    }
    const line = text(i)
    const signed = start >= 0 && i >= end
    const table = signed && (paragraphs[i]?.kind === 'table' || /统计表(?:\(.{1,20}\))?$/.test(line))
    if (!table && (line === '' || line.length > 80 || !words.attachment.test(line))) continue
    if (closings.at(-1)?.kind !== 'attachments') closings.push({ index: i, kind: 'attachments' })
  }
  return closings
}

/** First paragraph of the signature and the one after its last; -1 where there is none. */
function findSignature(
  paragraphs: readonly Paragraph[],
  from: number,
  text: (i: number) => string,
  isAgency: (line: string) => boolean,
  words: DocumentWords,
): [number, number] {
  // The agency alone, as the last words of the text.
  const agencyAtEnd = (): [number, number] => {
    let last = paragraphs.length - 1
    while (last > from && paragraphs[last]?.kind !== 'text') last--
    return last > from && isAgency(text(last)) ? [last, last + 1] : [-1, -1]
  }
  for (let i = paragraphs.length - 1; i >= from; i--) {
    const line = text(i)
    // A date with prose after it is no signature's.
    const long = line === '' && paragraphs[i]?.kind === 'text'
    if (long || (line.length >= 12 && /[。;]$/.test(line) && !words.attachment.test(line))) return agencyAtEnd()
    if (dateLine.test(line)) {
      let start = i
      while (start > from && i - start < 3 && isAgency(text(start - 1))) start--
      return [start, start === i && isAgency(text(i + 1)) ? i + 2 : i + 1]
    }
    const date = line.length <= 60 ? line.search(dateAtEnd) : -1
    if (date > 0 && isAgency(line.slice(0, date))) return [i, i + 1]
  }
  return agencyAtEnd()
}

/**
 * Where a signature is glued to the end of the last paragraph: …无。 某市某局 2020年1月10日.
 *
 * @returns its offset, or -1
 */
export function gluedSignature(folded: string, paragraph: Paragraph, words: DocumentWords): number {
  const from = Math.max(paragraph.start, paragraph.end - 80)
  const match = glued.exec(folded.slice(from, paragraph.end))
  if (!match?.groups || match.index + from <= paragraph.start) return -1
  const agency = (match.groups.agency ?? '').replace(/\s/g, '')
  return words.agencyEnding.test(agency) ? from + match.index + (match[0].length - match[0].trimStart().length) : -1
}
