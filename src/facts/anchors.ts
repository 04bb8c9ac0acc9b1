import {
  addBit,
  hasClass,
  intersects,
  type LexiconWord,
  type WordClass,
  type WordMentions,
} from '../grammar/lexicon.ts'
import type { Span } from '../source/span.ts'

/** Numbers of the words that are of one of some classes. */
export function wordsOf({ words }: WordMentions, classes: readonly (WordClass | undefined)[], width: number): number[] {
  const mask = new Int32Array(width)
  for (const wordClass of classes) if (wordClass) addBit(mask, wordClass.bit)
  const found: number[] = []
  for (let i = 0; i < words.length; i++) if (intersects((words[i] as LexiconWord).classes, mask)) found.push(i)
  return found
}

/**
 * Where the words of a class stand that are anchors, longest first where they overlap; one that lies in a word of the
 * class `not` (未 in 未经, 无 in 无障碍) is left out.
 *
 * @param among numbers of the words to look at: all of the two classes, and maybe others.
 */
export function anchorsOf(
  { starts, ends, words }: WordMentions,
  among: readonly number[],
  wordClass: WordClass | undefined,
  not: WordClass | undefined,
): Span[] {
  const found: Span[] = []
  if (!wordClass) return found
  let blockedUntil = -1
  for (const i of among) {
    const { classes } = words[i] as LexiconWord
    const word = { start: starts[i] as number, end: ends[i] as number }
    if (not && hasClass(classes, not)) {
      blockedUntil = Math.max(blockedUntil, word.end)
      while ((found.at(-1)?.start ?? -1) >= word.start) found.pop()
    }
    if (!hasClass(classes, wordClass) || word.end <= blockedUntil) continue
    const last = found.at(-1)
    if (last && word.start < last.end) {
      if (word.start === last.start && word.end > last.end) found[found.length - 1] = word
    } else found.push(word)
  }
  return found
}
