import type { Trace } from '../facts/trace.ts'
import { bundledGrammars } from '../grammar/load-grammars.ts'
import { loadTokenizer } from '../mentions/words.ts'
import { locate } from '../readers/locate.ts'
import type { ReadDocument } from '../readers/read-document.ts'
import { fold } from '../source/fold.ts'
import { overlaps, type Span } from '../source/span.ts'
import type { Claim } from './claims.ts'
import type { Evidence } from './protocol.ts'

/** Farthest that a sentence is looked for on either side of a claim, in UTF-16 units. */
const reach = 160

/**
 * Why a claim was read as it was.
 *
 * @param withTokens loads jieba, which takes a while the first time
 */
export function evidenceOf(
  claim: Claim,
  document: Pick<ReadDocument, 'text' | 'map'>,
  traces: readonly Trace[],
  withTokens: boolean,
  grammars: string = bundledGrammars,
): Evidence {
  return {
    trace: claim.sort === 'fact' ? traceOf(claim, traces) : null,
    tokens: withTokens ? tokensAround(claim.anchor, document.text, grammars) : [],
    place: locate(document, claim.anchor.start),
  }
}

/** The anchor that the claim was read at: its numeral, or the word of the none or the all in its words. */
function traceOf({ anchor, rule }: Claim, traces: readonly Trace[]): Trace | null {
  const near = traces.filter(({ span }) => overlaps(span, anchor))
  const won = near.find(({ tried }) => tried.some((attempt) => attempt.rule === rule && attempt.outcome === 'won'))
  return won ?? near.find(({ span }) => span.start === anchor.start) ?? near[0] ?? null
}

function tokensAround({ start, end }: Span, text: string, grammars: string): Span[] {
  const sentence = sentenceAround(text, start, end)
  const tokens: Span[] = []
  let at = sentence.start
  for (const word of loadTokenizer({ grammars }).cut(fold(text.slice(sentence.start, sentence.end), 'text').folded)) {
    tokens.push({ start: at, end: at + word.length })
    at += word.length
  }
  return tokens
}

function sentenceAround(text: string, start: number, end: number): Span {
  const before = text.slice(Math.max(0, start - reach), start)
  const opens = before.search(/[^。;；!！?？\r\n]*$/)
  const after = text.slice(end, end + reach)
  const closes = after.search(/[。;；!！?？\r\n]/)
  const last = closes < 0 ? after.length : closes + (/[\r\n]/.test(after[closes] ?? '') ? 0 : 1)
  return { start: start - before.length + Math.max(0, opens), end: end + last }
}
