import type { Nodes, Root } from 'mdast'
import type { Span } from '../source/span.ts'
import { parseMarkdown } from './remark.ts'

/** What Markdown adds to a text: where its headings and tables are, and which characters are marks, not words. */
export interface MarkdownStructure {
  /** Depth of each heading by the offset of its line's first mark. */
  headings: Map<number, number>
  tables: Span[]
  /** Marks (**, #, link targets), in order and apart. */
  markup: Span[]
}

/**
 * Longest stretch, in characters, that is handed to remark at once: its time grows faster than its input on some texts
 * (a list of 20,000 items takes seconds), and neither a heading, a table nor a mark reaches over a blank line.
 */
const longestStretch = 4000

/**
 * Reads a Markdown text with remark (CommonMark and GitHub's tables). Only positions are taken: a node's value differs
 * from the source (escapes, indents), and remark joins the lines of a plain report into one paragraph.
 */
export function readMarkdown(text: string): MarkdownStructure {
  const structure: MarkdownStructure = { headings: new Map(), tables: [], markup: [] }
  for (const { start, end } of stretches(text)) {
    const stretch = text.slice(start, end)
    if (stretch.length > longestStretch) {
      // A table of many rows needs no parsing; a single line as long as that has no marks worth it.
      if (/^\s*\|/.test(stretch)) structure.tables.push({ start, end })
    } else collect(parseMarkdown(stretch), start, structure)
  }
  return structure
}

/** The text between blank lines, cut at line ends where it is too long; rows of pipes stay together. */
function* stretches(text: string): Generator<Span> {
  let start = 0
  let wasRow = false
  for (let at = 0; at < text.length; ) {
    const feed = text.indexOf('\n', at)
    const end = feed < 0 ? text.length : feed + 1
    const isRow = text.charAt(at) === '|'
    const blank = end - at <= 2 && text.slice(at, end).trim() === ''
    const full = end - start > longestStretch && !(isRow && wasRow)
    if (at > start && (blank || full)) yield { start, end: at }
    if (blank) start = end
    else if (full) start = at
    wasRow = isRow
    at = end
  }
  if (start < text.length) yield { start, end: text.length }
}

/** Adds the positions of a stretch that begins at `from`. */
function collect(tree: Root, from: number, { headings, tables, markup }: MarkdownStructure): void {
  const mark = (start: number, end: number) => {
    if (start < end) markup.push({ start, end })
  }
  const startOf = (node: Nodes | undefined, otherwise: number) =>
    node?.position?.start.offset === undefined ? otherwise : from + node.position.start.offset
  const endOf = (node: Nodes | undefined, otherwise: number) =>
    node?.position?.end.offset === undefined ? otherwise : from + node.position.end.offset
  const visit = (node: Nodes): void => {
    const start = startOf(node, from)
    const end = endOf(node, start)
    if (node.type === 'heading') headings.set(start, node.depth)
    if (node.type === 'table') {
      tables.push({ start, end })
      return
    }
    // The definition of a link and the tags of raw HTML are no words of the report.
    if (node.type === 'definition' || node.type === 'thematicBreak') mark(start, end)
    if (node.type === 'html') {
      for (const tag of node.value.matchAll(/<[^<>]{0,500}>/g))
        mark(start + tag.index, start + tag.index + tag[0].length)
    }
    if (!('children' in node) || node.children.length === 0) return
    const marked = ['emphasis', 'strong', 'delete', 'link', 'heading', 'linkReference'].includes(node.type)
    if (marked) mark(start, startOf(node.children[0], start))
    for (const child of node.children) visit(child)
    if (marked) mark(endOf(node.children.at(-1), end), end)
  }
  visit(tree)
}
