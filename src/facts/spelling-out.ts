import type { WordMentions, WordTable } from '../grammar/lexicon.ts'

// 新闻媒体(电视、报刊、新闻发布会等) | “云河发布”微博(含…) ; a number in it makes it a breakdown
const bracket = /[”"]?\(([^()\n0-9]{2,60})\)/y

/**
 * Which words stand in a bracket that spells out the channel named right before it, 1 for each that does: in
 * 通过新闻媒体(电视、新闻发布会等)发布12条 the channel is the media, and nothing is said of a press conference.
 */
export function spellingOut(
  text: string,
  { channels }: WordTable,
  { count, starts, ends, words }: WordMentions,
): Uint8Array {
  const flags = new Uint8Array(count)
  let until = -1
  let media = -1
  for (let i = 0; i < count; i++) {
    if ((starts[i] as number) < until) {
      flags[i] = 1
      continue
    }
    if (channels[words[i] as number]?.length === 0) continue
    // 新媒体(微信公众号): the bracket names the one that is meant
    if (channels[words[i] as number]?.includes('newMedia')) media = ends[i] as number
    if (media >= (ends[i] as number)) continue // and 媒体 is a part of it
    bracket.lastIndex = ends[i] as number
    const found = bracket.exec(text)
    if (found) until = bracket.lastIndex
  }
  return flags
}
