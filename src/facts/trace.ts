import type { Anchor } from '../grammar/pattern.ts'
import type { Span } from '../source/span.ts'
import type { LossReason } from './loss-reason.ts'

/** Why a numeral, a none or an all was read as it was: what `explain` prints and the viewer shows. */
export interface Trace {
  /** Where the anchor stands, in offsets of the source. */
  span: Span
  anchor: Anchor
  context: { section: string; subject: string | null; channels: string[]; time: string | null; partOf: boolean }
  /** Rules whose words stand near the anchor, in their order. */
  tried: Attempt[]
}

/** A rule that was tried, with why it lost in English and in Chinese; both are empty for the one that won. */
export interface Attempt extends LossReason {
  rule: string
  outcome: 'won' | 'lost'
}
