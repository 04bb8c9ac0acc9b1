import type { Grammars } from '../grammar/grammar.ts'
import {
  addClassesOf,
  type ClassMask,
  isOfClass,
  type WordClass,
  type WordMentions,
  type WordTable,
} from '../grammar/lexicon.ts'
import type { Span } from '../source/span.ts'
import { inNamingBracket } from './naming-bracket.ts'
import { Nearness } from './nearness.ts'
import { ownYear } from './own-year.ts'

/** The stretches of a text in which words are told of a place. */
export interface Stretches {
  sentence: Span
  clause: Span
  /** Where the clause begins for patterns, a comma just before the place left aside. */
  clauseStart: number
  /** Between the numbers on either side: words beyond it are of those numbers. */
  own: Span
}

/** 历年累计复议14件,诉讼|8件: no more than a noun, behind a comma. */
const bareMember = /^,[^,;。:0-9公发收受新年今当本]{1,6}$/

/** What the words around a place tell: one is used for place after place of a text, and the next overwrites it. */
export class WordsAround {
  /** Classes of the words of the sentence, and of those that the clause tells of the place. */
  readonly near: ClassMask
  readonly inClause: ClassMask
  /** How near the words stand that patterns need. */
  readonly nearness: Nearness
  /** The subject that the clause names behind the place, and not before it. */
  subjectAhead: string | null = null
  /** The place is a further member of a list that a word of several years begins: 历年累计复议14件、⟦诉讼8件⟧. */
  ofYears = false
  private readonly text: string
  private readonly words: WordMentions
  private readonly table: WordTable
  /** By word: 1 for one in a bracket that spells out the channel before it. */
  private readonly spelling: Uint8Array
  private readonly acrossYears: WordClass | undefined
  /** The first word that may be told of a place. */
  private from = 0

  constructor(text: string, words: WordMentions, spelling: Uint8Array, { lexicon, edges }: Grammars) {
    const { table, classes, setCount } = lexicon
    this.text = text
    this.words = words
    this.table = table
    this.spelling = spelling
    this.acrossYears = classes.get('acrossYears')
    this.near = new Int32Array(table.width)
    this.inClause = new Int32Array(table.width)
    this.nearness = new Nearness(setCount, edges)
  }

  /** Looks at the words around [start, end); places are asked for in order. */
  look(start: number, end: number, { sentence, clause, clauseStart, own }: Stretches) {
    const { near, inClause, nearness, table, text } = this
    const { count, starts, ends, words } = this.words
    near.fill(0)
    inClause.fill(0)
    nearness.moveTo(text, start, end)
    nearness.clauseBefore = start - clauseStart
    nearness.clauseAfter = clause.end - end
    const from = Math.min(sentence.start, clause.start)
    const to = Math.max(sentence.end, clause.end)
    while (this.from < count && (starts[this.from] as number) < from) this.from++
    const listed = '、和及与'.includes(text.charAt(own.start))
    const bare = bareMember.test(text.slice(own.start, Math.min(start, own.start + 12)))
    const yearsFrom = bare ? sentence.start : clause.start
    let behind = false
    let years = -1
    let subjectAhead: string | null = null
    for (let i = this.from; i < count; i++) {
      const wordStart = starts[i] as number
      if (wordStart >= to) break
      const wordEnd = ends[i] as number
      const word = words[i] as number
      nearness.take(table, this.words, i, start, end)
      if (wordStart >= sentence.start && wordEnd <= sentence.end) addClassesOf(table, word, near)
      if (this.acrossYears && wordStart >= yearsFrom && wordEnd <= own.start)
        if (isOfClass(table, word, this.acrossYears)) years = wordEnd
      if (wordStart < clause.start || wordEnd > clause.end) continue
      const told = this.spelling[i] === 0 && wordStart >= own.start && wordEnd <= own.end
      if (told) addClassesOf(table, word, inClause)
      const subject = table.subjects[word]?.[0]
      if (!subject) continue
      if (wordEnd <= start) behind = true
      else if (wordStart >= end && !behind && !inNamingBracket(text, wordStart)) subjectAhead ??= subject
    }
    this.subjectAhead = subjectAhead
    this.ofYears = years >= 0 && (listed || bare) && !ownYear.test(text.slice(years, start))
  }
}
