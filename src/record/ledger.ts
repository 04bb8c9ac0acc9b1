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

/** Every run of Arabic digits, half and full width, of a text. */
export function digitRuns(text: string): Span[] {
  const runs: Span[] = []
  for (let i = 0; i < text.length; i++) {
    if (!isDigit(text.charCodeAt(i))) continue
    const start = i
    while (isDigit(text.charCodeAt(i + 1))) i++
    runs.push({ start, end: i + 1 })
  }
  return runs
}

/** The entry with both its edges moved out of the digit runs that they cut. */
function snap(text: string, entry: Entry): Entry {
  let { start, end } = entry
  if (isDigit(text.charCodeAt(start))) while (start > 0 && isDigit(text.charCodeAt(start - 1))) start--
  if (end > start && isDigit(text.charCodeAt(end - 1))) while (isDigit(text.charCodeAt(end))) end++
  return { start, end, kind: entry.kind }
}

/** Sorted and apart: of two that overlap, the later adds its characters to the earlier, which keeps its kind. */
function settle(found: readonly Entry[]): Entry[] {
  const entries = found.filter((entry) => entry.end > entry.start)
  entries.sort((a, b) => a.start - b.start || b.end - a.end)
  const apart: Entry[] = []
  for (const entry of entries) {
    const last = apart[apart.length - 1]
    if (last && entry.start < last.end) last.end = Math.max(last.end, entry.end)
    else apart.push(entry)
  }
  return apart
}

/** For each run that no entry holds, an entry of its own, its kind told by the block that it stands in. */
function remaining(runs: readonly Span[], entries: readonly Entry[], tree: Tree): Entry[] {
  const rest: Entry[] = []
  let entry = 0
  let block = 0
  for (const run of runs) {
    while (entry < entries.length && (entries[entry]?.end ?? 0) <= run.start) entry++
    if ((entries[entry]?.start ?? Number.POSITIVE_INFINITY) < run.end) continue
    while (block < tree.blocks.length && (tree.blocks[block]?.span.end ?? 0) <= run.start) block++
    const kind = tree.blocks[block]?.kind
    rest.push({ ...run, kind: kind === 'chrome' ? 'chrome' : kind === 'table' ? 'cell' : 'quantity' })
  }
  return rest
}

/**
 * The ledger: every numeral of the text with what it was taken for, in order and apart.
 *
 * It merges the numerals of the narrative with those of the tables and adds every run of Arabic digits that neither
 * knows, so that each run (full width too) lies in exactly one entry, for any text. `facts` is left empty.
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
  for (const numeral of numerals) entries.push(snap(text, { ...sourceSpan(narrative, numeral), kind: numeral.kind }))
  for (const { span, kind } of tableNumerals) entries.push(snap(text, { ...span, kind }))
  const known = settle(entries)
  const all = settle([...known, ...remaining(digitRuns(text), known, tree)])
  return all.map(({ start, end, kind }) => ({ span: { start, end }, text: text.slice(start, end), kind, facts: [] }))
}
