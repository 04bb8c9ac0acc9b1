import type { Numbering, SectionKind } from '../record/schema.ts'
import type { Span } from '../source/span.ts'

/**
 * What the text is made of. Nodes hold structure and offsets into the source, never copied text.
 * Blocks tile the text: every character, white space included, lies in exactly one block, in order.
 */
export interface Tree {
  /** Top sections tile the text, preamble, signature, attachments and chrome included. */
  sections: SectionNode[]
  blocks: Block[]
  /** Whether the document calls itself an annual report on disclosure (title or form), which 'edition' needs. */
  annualReport: boolean
  /** Markdown's marks (**, #, link targets), in order and apart: characters that are no words. */
  markup?: Span[]
}

export interface SectionNode {
  /** 's2.1': its place in the tree, from 1. */
  id: string
  kind: SectionKind
  heading: HeadingNode | null
  span: Span
  sections: SectionNode[]
}

export interface HeadingNode {
  text: Span
  number: Span | null
  numbering: Numbering
  /** Number and text together. */
  span: Span
}

/**
 * A run of whole or part lines that reads as one thing.
 *
 * - `heading`: a numbered or unnumbered heading, number included;
 * - `paragraph`: prose; lines that a PDF broke are one paragraph;
 * - `table`: a region of a table, whichever way it survived;
 * - `title`: the report's title line(s);
 * - `chrome`: breadcrumbs, meta lines, footers, page numbers, share buttons;
 * - `signature`: the agency and date lines at the end;
 * - `blank`: white space between the others.
 */
export interface Block {
  kind: 'heading' | 'paragraph' | 'table' | 'title' | 'chrome' | 'signature' | 'blank'
  span: Span
  /** The deepest section that holds the block. */
  section: SectionNode
}
