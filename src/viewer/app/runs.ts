import type { Span } from '../../source/span.ts'

/** A stretch of the text that is marked for a reason: a claim, a side of a check, an unclaimed numeral. */
export interface Mark extends Span {
  /** Of a claim, its id; else null. */
  claim: string | null
  /** Of a claim, the group of its metric, which gives it its colour; '' for a mark without a ground of its own. */
  group: string
  /** Further classes, with spaces between. */
  look: string
}

/** A stretch of the text on which the same marks lie from end to end; the shortest mark comes last. */
export interface Run extends Span {
  marks: readonly Mark[]
}

/**
 * Cuts a stretch of the text at every boundary of the marks on it, so that marks may cross, nest and touch.
 * The runs tile the stretch; a mark's runs, joined, are the mark (as far as it lies in the stretch).
 *
 * @param marks in any order; empty marks and marks elsewhere are passed over
 */
export function runsOf(stretch: Span, marks: readonly Mark[]): Run[] {
  const here = marks.filter(({ start, end }) => start < end && start < stretch.end && stretch.start < end)
  if (here.length === 0) return stretch.start < stretch.end ? [{ ...stretch, marks: [] }] : []
  const cuts = new Set([stretch.start, stretch.end])
  for (const { start, end } of here) {
    cuts.add(Math.max(start, stretch.start))
    cuts.add(Math.min(end, stretch.end))
  }
  const edges = [...cuts].sort((a, b) => a - b)
  const waiting = [...here].sort((a, b) => a.start - b.start)
  const runs: Run[] = []
  let lying: Mark[] = []
  let next = 0
  for (let i = 0; i + 1 < edges.length; i++) {
    const [start, end] = [edges[i] as number, edges[i + 1] as number]
    lying = lying.filter((mark) => mark.end > start)
    while (next < waiting.length && (waiting[next] as Mark).start <= start) lying.push(waiting[next++] as Mark)
    const covering = lying.filter((mark) => mark.end > start).sort(longestFirst)
    runs.push({ start, end, marks: covering })
  }
  return runs
}

const longestFirst = (a: Mark, b: Mark): number => b.end - b.start - (a.end - a.start) || a.start - b.start
