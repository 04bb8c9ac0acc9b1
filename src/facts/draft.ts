import type { SectionNode } from '../document/tree.ts'
import type { NumeralMention } from '../mentions/mention.ts'
import type { Basis, Bound } from '../record/schema.ts'
import type { Span } from '../source/span.ts'

/** A fact before it has an id; offsets are into the narrative's text. */
export interface Draft {
  metric: string | null
  /** The metric for which a number without one stands in what follows: the sum of new and carried-in applications. */
  standsFor: string | null
  value: number | null
  range: { from: number; to: number } | null
  unit: string | null
  bound: Bound
  basis: Exclude<Basis, 'cell'>
  whole: Draft | null
  period: { from: string; to: string; basis: 'stated' | 'report' } | null
  /** Where the words of the label stand. */
  label: Span | null
  /** Where the channel's words stand: they tell two accounts apart. */
  channel: Span | null
  section: SectionNode
  numeral: NumeralMention | null
  source: Span
  partOf: Draft | null
  rule: string
}
