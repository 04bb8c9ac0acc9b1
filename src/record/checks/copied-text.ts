import type { Span } from '../../source/span.ts'
import type { Section, SectionKind } from '../schema.ts'

/** A report's text as passages are compared. */
export interface ComparedText {
  folded: string
  sections: readonly Section[]
  year: number
}

/** A passage that stands in both reports. */
export interface CopiedPassage {
  earlier: Span
  later: Span
}

/** Sections whose text an agency writes anew each year; introductions and signatures are formulas. */
const written: ReadonlySet<SectionKind> = new Set([
  'overview',
  'disclosure',
  'applications',
  'fees',
  'remedies',
  'issues',
  'other',
  'unclassified',
])

/** Sentences shorter than this are formulas too. */
const shortest = 30

/** White space that may part the sentences of one passage. */
const gap = 8

interface Sentence extends Span {
  key: string
}

/**
 * Passages of the later report that stood in the earlier one, to the letter but for white space and the report's own year.
 * Sentences that follow each other in both are one passage.
 */
export function copiedPassages(earlier: ComparedText, later: ComparedText): CopiedPassage[] {
  const before = new Map<string, number>()
  const sentences = sentencesOf(earlier)
  sentences.forEach((sentence, i) => {
    if (!before.has(sentence.key)) before.set(sentence.key, i)
  })
  const passages: (CopiedPassage & { last: number; length: number })[] = []
  let adjacent = false
  for (const sentence of sentencesOf(later)) {
    const at = before.get(sentence.key)
    const last = passages.at(-1)
    if (at === undefined) {
      adjacent = false
      continue
    }
    const { start, end } = sentences[at] as Sentence
    const isNext = last !== undefined && sentence.start - last.later.end < gap && start - last.earlier.end < gap
    if (adjacent && last && isNext && at === last.last + 1) {
      last.earlier.end = end
      last.later.end = sentence.end
      last.last = at
      last.length += sentence.key.length
    } else {
      const { key } = sentence
      passages.push({
        earlier: { start, end },
        later: { start: sentence.start, end: sentence.end },
        last: at,
        length: key.length,
      })
    }
    adjacent = true
  }
  return passages
    .filter(({ length }) => length >= shortest)
    .map(({ earlier: from, later: to }) => ({ earlier: from, later: to }))
}

function sentencesOf({ folded, sections, year }: ComparedText): Sentence[] {
  const sentences: Sentence[] = []
  for (const section of sections) {
    if (!written.has(section.kind)) continue
    let start = section.span.start
    for (let i = start; i < section.span.end; i++) {
      const c = folded[i]
      if (c !== '。' && c !== '\n' && c !== ';') continue
      // headings and rows of tables do not end like a sentence
      if (c !== '\n') add(start, i + 1)
      start = i + 1
    }
  }
  function add(from: number, to: number): void {
    let start = from
    while (start < to && /\s/.test(folded[start] ?? '')) start++
    const words = folded.slice(start, to)
    if (to - start < 12) return
    const key = words
      .replace(/\s+/g, '')
      .replaceAll(String(year), '#')
      .replaceAll(String(year - 1), '##')
    if (key.length >= 12) sentences.push({ start, end: start + words.trimEnd().length, key })
  }
  return sentences
}
