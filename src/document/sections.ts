import type { SectionKind } from '../record/schema.ts'
import type { HeadingCandidate } from './heading-line.ts'
import type { Block, SectionNode } from './tree.ts'

/** A block before it knows its section. */
export interface Piece {
  kind: Block['kind']
  start: number
  end: number
  heading: HeadingCandidate | null
  /** A top section without a heading begins here. */
  opens: 'signature' | 'attachments' | null
  /** What opens is named by the piece itself: 附表:政府信息公开情况统计表. */
  named?: true
}

/**
 * Builds the tree of sections from the pieces of the text, in order, and gives every piece its deepest section.
 * Headings nest by the rank of their numbering. Chrome at either end of the text is a top section, any other a child of
 * the section around it. Top sections tile the text.
 */
export function buildSections(pieces: readonly Piece[], length: number): { sections: SectionNode[]; blocks: Block[] } {
  const sections: SectionNode[] = []
  const blocks: Block[] = []
  const open: { node: SectionNode; rank: number }[] = []
  const firstBody = pieces.findIndex((piece) => piece.kind !== 'chrome')
  const lastBody = pieces.findLastIndex((piece) => piece.kind !== 'chrome')
  const headed = pieces.some((piece) => piece.kind === 'heading')

  const close = (rank: number, at: number) => {
    while (open.length > 0 && (open.at(-1)?.rank ?? 0) >= rank) {
      const ended = open.pop()
      if (ended) ended.node.span.end = at
    }
  }
  const begin = (kind: SectionKind, rank: number, start: number): SectionNode => {
    close(rank, start)
    const siblings = open.at(-1)?.node.sections ?? sections
    const node: SectionNode = { id: '', kind, heading: null, span: { start, end: length }, sections: [] }
    siblings.push(node)
    open.push({ node, rank })
    return node
  }
  const top = Number.NEGATIVE_INFINITY
  // A section that any heading closes.
  const weak = Number.POSITIVE_INFINITY

  pieces.forEach((piece, i) => {
    const start = i === 0 ? 0 : piece.start
    const edge = piece.kind === 'chrome' && (i < firstBody || i > lastBody || firstBody < 0)
    if (edge) {
      if (i === 0 || i === lastBody + 1) {
        close(top, start)
        begin('chrome', weak, start)
      }
    } else if (piece.kind === 'chrome') {
      const parent = open.at(-1)?.node
      const before = parent?.sections.at(-1)
      if (before?.kind === 'chrome' && blocks.at(-1)?.section === before) before.span.end = piece.end
      else
        parent?.sections.push({ id: '', kind: 'chrome', heading: null, span: { start, end: piece.end }, sections: [] })
      const node = parent?.sections.at(-1)
      if (node) blocks.push({ kind: 'chrome', span: { start: piece.start, end: piece.end }, section: node })
      return
    } else if (piece.opens) {
      close(top, start)
      const node = begin(piece.opens, weak, start)
      const span = { start: piece.start, end: piece.end }
      if (piece.named) node.heading = { text: span, number: null, numbering: 'none', span }
    } else if (piece.heading) {
      const { heading } = piece
      close(heading.rank, start)
      const parent = open.at(-1)?.node
      const kind = parent ? (heading.topic ?? parent.kind) : (heading.top ?? 'unclassified')
      const node = begin(kind, heading.rank, start)
      node.heading = {
        text: heading.text,
        number: heading.number,
        numbering: heading.numbering,
        span: { start: heading.start, end: heading.text.end },
      }
    } else if (i === Math.max(firstBody, 0)) {
      close(top, start)
      begin(headed ? 'preamble' : 'unclassified', weak, start)
    }
    const section = open.at(-1)?.node
    if (section) blocks.push({ kind: piece.kind, span: { start: piece.start, end: piece.end }, section })
  })
  close(top, length)
  if (sections.length === 0) begin('unclassified', weak, 0)
  number(sections, 's')
  return { sections, blocks: fillBlanks(blocks, sections, length) }
}

/** Ids by place: s2, s2.1. */
function number(sections: readonly SectionNode[], prefix: string): void {
  sections.forEach((section, i) => {
    section.id = `${prefix}${i + 1}`
    number(section.sections, `${section.id}.`)
  })
}

/** Blank blocks between the others, so that blocks tile the text. */
function fillBlanks(blocks: readonly Block[], sections: readonly SectionNode[], length: number): Block[] {
  const filled: Block[] = []
  let at = 0
  let section = blocks[0]?.section ?? sections[0]
  for (const block of blocks) {
    if (block.span.start > at && section)
      filled.push({ kind: 'blank', span: { start: at, end: block.span.start }, section })
    filled.push(block)
    at = block.span.end
    section = block.section
  }
  if (at < length && section) filled.push({ kind: 'blank', span: { start: at, end: length }, section })
  return filled
}
