import { type Narrative, sourceSpan } from '../document/narrative.ts'
import type { SectionNode } from '../document/tree.ts'
import type { Draft } from '../facts/draft.ts'
import type { AlignedTables } from '../forms/aligned.ts'
import { type Span, slice } from '../source/span.ts'
import type { PlacedFact } from './metrics.ts'
import type { Fact } from './schema.ts'

/** Gives drafts and metric cells their ids and their places in the source: the facts of the record, in order of place. */
export function placeFacts(
  text: string,
  narrative: Narrative,
  drafts: readonly Draft[],
  cells: AlignedTables['metricCells'],
  sectionAt: (offset: number) => SectionNode,
): PlacedFact[] {
  const entries = [
    ...drafts.map((draft, i) => ({ draft, cell: null, span: sourceSpan(narrative, draft.source), i })),
    ...cells.map((cell, i) => ({ draft: null, cell, span: cell.cell.source, i })),
  ].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end || a.i - b.i)
  const ids = new Map(entries.map(({ draft }, i) => [draft, `f${i + 1}`]))
  return entries.map(({ draft, cell, span }, i) =>
    draft
      ? placeDraft(text, narrative, draft, span, `f${i + 1}`, ids)
      : placeCell(text, cell, `f${i + 1}`, sectionAt(span.start)),
  )
}

function placeDraft(
  text: string,
  narrative: Narrative,
  draft: Draft,
  source: Span,
  id: string,
  ids: ReadonlyMap<Draft | null, string>,
): PlacedFact {
  const words = (span: Span | null) => (span ? narrative.text.slice(span.start, span.end) : null)
  const fact: Fact = {
    id,
    metric: draft.metric,
    value: draft.value,
    range: draft.range,
    unit: draft.unit,
    bound: draft.bound,
    basis: draft.basis,
    whole: draft.whole ? (ids.get(draft.whole) ?? null) : null,
    period: draft.period,
    label: words(draft.label),
    section: draft.section.id,
    numeral: draft.numeral ? sourceSpan(narrative, draft.numeral) : null,
    source,
    text: slice(text, source),
    partOf: draft.partOf ? (ids.get(draft.partOf) ?? null) : null,
    rule: draft.rule,
  }
  return { fact, sectionKind: draft.section.kind, channel: words(draft.channel) }
}

function placeCell(
  text: string,
  { metric, cell, form, value, unit, bounded }: AlignedTables['metricCells'][number],
  id: string,
  section: SectionNode,
): PlacedFact {
  const fact: Fact = {
    id,
    metric,
    value,
    range: null,
    unit,
    bound: bounded ? (/[余多]/.test(cell.text) ? 'over' : 'about') : 'exact',
    basis: 'cell',
    whole: null,
    period: null,
    label: null,
    section: section.id,
    numeral: cell.source,
    source: cell.source,
    text: slice(text, cell.source),
    partOf: null,
    rule: form,
  }
  return { fact, sectionKind: section.kind, channel: null }
}
