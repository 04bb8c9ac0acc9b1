import type { Grammars } from '../grammar/grammar.ts'
import { addClassesOf } from '../grammar/lexicon.ts'
import type { Span } from '../source/span.ts'
import { type Channel, channelName, pushChannel } from './channels.ts'
import { Nearness } from './nearness.ts'
import type { Place } from './reading.ts'

/** A place in a clause that no reader wrote: what a sentence would say of one thing alone, and what it speaks of. */
export interface WrittenPlace {
  place: Place
  channels: Channel[]
  subject: string | null
}

/** Finds the words of a written clause, as the walk through a narrative does for its own. */
export function writtenPlace(
  { lexicon, edges }: Grammars,
  text: string,
  { start, end }: Span,
  unit: string | null,
): WrittenPlace {
  const { table } = lexicon
  const near = new Int32Array(table.width)
  const nearness = new Nearness(lexicon.setCount, edges)
  nearness.moveTo(text, start, end)
  const channels: Channel[] = []
  let subject: string | null = null
  const mentions = lexicon.scan(text)
  const { count, starts, ends, words } = mentions
  for (let i = 0; i < count; i++) {
    const word = words[i] as number
    addClassesOf(table, word, near)
    nearness.take(table, mentions, i, start, end)
    subject = table.subjects[word]?.at(-1) ?? subject
    for (const name of table.channels[word] ?? [])
      pushChannel(channels, { name, start: starts[i] as number, end: ends[i] as number, led: false }, text)
  }
  const channel = channelName(channels)
  return { place: { text, start, end, unit, value: null, near, inClause: near, nearness, channel }, channels, subject }
}
