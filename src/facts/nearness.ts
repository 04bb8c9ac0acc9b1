import type { RuleNeed } from '../grammar/grammar.ts'
import type { WordMention } from '../grammar/lexicon.ts'

/** How near the words of each set stand to a place: the characters between them, or `nowhere`. */
export interface Nearness {
  before: Uint16Array
  after: Uint16Array
  /** How far the clause reaches to either side; a comma within the last few characters before the place counts as none. */
  clauseBefore: number
  clauseAfter: number
}

export const nowhere = 0xffff

/** 收到申请,共11件: a comma so near before a number parts nothing. */
export const slack = 9

export function emptyNearness(setCount: number): Nearness {
  return {
    before: new Uint16Array(setCount).fill(nowhere),
    after: new Uint16Array(setCount).fill(nowhere),
    clauseBefore: nowhere,
    clauseAfter: nowhere,
  }
}

/** Takes a word beside [start, end) into account. */
export function takeWord(nearness: Nearness, word: WordMention, start: number, end: number) {
  const { before, after } = nearness
  if (word.end <= start) {
    const distance = start - word.end
    for (const set of word.sets) if (distance < (before[set] ?? 0)) before[set] = distance
  } else if (word.start >= end) {
    const distance = word.start - end
    for (const set of word.sets) if (distance < (after[set] ?? 0)) after[set] = distance
  }
}

/** Whether every word that a pattern needs stands near enough for it to match. */
export function meets({ before, after, clauseBefore, clauseAfter }: Nearness, needs: readonly RuleNeed[]): boolean {
  for (const { set, within, sameClause, side } of needs) {
    const distance = (side === 'before' ? before : after)[set] ?? nowhere
    if (distance > within) return false
    if (sameClause && distance > (side === 'before' ? clauseBefore : clauseAfter)) return false
  }
  return true
}
