import type { Narrative } from '../document/narrative.ts'
import type { Grammars } from '../grammar/grammar.ts'
import type { NumeralMention, TimeMention } from '../mentions/mention.ts'
import type { Context } from './context.ts'
import type { ReportTime } from './scope.ts'
import type { Attempt } from './trace.ts'

/** What facts are read from. */
export interface Mentions {
  narrative: Narrative
  numerals: readonly NumeralMention[]
  times: readonly TimeMention[]
  report: ReportTime
  /** The reporting agency's name, where the header tells it. */
  agency?: string | undefined
}

/** All by which one anchor is read. */
export interface Situation {
  readonly mentions: Mentions
  readonly grammars: Grammars
  readonly context: Context
  /** Takes the rules that are tried, where someone asks. */
  readonly attempts: Attempt[] | null
}
