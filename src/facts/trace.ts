import type { Anchor } from '../grammar/pattern.ts'
import type { Span } from '../source/span.ts'

/** Why a numeral, a none or an all was read as it was: what `explain` prints and the viewer shows. */
export interface Trace {
  /** Where the anchor stands, in offsets of the source. */
  span: Span
  anchor: Anchor
  context: { section: string; subject: string | null; channels: string[]; time: string | null; partOf: boolean }
  /** Rules whose words stand near the anchor, in their order. */
  tried: Attempt[]
}

export interface Attempt {
  rule: string
  outcome: 'won' | 'lost'
  /** Why it lost; empty for the one that won. */
  reason: string
}
