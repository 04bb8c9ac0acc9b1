import type { EdgeSets } from '../grammar/edge-sets.ts'
import type { WordMentions, WordTable } from '../grammar/lexicon.ts'

export const nowhere = 0xffff

/** 收到申请,共11件: a comma so near before a number parts nothing. */
export const slack = 9

/**
 * How near the words of each set stand to a place: the characters between them, or `nowhere`. One is used for place
 * after place of a text, since most of what is told of a place is read at once and never again.
 */
export class Nearness {
  /** Set by set, first before the place and then, from `setCount` on, behind it. */
  readonly distances: Uint16Array
  readonly setCount: number
  /** How far the clause reaches to either side; a comma within the last few characters before the place counts as none. */
  clauseBefore = nowhere
  clauseAfter = nowhere
  edgesBefore: Uint8Array
  edgesAfter: Uint8Array
  private readonly edges: EdgeSets

  constructor(setCount: number, edges: EdgeSets) {
    this.setCount = setCount
    this.distances = new Uint16Array(2 * setCount).fill(nowhere)
    this.edges = edges
    this.edgesBefore = edges.rowOf(Number.NaN)
    this.edgesAfter = this.edgesBefore
  }

  /** Forgets the place before, for [start, end) of the text. */
  moveTo(text: string, start: number, end: number) {
    this.distances.fill(nowhere)
    this.clauseBefore = nowhere
    this.clauseAfter = nowhere
    this.edgesBefore = this.edges.rowOf(text.charCodeAt(start - 1))
    this.edgesAfter = this.edges.rowOf(text.charCodeAt(end))
  }

  /** Takes word `i` beside [start, end) into account. */
  take(table: WordTable, { starts, ends, words }: WordMentions, i: number, start: number, end: number) {
    const word = words[i] as number
    const wordStart = starts[i] as number
    const wordEnd = ends[i] as number
    if (wordEnd <= start) this.shorten(table, word, 0, start - wordEnd)
    else if (wordStart >= end) this.shorten(table, word, this.setCount, wordStart - end)
  }

  private shorten({ firstSet, sets }: WordTable, word: number, side: number, distance: number) {
    const { distances } = this
    const last = firstSet[word + 1] as number
    for (let k = firstSet[word] as number; k < last; k++) {
      const slot = side + (sets[k] as number)
      if (distance < (distances[slot] as number)) distances[slot] = distance
    }
  }
}
