import { addClasses, hasClass, type Lexicon } from '../grammar/lexicon.ts'
import type { Span } from '../source/span.ts'
import { type Channel, channelName, pushChannel } from './channels.ts'
import { emptyNearness, takeWord } from './nearness.ts'
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
  const nearness = emptyNearness(lexicon.setCount)
  const channels: Channel[] = []
  let subject: string | null = null
  for (const word of lexicon.scan(text)) {
    addClasses(near, word.classes)
    takeWord(nearness, word, start, end)
    for (const wordClass of lexicon.byBit) {
      if (!hasClass(word.classes, wordClass)) continue
      if (wordClass.subject) subject = wordClass.name
      if (wordClass.channel)
        pushChannel(channels, { name: wordClass.name, start: word.start, end: word.end, led: false })
    }
  }
  const channel = channelName(channels)
  return { place: { text, start, end, unit, near, inClause: near, nearness, channel }, channels, subject }
}
