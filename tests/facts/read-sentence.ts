import type { Narrative } from '../../src/document/narrative.ts'
import type { SectionNode } from '../../src/document/tree.ts'
import type { Draft } from '../../src/facts/draft.ts'
import { relate } from '../../src/facts/relate.ts'
import type { Trace } from '../../src/facts/trace.ts'
import type { Grammars } from '../../src/grammar/grammar.ts'
import { scanNumerals } from '../../src/mentions/numerals.ts'
import { scanTimes } from '../../src/mentions/times.ts'
import type { SectionKind } from '../../src/record/schema.ts'
import { fold } from '../../src/source/fold.ts'

/** What a report says around a sentence. */
export interface Around {
  /** The kind of its section; 'overview' unless told. */
  kind?: SectionKind
  /** The report's year; not told unless given. */
  year?: number
  /** The reporting agency; not told unless given. */
  agency?: string
}

/** Reads a sentence as the one paragraph of a report, by the stages that a report goes through. */
export function readSentence(text: string, grammars: Grammars, around: Around = {}, trace: Trace[] | null = null) {
  const folded = fold(text, 'text').folded
  const section: SectionNode = {
    id: 's1',
    kind: around.kind ?? 'overview',
    heading: null,
    span: { start: 0, end: text.length },
    sections: [],
  }
  const narrative: Narrative = {
    text: folded,
    map: Uint32Array.from({ length: folded.length + 1 }, (_, i) => i),
    paragraphs: [{ start: 0, end: folded.length, kind: 'paragraph', section }],
  }
  const times = scanTimes(narrative)
  const numerals = scanNumerals(narrative, times, grammars.numerals)
  const report = { year: around.year ?? null, period: null }
  const drafts: Draft[] = relate({ narrative, numerals, times, report, agency: around.agency }, grammars, trace)
  return { drafts, narrative }
}
