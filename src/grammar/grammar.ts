import type { FormSet } from '../forms/load-forms.ts'
import type { NumeralLexicon } from '../mentions/numeral-lexicon.ts'
import type { Tokenizer } from '../mentions/words.ts'
import type { MetricLayout } from '../record/metrics.ts'
import type { CodebookEntry } from './codebook.ts'
import type { DocumentWords } from './document-words.ts'
import type { EdgeSets } from './edge-sets.ts'
import type { ClassMask, Lexicon } from './lexicon.ts'
import type { Pattern } from './pattern.ts'
import type { RuleIndex } from './rule-index.ts'
import type { RuleTable } from './rule-table.ts'
import type { MetricChoice, RuleSource } from './schema.ts'

/** A rule, compiled. Its source keeps the examples, which run as tests. */
export interface Rule {
  id: string
  /** The file that it stands in, relative to the grammars' folder, and its line there. */
  file: string
  line(): number
  /** Its place in the order: the lower is tried first. */
  order: number
  pattern: Pattern
  needs: readonly RuleNeed[]
  metric: MetricChoice
  /** Units that are admitted ('' where the unit is lost); null admits all. */
  units: ReadonlySet<string> | null
  /** Words that must not stand in the clause; null for none. */
  unless: ClassMask | null
  when: readonly RuleCondition[]
  /** Gates that it passes. */
  passes: readonly string[]
  source: RuleSource
}

/** A set of words, one of which must stand near the anchor; see needs.ts. */
export interface RuleNeed {
  set: number
  side: 'before' | 'after'
  within: number
  sameClause: boolean
}

/** A condition of a rule: what it does not name is null. Its word lists are masks; see `Condition` for what each means. */
export interface RuleCondition {
  section: readonly string[] | null
  subject: readonly string[] | null
  channel: readonly string[] | null
  after: readonly string[] | null
  beside: readonly string[] | null
  partOf: readonly string[] | null
  near: ClassMask | null
  passage: ClassMask | null
}

/** Takes the metric from a quantity: a plan, a change, last year's figure, readers. */
export interface Gate {
  id: string
  reason: string
  /** The same in Chinese. */
  reasonZh?: string | undefined
  pattern: Pattern
  /** What the reporting agency's name must match; null for any. */
  reporter: RegExp | null
  /** It holds only where the sentence, or the paragraph, has told a figure of the same metric before. */
  repeats?: 'sentence' | 'paragraph' | undefined
  /** The reporting agency in its examples. */
  agency?: string | undefined
  needs: readonly RuleNeed[]
  examples: readonly string[]
  counterexamples: readonly string[]
}

/** The loaded grammars, ready to run; grammars/README.md tells of the files that they come from. */
export interface Grammars {
  /** Hash over all files, for `parser.grammars`. */
  version: string
  lexicon: Lexicon
  /** What may stand beside the anchors of patterns. */
  edges: EdgeSets
  /** The words by which headings, titles and page chrome are told. */
  document: DocumentWords
  /** The statutory forms. */
  forms: FormSet
  numerals: NumeralLexicon
  /** In the order in which they are tried, by anchor. */
  counts: RuleTable
  nones: RuleTable
  alls: RuleTable
  gates: RuleIndex<Gate>
  metrics: ReadonlyMap<string, CodebookEntry>
  /** The same, as the record nests them. */
  metricLayout: MetricLayout
  /** Loads jieba at the first call, with the words of these grammars. */
  tokenizer(): Tokenizer
  /** Its name, told without loading it. */
  tokenizerName: string
}
