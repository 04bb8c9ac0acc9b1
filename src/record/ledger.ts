import type { Narrative } from '../document/narrative.ts'
import { sourceSpan } from '../document/narrative.ts'
import type { Tree } from '../document/tree.ts'
import type { NumeralMention } from '../mentions/mention.ts'
import type { Source } from '../source/source.ts'
import type { Span } from '../source/span.ts'
import type { Numeral, NumeralKind } from './schema.ts'

interface Entry extends Span {
  kind: NumeralKind
}

/** Arabic digit, half or full width. */
const isDigit = (code: number): boolean => (code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19)

/** An entry with both its edges moved out of the digit runs that they cut. */
function snap(text: string, from: number, to: number, kind: NumeralKind): Entry {
  let start = from
  let end = to
  if (isDigit(text.charCodeAt(start))) while (start > 0 && isDigit(text.charCodeAt(start - 1))) start--
  if (end > start && isDigit(text.charCodeAt(end - 1))) while (isDigit(text.charCodeAt(end))) end++
  return { start, end, kind }
}

/** Sorted and apart: of two that overlap, the later adds its characters to the earlier, which keeps its kind. */
function settle(entries: Entry[]): Entry[] {
  entries.sort((a, b) => a.start - b.start || b.end - a.end)
  const apart: Entry[] = []
  for (const entry of entries) {
    if (entry.end <= entry.start) continue
    const last = apart[apart.length - 1]
    if (last && entry.start < last.end) last.end = Math.max(last.end, entry.end)
    else apart.push(entry)
  }
  return apart
}

/**
 * The ledger: every numeral of the text with what it was taken for, in order and apart.
 *
 * It merges the numerals of the narrative with those of the tables and adds every run of Arabic digits that neither
 * knows (`chrome` or `cell` by its block), so that each run (full width too) lies in exactly one entry, for any text.
 * `facts` is left empty.
 */
export function completeLedger(
  source: Source,
  tree: Tree,
  narrative: Narrative,
  numerals: readonly NumeralMention[],
  tableNumerals: readonly { span: Span; kind: NumeralKind }[],
): Numeral[] {
  const { text } = source
  const entries: Entry[] = []
  for (const numeral of numerals) {
    const { start, end } = sourceSpan(narrative, numeral)
    entries.push(snap(text, start, end, numeral.kind))
  }
  for (const { span, kind } of tableNumerals) entries.push(snap(text, span.start, span.end, kind))
  const ledger: Numeral[] = []
  const enter = (start: number, end: number, kind: NumeralKind) => {
    ledger.push({ span: { start, end }, text: text.slice(start, end), kind, facts: [] })
  }
  const kindAt = blockKinds(tree)
  let at = 0
  const enterRuns = (limit: number) => {
    for (; at < limit; at++) {
      if (!isDigit(text.charCodeAt(at))) continue
      const start = at
      while (isDigit(text.charCodeAt(at + 1))) at++
      enter(start, at + 1, kindAt(start))
    }
  }
  for (const { start, end, kind } of settle(entries)) {
    enterRuns(start)
    enter(start, end, kind)
    at = end
  }
  enterRuns(text.length)
  return ledger
}

/** The kind that an unknown run takes from the block at its offset; offsets must be asked for in order. */
function blockKinds({ blocks }: Tree): (at: number) => NumeralKind {
  let block = 0
  return (at) => {
    while ((blocks[block]?.span.end ?? Number.POSITIVE_INFINITY) <= at) block++
    const kind = blocks[block]?.kind
    return kind === 'chrome' ? 'chrome' : kind === 'table' ? 'cell' : 'quantity'
  }
}
