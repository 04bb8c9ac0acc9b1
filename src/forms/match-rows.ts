import type { Entry } from './table-entries.ts'
import type { Slot, Vocabulary } from './vocabulary.ts'

/** A label of the report laid on a place of the form. */
export interface RowMatch {
  slot: number
  /** Index of the entry. */
  entry: number
}

/** An entry, and the places of the form whose label it may be. */
interface Candidate {
  entry: number
  slots: readonly number[]
}

interface Chain {
  match: RowMatch
  before: Chain | null
  score: number
}

/**
 * Lays the labels of a report beside the form's sequence of labels, by dynamic programming: the chain of labels, in the order
 * of both, that agrees best. A dropped row is a gap in the form, an added one a gap in the report. Linear in the report.
 *
 * Returns one list of matches a table: a row that comes again after later ones begins another table of the same form.
 */
export function matchRows(vocabulary: Vocabulary, formIndex: number, entries: Entry[]): RowMatch[][] {
  const slots = vocabulary.slots[formIndex] ?? []
  const candidates: Candidate[] = []
  entries.forEach((entry, e) => {
    const places = entry.kind === 'label' ? vocabulary.labels[entry.label]?.slots[formIndex] : undefined
    if (places && places.length > 0) candidates.push({ entry: e, slots: places })
  })
  return tablesOf(slots, candidates)
    .map((part) => keepWeak(slots, entries, bestChain(vocabulary, slots, entries, part)))
    .filter((matches) => matches.length > 0)
}

/** Parts the candidates where a row comes again after later rows: the second of two tables of one form. */
function tablesOf(slots: readonly Slot[], candidates: Candidate[]): Candidate[][] {
  const parts: Candidate[][] = []
  let part: Candidate[] = []
  let seen = new Map<number, number>()
  let last = -1
  for (const candidate of candidates) {
    const slot = candidate.slots.length === 1 ? (candidate.slots[0] as number) : -1
    const row = slot >= 0 ? slots[slot]?.row : null
    const sure = row !== null && row !== undefined && !row.weak && !row.group
    if (sure && seen.has(slot) && slot < last) {
      // its captions stand above the row that comes again
      const from = part.findLastIndex((known) => known.slots.some((place) => slots[place]?.row)) + 1
      const moved = part.splice(from)
      parts.push(part)
      part = moved
      seen = new Map()
      last = -1
    }
    part.push(candidate)
    if (sure) {
      if (slot >= last || !seen.has(slot)) seen.set(slot, candidate.entry)
      last = Math.max(last, slot)
    }
  }
  if (part.length > 0) parts.push(part)
  return parts
}

function bestChain(
  vocabulary: Vocabulary,
  slots: readonly Slot[],
  entries: Entry[],
  candidates: Candidate[],
): RowMatch[] {
  const best: (Chain | null)[] = new Array(slots.length).fill(null)
  for (const { entry, slots: places } of candidates) {
    // from the last place to the first, so that a label is not laid on two places
    for (const slot of places) {
      const score = scoreOf(vocabulary, slots[slot] as Slot, entries[entry] as Entry)
      if (score <= 0) continue
      let before: Chain | null = null
      for (let i = 0; i < slot; i++) {
        const chain = best[i] ?? null
        if (chain && (!before || chain.score > before.score)) before = chain
      }
      const total = score + (before?.score ?? 0)
      const known = best[slot] ?? null
      if (!known || total > known.score) best[slot] = { match: { slot, entry }, before, score: total }
    }
  }
  let end: Chain | null = null
  for (const chain of best) if (chain && (!end || chain.score > end.score)) end = chain
  const matches: RowMatch[] = []
  for (let chain = end; chain; chain = chain.before) matches.push(chain.match)
  return matches.reverse()
}

function scoreOf(vocabulary: Vocabulary, slot: Slot, entry: Entry): number {
  const length = vocabulary.labels[entry.label]?.key.length ?? 0
  const ordinal = ordinalMatch(slot, entry)
  if (ordinal < 0 && (slot.row?.weak || length <= 4)) return 0
  const score = slot.row === null ? 4 : slot.row.group ? 3 : 3 + Math.min(length, 10)
  return score + ordinal * 2 + (entry.cells.length > 0 ? 1 : 0) - (entry.fuzzy ? 3 : 0)
}

/** 1 where the printed number is the form's, -1 where it is another, 0 where either is missing. */
function ordinalMatch(slot: Slot, entry: Entry): number {
  const wanted = slot.row?.number
  if (wanted === undefined || entry.ordinal === null || entry.ordinal.ordinal === '') return 0
  return entry.ordinal.ordinal === wanted ? 1 : -1
}

/** Drops the matches of weak labels that neither their number nor a neighbouring row confirms: 总计 over a column. */
function keepWeak(slots: readonly Slot[], entries: Entry[], matches: RowMatch[]): RowMatch[] {
  const kept: RowMatch[] = []
  for (const match of matches) {
    const before = kept.at(-1)
    const isNear = before !== undefined && match.slot - before.slot <= 7 && slots[before.slot]?.index !== -1
    const isNumbered = ordinalMatch(slots[match.slot] as Slot, entries[match.entry] as Entry) > 0
    if (!slots[match.slot]?.row?.weak || isNumbered || isNear) kept.push(match)
  }
  return kept
}
