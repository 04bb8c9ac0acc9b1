import { addClasses, type Lexicon, type LexiconWord } from '../grammar/lexicon.ts'
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
export function writtenPlace(lexicon: Lexicon, text: string, { start, end }: Span, unit: string | null): WrittenPlace {
  const near = new Int32Array(lexicon.width)
  const nearness = new Nearness(lexicon.setCount)
  const channels: Channel[] = []
  let subject: string | null = null
  const mentions = lexicon.scan(text)
  const { starts, ends, words } = mentions
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as LexiconWord
    addClasses(near, word.classes)
    nearness.take(mentions, i, start, end)
    subject = word.subjects.at(-1)?.name ?? subject
    for (const { name } of word.channels)
      pushChannel(channels, { name, start: starts[i] as number, end: ends[i] as number, led: false })
  }
  const channel = channelName(channels)
  return { place: { text, start, end, unit, near, inClause: near, nearness, channel }, channels, subject }
}
