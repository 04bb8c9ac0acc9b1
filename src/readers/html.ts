import { findArticle, type HtmlStanding, partLines, standings, titleOf } from './html-article.ts'
import { createLineWriter, type HtmlLine, type LineWriter } from './html-lines.ts'
import { textOffsets } from './html-offsets.ts'
import { tableGrid } from './html-table.ts'
import { attribute, type HtmlTree, isElement, isText, parseHtml } from './html-tree.ts'
import { htmlPlace, lineStarts } from './locate.ts'
import type { HtmlRun, ReadDocument } from './read-document.ts'
import { ReadError } from './read-error.ts'
import type { ReadLimits } from './read-report.ts'
import type { DecodedText } from './text.ts'

const blocks = new Set(
  'address article aside blockquote body br caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)

/** Units of prose in one cell from which a table is taken for the page's layout. */
const LAYOUT_CELL = 400

/** Text below which a page is read once more with its hidden parts. */
const HARDLY_ANY = 60

/**
 * Reads a page: its article as lines, its tables as rows of cells (`规章 | 0 | 0`), each character with its place in
 * the decoded HTML.
 *
 * @throws ReadError 'no-text', 'damaged', 'too-large', 'too-slow'
 */
export function readHtml(decoded: DecodedText, limits: ReadLimits): ReadDocument {
  const html = decoded.text
  const tree = parseHtml(html, limits)
  let parted = partPage(tree, html, true)
  if (lengthOf(parted.kept) < HARDLY_ANY) {
    const whole = partPage(tree, html, false)
    if (lengthOf(whole.kept) > lengthOf(parted.kept) * 4) parted = whole
  }
  const lines = lineStarts(html)
  const runs: HtmlRun[] = []
  const texts: string[] = []
  let length = 0
  for (const line of parted.kept) {
    for (const run of line.runs) runs.push({ ...run, start: run.start + length, end: run.end + length })
    texts.push(line.text)
    length += line.text.length + 1
  }
  if (texts.length === 0) {
    const framed = /<i?frame\b/i.test(html)
    throw new ReadError('no-text', 'html', {
      path: limits.path,
      detail: framed
        ? { en: 'the page only shows another one in a frame', zh: '页面只用框架显示另一个页面' }
        : { en: 'the page holds tags, scripts and images alone', zh: '页面只有标签、脚本和图片' },
    })
  }
  return {
    text: `${texts.join('\n')}\n`,
    format: 'html',
    encoding: decoded.encoding,
    map: { kind: 'html', runs, lines },
    furniture: parted.furniture.map((line) => ({ text: line.text, place: htmlPlace(lines, line.runs[0]?.from ?? 0) })),
    problems: decoded.problems,
  }
}

const lengthOf = (lines: HtmlLine[]): number => lines.reduce((sum, line) => sum + line.text.length, 0)

function partPage(tree: HtmlTree, html: string, hidden: boolean): { kept: HtmlLine[]; furniture: HtmlLine[] } {
  const standing = standings(tree, hidden)
  const writer = createLineWriter()
  writeRange(tree, html, standing, writer, 0, tree.nodes.length)
  writer.end()
  const parted = partLines(writer.lines, tree, standing, findArticle(tree, standing))
  const title = titleOf(tree, parted.kept)
  if (title) {
    const node = tree.nodes[title.node]
    if (node && isText(node)) {
      const offsets = textOffsets(node, html)
      const from = typeof offsets === 'number' ? offsets + title.start : offsets.slice(title.start, title.end + 1)
      const above = createLineWriter()
      above.add(node.value.slice(title.start, title.end), from, title.node, { link: false, keep: false })
      above.end()
      parted.kept.unshift(...above.lines)
    }
  }
  return parted
}

/** Writes the nodes from one index to another, tables as rows, in one pass without recursion but for the cells of a table. */
function writeRange(
  tree: HtmlTree,
  html: string,
  standing: HtmlStanding,
  writer: LineWriter,
  from: number,
  to: number,
): void {
  const open: { end: number; block: boolean; keep: boolean }[] = []
  for (let i = from; i < to; ) {
    for (let top = open.at(-1); top && top.end <= i; top = open.at(-1)) {
      if (top.block) writer.end()
      open.pop()
    }
    const node = tree.nodes[i]
    const end = tree.ends[i] ?? i + 1
    if (!node || standing.unread[i]) {
      i = end
      continue
    }
    const keep = open.at(-1)?.keep ?? false
    if (isText(node)) {
      writer.add(node.value, textOffsets(node, html), i, { link: standing.linked[i] === 1, keep })
      i++
    } else if (isElement(node)) {
      if (node.tagName === 'table' && isDataTable(tree, standing, i)) {
        writer.end()
        writeTable(tree, html, standing, writer, i)
        i = end
        continue
      }
      const style = attribute(node, 'style')
      const block =
        blocks.has(node.tagName) || (style !== null && /display\s{0,4}:\s{0,4}(?:block|flex|table)/i.test(style))
      const pre = node.tagName === 'pre' || (style !== null && /white-space\s{0,4}:\s{0,4}pre/i.test(style))
      if (block) writer.end()
      open.push({ end, block, keep: keep || pre })
      i++
    } else i = end
  }
  for (const top of open.reverse()) if (top.block) writer.end()
}

function writeTable(tree: HtmlTree, html: string, standing: HtmlStanding, writer: LineWriter, table: number): void {
  for (let i = table + 1; i < (tree.ends[table] ?? 0); i++) {
    const node = tree.nodes[i]
    if (node && isElement(node) && node.tagName === 'caption') {
      writeRange(tree, html, standing, writer, i + 1, tree.ends[i] ?? i + 1)
      writer.end()
    }
  }
  for (const row of tableGrid(tree, table)) {
    writer.startRow(row.find((cell) => cell !== null) ?? table)
    row.forEach((cell, column) => {
      if (column > 0) writer.nextCell()
      if (cell !== null) writeRange(tree, html, standing, writer, cell + 1, tree.ends[cell] ?? cell + 1)
    })
    writer.endRow()
  }
}

/** Whether a table holds data: no other table, at least two columns somewhere, no cell with paragraphs of prose. */
function isDataTable(tree: HtmlTree, standing: HtmlStanding, table: number): boolean {
  const end = tree.ends[table] ?? table + 1
  let columns = 0
  let most = 0
  let cellEnd = 0
  let length = 0
  let sentences = 0
  for (let i = table + 1; i < end; i++) {
    const node = tree.nodes[i]
    if (!node) continue
    if (isElement(node)) {
      if (node.tagName === 'table') return false
      if (node.tagName === 'tr') columns = 0
      if (node.tagName === 'td' || node.tagName === 'th') {
        most = Math.max(most, ++columns)
        cellEnd = tree.ends[i] ?? i + 1
        length = 0
        sentences = 0
      }
    } else if (isText(node) && i < cellEnd && !standing.unread[i]) {
      length += node.value.trim().length
      for (let at = node.value.indexOf('。'); at >= 0; at = node.value.indexOf('。', at + 1)) sentences++
      if (length > LAYOUT_CELL && sentences >= 3) return false
    }
  }
  return most >= 2
}
