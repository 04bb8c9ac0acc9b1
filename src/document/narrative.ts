import type { Source } from '../source/source.ts'
import type { Span } from '../source/span.ts'
import type { SectionNode, Tree } from './tree.ts'

/**
 * The prose of a report as the grammars read it: the folded text of every block that is neither table nor chrome,
 * with white space, zero-width characters and a mirror's pinyin in brackets taken out, one paragraph a line.
 * A space between two digits stays, unless it parts thousands (1 234).
 *
 * Grammars match on `text`, and `sourceSpan` leads back to the source.
 */
export interface Narrative {
  text: string
  /** `map[i]` is the source offset of `text[i]`; `map[text.length]` the end of the last character's source. */
  map: Uint32Array
  paragraphs: Paragraph[]
}

/** Offsets `start` and `end` are into the narrative's text, the closing line feed left out. */
export interface Paragraph extends Span {
  kind: 'heading' | 'paragraph' | 'title' | 'signature'
  section: SectionNode
}

/** The source span of a span of the narrative's text: from its first character to its last, gaps between them included. */
export function sourceSpan(narrative: Narrative, span: Span): Span {
  const { map } = narrative
  const start = map[span.start] ?? 0
  return { start, end: span.end > span.start ? (map[span.end - 1] ?? 0) + 1 : start }
}

export function narrate(_source: Source, _tree: Tree): Narrative {
  return { text: '', map: new Uint32Array(1), paragraphs: [] }
}
