import {
  addBit,
  isOfAny,
  isOfClass,
  type Lexicon,
  type WordClass,
  type WordMentions,
  type WordTable,
} from '../grammar/lexicon.ts'
import type { NumeralMention } from '../mentions/mention.ts'
import type { Span } from '../source/span.ts'

/** A place that is read: one shape for all three kinds, since the engine goes by shapes. */
export interface Anchor extends Span {
  kind: 'count' | 'none' | 'all'
  /** Of a count: the number of its numeral; -1 for others. */
  index: number
  /** Of an all: 已办结, which reads as one for a total of 1 only. */
  sole: boolean
}

/** The places of a narrative that are read, in their order. */
export function anchorsIn(words: WordMentions, numerals: readonly NumeralMention[], lexicon: Lexicon): Anchor[] {
  const classOf = (name: string) => lexicon.classes.get(name)
  const anchors: Anchor[] = []
  const add = (kind: Anchor['kind'], { start, end }: Span, index = -1, sole = false) => {
    anchors.push({ start, end, kind, index, sole })
  }
  numerals.forEach((numeral, index) => {
    if (numeral.kind === 'quantity') add('count', numeral, index)
  })
  const [none, notNone, all, sole, notAll] = ['none', 'notNone', 'all', 'sole', 'notAll'].map(classOf)
  const among = wordsOf(words, lexicon.table, [none, notNone, all, sole, notAll])
  for (const span of anchorsOf(words, lexicon.table, among, none, notNone)) add('none', span)
  for (const span of anchorsOf(words, lexicon.table, among, all, notAll)) add('all', span)
  for (const span of anchorsOf(words, lexicon.table, among, sole, notAll)) add('all', span, -1, true)
  return anchors.sort((a, b) => a.start - b.start)
}

/** Which of the words of a text are of one of some classes. */
function wordsOf(
  { count, words }: WordMentions,
  table: WordTable,
  classes: readonly (WordClass | undefined)[],
): number[] {
  const mask = new Int32Array(table.width)
  for (const wordClass of classes) if (wordClass) addBit(mask, wordClass.bit)
  const found: number[] = []
  for (let i = 0; i < count; i++) if (isOfAny(table, words[i] as number, mask)) found.push(i)
  return found
}

/**
 * Where the words of a class stand that are anchors, longest first where they overlap; one that lies in a word of the
 * class `not` (未 in 未经, 无 in 无障碍) is left out.
 *
 * @param among which words to look at: all of the two classes, and maybe others.
 */
function anchorsOf(
  { starts, ends, words }: WordMentions,
  table: WordTable,
  among: readonly number[],
  wordClass: WordClass | undefined,
  not: WordClass | undefined,
): Span[] {
  const found: Span[] = []
  if (!wordClass) return found
  let blockedUntil = -1
  for (const i of among) {
    const number = words[i] as number
    const word = { start: starts[i] as number, end: ends[i] as number }
    if (not && isOfClass(table, number, not)) {
      blockedUntil = Math.max(blockedUntil, word.end)
      while ((found.at(-1)?.start ?? -1) >= word.start) found.pop()
    }
    if (!isOfClass(table, number, wordClass) || word.end <= blockedUntil) continue
    const last = found.at(-1)
    if (last && word.start < last.end) {
      if (word.start === last.start && word.end > last.end) found[found.length - 1] = word
    } else found.push(word)
  }
  return found
}
