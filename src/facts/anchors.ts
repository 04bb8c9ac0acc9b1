import { addBit, isOfAny, isOfClass, type WordClass, type WordMentions, type WordTable } from '../grammar/lexicon.ts'
import type { Span } from '../source/span.ts'

/** Which of the words of a text are of one of some classes. */
export function wordsOf(
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
export function anchorsOf(
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
