import type { Nodes, Root } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { Span } from '../source/span.ts'

/** What Markdown adds to a text: where its headings and tables are, and which characters are marks, not words. */
export interface MarkdownStructure {
  /** Depth of each heading by the offset of its line's first mark. */
  headings: Map<number, number>
  tables: Span[]
  /** Marks (**, #, link targets), in order and apart. */
  markup: Span[]
}

/**
 * Reads a Markdown text with remark (CommonMark and GitHub's tables). Only positions are taken: a node's value differs
 * from the source (escapes, indents), and remark joins the lines of a plain report into one paragraph.
 */
export function readMarkdown(text: string): MarkdownStructure {
  const tree: Root = unified().use(remarkParse).use(remarkGfm).parse(text)
  const headings = new Map<number, number>()
  const tables: Span[] = []
  const markup: Span[] = []
  const mark = (start: number, end: number) => {
    if (start < end) markup.push({ start, end })
  }
  const visit = (node: Nodes): void => {
    const start = node.position?.start.offset ?? 0
    const end = node.position?.end.offset ?? start
    if (node.type === 'heading') headings.set(start, node.depth)
    if (node.type === 'table') {
      tables.push({ start, end })
      return
    }
    // The definition of a link and raw HTML hold no words of the report.
    if (node.type === 'definition' || node.type === 'html' || node.type === 'thematicBreak') mark(start, end)
    const inline = ['emphasis', 'strong', 'delete', 'link', 'heading', 'linkReference'].includes(node.type)
    if (!('children' in node) || node.children.length === 0) return
    if (inline) mark(start, node.children[0]?.position?.start.offset ?? start)
    for (const child of node.children) visit(child)
    if (inline) mark(node.children.at(-1)?.position?.end.offset ?? end, end)
  }
  visit(tree)
  return { headings, tables, markup }
}
