import { bundledForms, type FormSet } from '../forms/load-forms.ts'
import { bundledDocumentWords, type DocumentWords } from '../grammar/document-words.ts'
import { blankPinyin } from '../source/pinyin.ts'
import type { Source } from '../source/source.ts'
import { isWhiteSpace, withoutWhiteSpace } from '../source/white-space.ts'
import { isAnnualReport } from './annual-report.ts'
import { findChrome } from './chrome.ts'
import { type Closing, findClosings } from './closing.ts'
import type { HeadingCandidate } from './heading-line.ts'
import { findHeadings } from './headings.ts'
import { splitLines } from './lines.ts'
import { cutGlued } from './one-line.ts'
import { joinLines, type Paragraph } from './paragraphs.ts'
import { readMarkdown } from './read-markdown.ts'
import { buildSections, type Piece } from './sections.ts'
import { findTables } from './tables.ts'
import { findTitle } from './title.ts'
import type { Tree } from './tree.ts'

/**
 * Reads the structure of a text: lines, then paragraphs, headings, title, signature and attachments, then the tree of
 * sections and the blocks that tile the text. Total: any string gives a tree. Time is linear in its length.
 */
export function read(
  source: Source,
  words: DocumentWords = bundledDocumentWords(),
  forms: FormSet = bundledForms(),
): Tree {
  const folded = blankPinyin(source.folded)
  const markdown = source.format === 'markdown' ? readMarkdown(source.text) : null
  const found = findTables(source.folded, forms)
  const tables = markdown ? mergeSpans([...found, ...markdown.tables]) : found
  const lines = splitLines(folded, tables)
  const paragraphs = cutGlued(folded, joinLines(folded, lines, findChrome(folded, lines, words), words), words)
  const headings = findHeadings(folded, paragraphs, markdown?.headings ?? new Map(), words)
  const lastTop = lastTopHeading(headings)
  const afterTop = lastTop ? paragraphs.findIndex((paragraph) => paragraph.start > lastTop.start) : 1
  const attached = lastTop?.top === 'attachments'
  const closings = (afterTop < 0 ? [] : findClosings(folded, paragraphs, afterTop, words)).filter(
    (closing) => !(attached && closing.kind === 'attachments'),
  )
  const body = paragraphs[closings[0]?.index ?? paragraphs.length]?.start ?? folded.length
  const kept = headings.filter((heading) => heading.start < body)
  const first = kept[0]
  const opening = first
    ? paragraphs.findIndex((paragraph) => paragraph.end > first.start)
    : Math.min(paragraphs.length, 12)
  const title = findTitle(folded, paragraphs, opening, words)
  const pieces = cutPieces(folded, paragraphs, kept, title, closings)
  const { sections, blocks } = buildSections(pieces, folded.length)
  const titles = joinTitle(folded, paragraphs, title)
  const introduction = withoutWhiteSpace(folded, 0, Math.min(first?.start ?? 2000, 2000, folded.length))
  const annualReport = isAnnualReport(titles, introduction, sections, folded, words)
  return { sections, blocks, annualReport, ...(markdown ? { markup: markdown.markup } : {}) }
}

/** The last heading that opens a top section: the ladder may start at any rank. */
function lastTopHeading(headings: readonly HeadingCandidate[]): HeadingCandidate | null {
  let last: HeadingCandidate | null = null
  for (const heading of headings) if (!last || heading.rank <= last.rank) last = heading
  return last
}

/** Paragraphs cut where a heading begins or ends inside them. */
function cutPieces(
  folded: string,
  paragraphs: readonly Paragraph[],
  headings: readonly HeadingCandidate[],
  title: ReadonlySet<Paragraph>,
  closings: readonly Closing[],
): Piece[] {
  const pieces: Piece[] = []
  const opensAt = new Map(closings.map((closing) => [closing.index, closing.kind]))
  let next = 0
  let signed = false
  const add = (
    kind: Piece['kind'],
    from: number,
    to: number,
    heading: HeadingCandidate | null,
    opens: Piece['opens'],
  ) => {
    let start = from
    let end = to
    while (start < end && isWhiteSpace(folded.charCodeAt(start))) start++
    while (end > start && isWhiteSpace(folded.charCodeAt(end - 1))) end--
    if (start >= end) return
    // 附表:统计表 names its section, 附件2.xls is but a link
    const named = opens === 'attachments' && end - start <= 40 && !/\.[a-z]{2,5}\b/i.test(folded.slice(start, end))
    pieces.push({ kind: named ? 'heading' : kind, start, end, heading, opens, ...(named ? { named } : {}) })
  }
  paragraphs.forEach((paragraph, i) => {
    const opens = opensAt.get(i) ?? null
    if (opens) signed = opens === 'signature'
    if (paragraph.kind !== 'text') {
      const kind = paragraph.kind === 'table' ? 'table' : 'chrome'
      pieces.push({ kind, start: paragraph.start, end: paragraph.end, heading: null, opens })
      return
    }
    const kind = signed ? 'signature' : title.has(paragraph) ? 'title' : 'paragraph'
    let at = Math.max(paragraph.start, pieces.at(-1)?.end ?? 0)
    while (next < headings.length && (headings[next] as HeadingCandidate).start < paragraph.end) {
      const heading = headings[next++] as HeadingCandidate
      // Markdown's marks go with the heading: ## 一、概述
      const marks = /^[#*_>\s]*$/.test(folded.slice(at, Math.min(heading.start, at + 20)))
      if (!marks) add(kind, at, heading.start, null, null)
      add('heading', marks ? at : heading.start, heading.end, heading, null)
      at = heading.end
    }
    if (at >= paragraph.end) return
    const before = pieces.at(-1)
    if (before?.heading && /^[#*_ \t]*$/.test(folded.slice(at, Math.min(paragraph.end, at + 20))))
      before.end = paragraph.end
    else add(kind, at, paragraph.end, null, opens)
  })
  return pieces
}

/** The titles, each of its lines joined. */
function joinTitle(folded: string, paragraphs: readonly Paragraph[], title: ReadonlySet<Paragraph>): string[] {
  const titles: string[] = []
  let open = false
  for (const paragraph of paragraphs.slice(0, 40)) {
    if (!title.has(paragraph)) {
      open = false
      continue
    }
    const line = folded.slice(paragraph.start, paragraph.end).replace(/[\s#*]/g, '')
    if (open) titles.push((titles.pop() ?? '') + line)
    else titles.push(line)
    open = true
  }
  return titles
}

/** Spans in order, those that touch or overlap made one. */
function mergeSpans(spans: { start: number; end: number }[]): { start: number; end: number }[] {
  const merged: { start: number; end: number }[] = []
  for (const span of spans.sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1)
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end)
    else merged.push({ ...span })
  }
  return merged
}
