import { type Narrative, sourceSpan } from '../document/narrative.ts'
import type { Grammars } from '../grammar/grammar.ts'
import type { NumeralMention } from '../mentions/mention.ts'
import type { Span } from '../source/span.ts'
import { type Anchor, anchorsIn } from './anchors.ts'
import { type Context, ContextWalk } from './context.ts'
import type { Draft } from './draft.ts'
import { Reader } from './reader.ts'
import type { Mentions } from './situation.ts'
import type { Attempt, Trace } from './trace.ts'

/**
 * Puts the quantities, the nones and the alls of a narrative together with what their clauses say and the clauses
 * before them said, and reads them by the rules: one draft a fact, in order of place.
 *
 * @param trace where given, takes for each anchor the rules that were tried, and why they lost.
 */
export function relate(mentions: Mentions, grammars: Grammars, trace: Trace[] | null = null): Draft[] {
  const { narrative, numerals, times, agency } = mentions
  const walk = new ContextWalk(narrative, times, grammars, agency)
  const drafts: Draft[] = []
  for (const anchor of anchorsIn(walk.words, numerals, grammars.lexicon)) {
    const { start, end } = anchor
    const context =
      anchor.kind === 'count'
        ? walk.at(start, end, stretchOf(narrative.text, numerals, anchor.index))
        : walk.at(start, end)
    if (context.paragraph.kind === 'title' || context.paragraph.kind === 'signature') continue
    const attempts: Attempt[] | null = trace ? [] : null
    const reader = new Reader(mentions, grammars, context, attempts)
    const found =
      anchor.kind === 'count'
        ? reader.count(anchor.index)
        : anchor.kind === 'none'
          ? reader.none(anchor)
          : reader.all(anchor, drafts)
    for (const draft of found) {
      walk.note(draft)
      drafts.push(draft)
    }
    if (trace && attempts) trace.push(traceOf(narrative, anchor, context, attempts))
  }
  return drafts
}

/** From the end of the quantity before to the mark that ends what the quantity is told of. */
function stretchOf(text: string, numerals: readonly NumeralMention[], index: number): Span {
  let before = index - 1
  while (before >= 0 && numerals[before]?.kind !== 'quantity') before--
  const from = numerals[index]?.end ?? 0
  stretch.lastIndex = from
  stretch.test(text)
  return { start: numerals[before]?.end ?? 0, end: stretch.lastIndex }
}

const stretch = /[^、,;。!?\n(]{0,80}/y

function traceOf(narrative: Narrative, anchor: Anchor, context: Context, tried: Attempt[]): Trace {
  const { time } = context
  return {
    span: sourceSpan(narrative, anchor),
    anchor: anchor.kind,
    context: {
      section: context.paragraph.section.id,
      subject: context.subject,
      channels: context.channels.map((channel) => channel.name),
      time: time ? narrative.text.slice(time.start, time.end) : null,
      partOf: context.whole !== null,
    },
    tried,
  }
}
