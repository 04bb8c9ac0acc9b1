import type { DocumentWords } from '../grammar/document-words.ts'
import { isWhiteSpace } from '../source/white-space.ts'
import { chromeRule } from './chrome.ts'
import { gluedSignature } from './closing.ts'
import type { Paragraph } from './paragraphs.ts'
import { isTitleText } from './title.ts'

/**
 * Cuts off what a page that lost its line ends glues to the first and to the last paragraph: breadcrumb and title before,
 * signature and footer after. 首页 > 年报  某局2019年政府信息公开工作年度报告 根据… | …无。 某局 2020年1月10日 打印 关闭
 */
export function cutGlued(folded: string, paragraphs: readonly Paragraph[], words: DocumentWords): Paragraph[] {
  const first = paragraphs.findIndex((paragraph) => paragraph.kind === 'text')
  const last = paragraphs.findLastIndex((paragraph) => paragraph.kind === 'text')
  return paragraphs.flatMap((paragraph, i) => {
    let parts = [paragraph]
    if (i === last) parts = cutEnd(folded, paragraph, words)
    if (i === first) parts = [...cutStart(folded, parts[0] as Paragraph, words), ...parts.slice(1)]
    return parts
  })
}

function cutStart(folded: string, paragraph: Paragraph, words: DocumentWords): Paragraph[] {
  const parts: Paragraph[] = []
  let { start } = paragraph
  const cut = (end: number, kind: Paragraph['kind']) => {
    parts.push({ ...paragraph, kind, start, end })
    start = skipSpace(folded, end, paragraph.end)
  }
  // Chrome, parted by wide gaps
  for (let cuts = 0; cuts < 8; cuts++) {
    const gap = /\s{2,}/.exec(folded.slice(start, Math.min(paragraph.end, start + 120)))
    if (!gap || !isChrome(folded, start, start + gap.index, words)) break
    cut(start + gap.index, 'chrome')
  }
  const title = glued.exec(folded.slice(start, Math.min(paragraph.end, start + 80)))
  const end = start + (title?.[0].length ?? 0)
  if (title && end < paragraph.end && isTitleText(title[0].replace(/\s/g, ''), words)) cut(end, 'text')
  if (start < paragraph.end) parts.push({ ...paragraph, start, afterBlank: parts.length === 0 && paragraph.afterBlank })
  return parts
}

/** A title with more behind it. */
const glued = /^[^。;]{4,60}?(?:报告|年报|总结)(?:\([^()]{1,8}\))?(?=\s|一、|根据|本[年报])/

function cutEnd(folded: string, paragraph: Paragraph, words: DocumentWords): Paragraph[] {
  const parts: Paragraph[] = []
  let rest = paragraph
  const stop = folded.lastIndexOf('。', rest.end - 1)
  const tail = skipSpace(folded, stop + 1, rest.end)
  if (stop > rest.start && tail < rest.end) {
    const gap = /\s+/g
    // The last words that are chrome: after the sentence, or after the signature that follows it.
    for (let at = tail; at < rest.end; ) {
      if (isChrome(folded, at, rest.end, words)) {
        parts.unshift({ ...rest, kind: 'chrome', start: at, afterBlank: false })
        rest = { ...rest, end: trimEnd(folded, at, rest.start) }
        break
      }
      gap.lastIndex = at
      const match = gap.exec(folded)
      if (!match || match.index >= rest.end) break
      at = match.index + match[0].length
    }
  }
  const signature = gluedSignature(folded, rest, words)
  if (signature >= 0) {
    parts.unshift({ ...rest, start: signature, afterBlank: false })
    rest = { ...rest, end: trimEnd(folded, signature, rest.start) }
  }
  return [rest, ...parts]
}

function isChrome(folded: string, start: number, end: number, words: DocumentWords): boolean {
  return chromeRule(folded, { start, end, table: false, afterBlank: false, indented: false }, words) !== null
}

function skipSpace(folded: string, from: number, end: number): number {
  let at = from
  while (at < end && isWhiteSpace(folded.charCodeAt(at))) at++
  return at
}

function trimEnd(folded: string, end: number, start: number): number {
  let at = end
  while (at > start && isWhiteSpace(folded.charCodeAt(at - 1))) at--
  return at
}
