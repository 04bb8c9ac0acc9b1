import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5'
import { ReadError, sameDetail } from './read-error.ts'
import type { ReadLimits } from './read-report.ts'

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode
export type HtmlElement = DefaultTreeAdapterTypes.Element
export type HtmlText = DefaultTreeAdapterTypes.TextNode

/**
 * A page's nodes in the order in which they stand in it, so that a subtree is a stretch of the list and nothing
 * needs recursion: 100,000 nested tags are 100,000 entries.
 */
export interface HtmlTree {
  nodes: HtmlNode[]
  /** Index of the parent, -1 for the top. */
  parents: Int32Array
  /** One past the last index of the subtree. */
  ends: Int32Array
}

/** Elements made for each tag of the page before it is given up: unclosed <font> tags are made anew in each paragraph. */
const MOST_ELEMENTS_PER_TAG = 8

/**
 * Parses a page and lays it flat.
 *
 * @throws ReadError 'damaged' where the page's unclosed tags multiply, 'too-slow' past the deadline
 */
export function parseHtml(html: string, limits: ReadLimits): HtmlTree {
  let tags = 1000
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) tags++
  let made = 0
  const createElement: typeof defaultTreeAdapter.createElement = (...of) => {
    made++
    if (made > tags * MOST_ELEMENTS_PER_TAG)
      throw new ReadError('damaged', 'html', {
        path: limits.path,
        detail: { en: 'its unclosed tags multiply without end', zh: '未闭合的标签无限增多' },
      })
    if (made % 1024 === 0 && Date.now() > limits.deadline)
      throw new ReadError('too-slow', 'html', { path: limits.path })
    return defaultTreeAdapter.createElement(...of)
  }
  const document = parse(html, {
    sourceCodeLocationInfo: true,
    scriptingEnabled: false,
    treeAdapter: { ...defaultTreeAdapter, createElement },
  })
  return layFlat(document.childNodes, limits)
}

/** The value of an element's attribute, or null. */
export const attribute = (element: HtmlElement, name: string): string | null =>
  element.attrs.find((attr) => attr.name === name)?.value ?? null

export const isElement = (node: HtmlNode): node is HtmlElement => 'tagName' in node

export const isText = (node: HtmlNode): node is HtmlText => node.nodeName === '#text' && 'value' in node

function layFlat(top: HtmlNode[], limits: ReadLimits): HtmlTree {
  const nodes: HtmlNode[] = []
  const parents: number[] = []
  const open: { list: HtmlNode[]; next: number; index: number }[] = [{ list: top, next: 0, index: -1 }]
  const ends: number[] = []
  for (let frame = open.at(-1); frame; frame = open.at(-1)) {
    const node = frame.list[frame.next++]
    if (!node) {
      if (frame.index >= 0) ends[frame.index] = nodes.length
      open.pop()
      continue
    }
    const index = nodes.length
    nodes.push(node)
    parents.push(frame.index)
    ends.push(index + 1)
    if (isElement(node) && node.childNodes.length > 0) open.push({ list: node.childNodes, next: 0, index })
  }
  if (nodes.length > limits.maxLength)
    throw new ReadError('too-large', 'html', { path: limits.path, detail: sameDetail(`${nodes.length} nodes`) })
  return { nodes, parents: Int32Array.from(parents), ends: Int32Array.from(ends) }
}
