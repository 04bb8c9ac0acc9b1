import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as docx from 'docx'
import { parseReport } from '../../src/parse-report.ts'
import type { Format } from '../../src/record/schema.ts'
import { fold } from '../../src/source/fold.ts'

const folder = join(import.meta.dirname, '../../corpus/dev')

/** A report as a page's author would have laid it out: paragraphs, and tables of cells. */
export type Part = { paragraph: string } | { rows: Cell[][] }

/** A cell's text, merged over columns and rows where it says so. */
export type Cell = string | { text: string; across: number; down: number }

/** The parts of a plain text: a line a paragraph; lines with bars or tabs between cells a table. */
export function partsOf(text: string): Part[] {
  const parts: Part[] = []
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    if (line.trim() === '') continue
    // The line below the head of a table in Markdown.
    if (/^[\s|:-]+$/.test(line) && line.includes('--')) continue
    const cells = line
      .replace(/^\s*\|/, '')
      .replace(/\|\s*$/, '')
      .split(/[|\t]/)
      .map((cell) => cell.trim())
    const last = parts.at(-1)
    // 「351 |」 on a line of its own is a cell that a scraper left of a row: a line like any other.
    const row =
      cells.filter((cell) => cell !== '').length > 1 || (cells.length > 2 && last !== undefined && 'rows' in last)
    if (!row) {
      const words = line.replace(/^#{1,6}\s+/, '').replaceAll('**', '')
      // A page on one line, with spaces where its paragraphs were.
      const paragraphs = words.length > 400 ? words.trim().split(/ {3,}/) : [words.trim()]
      for (const paragraph of paragraphs) parts.push({ paragraph })
      continue
    }
    if (last && 'rows' in last) last.rows.push(cells)
    else parts.push({ rows: [cells] })
  }
  return parts
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

const htmlCell = (cell: Cell): string =>
  typeof cell === 'string'
    ? `<td>${escaped(cell)}</td>`
    : `<td colspan="${cell.across}" rowspan="${cell.down}">${escaped(cell.text)}</td>`

/** The page that a site would show, with its navigation and footer around it. */
export function htmlOf(parts: Part[], style = ''): string {
  const body = parts.map((part) =>
    'paragraph' in part
      ? `<p>${escaped(part.paragraph)}</p>`
      : `<table>${part.rows.map((row) => `<tr>${row.map(htmlCell).join('')}</tr>`).join('\n')}</table>`,
  )
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><style>${style}</style></head><body>
<div class="nav"><a href="/">首页</a><a href="/xxgk">信息公开</a></div>
<div class="article">\n${body.join('\n')}\n</div>
<div class="foot"><a href="/map">网站地图</a><a href="/about">关于我们</a></div></body></html>`
}

function docxCell(cell: Cell): docx.TableCell {
  const { text, across, down } = typeof cell === 'string' ? { text: cell, across: 1, down: 1 } : cell
  return new docx.TableCell({ children: [new docx.Paragraph(text)], columnSpan: across, rowSpan: down })
}

/** The Word file that the agency would have. */
export function docxOfParts(parts: Part[]): Promise<Buffer> {
  const children = parts.map((part) => {
    if ('paragraph' in part) return new docx.Paragraph(part.paragraph)
    const merged = part.rows.some((row) => row.some((cell) => typeof cell !== 'string'))
    const width = Math.max(...part.rows.map((row) => row.length))
    const rows = part.rows.map((row) => {
      const cells = merged ? row : Array.from({ length: width }, (_, column) => row[column] ?? '')
      return new docx.TableRow({ children: cells.map(docxCell) })
    })
    return new docx.Table({ rows })
  })
  return docx.Packer.toBuffer(new docx.Document({ sections: [{ children }] }))
}

/** Paper as agencies print it: Song, 12 points, indented paragraphs, ruled tables. */
export const printStyle = `@page { size: A4; margin: 22mm }
body { font: 12pt/1.8 "Noto Serif CJK SC", "Noto Sans CJK SC", SimSun, "Songti SC", serif }
p { text-indent: 2em; margin: 0 } .nav, .foot { display: none }
table { border-collapse: collapse; font-size: 9pt } td { border: 1px solid #000; padding: 2px 4px }`

/** What a report's record says, without the places at which it says so: facts, cells, header. */
export function factsOf(text: string, format: Format): string[] {
  const report = parseReport(text, { format })
  const folded = (words: string): string => fold(words, 'text').folded.replaceAll(/\s+/g, '')
  const facts = report.facts.map((fact) => {
    const { metric, value, range, unit, bound, basis, period } = fact
    // A cell's words are its own; where its row begins is the table's layout.
    const words = basis === 'cell' ? '' : folded(fact.text)
    return JSON.stringify({ metric, value, range, unit, bound, basis, period, words })
  })
  const cells: string[] = []
  const open: [path: string, at: unknown][] = [['', report.statutory]]
  for (let next = open.pop(); next; next = open.pop()) {
    const [path, at] = next
    if (typeof at !== 'object' || at === null) continue
    if ('value' in at && 'source' in at) cells.push(`${path} = ${at.value}`)
    else for (const [name, inner] of Object.entries(at)) open.push([`${path}/${name}`, inner])
  }
  const { title, agency, year, period, signedOn } = report.header
  const header = {
    title: title && folded(title.value),
    agency: agency && folded(agency.value),
    year: year?.value,
    period: period?.value,
    signedOn: signedOn?.value,
  }
  return [...facts, ...cells.sort(), JSON.stringify(header)]
}

/** The reports of the dev corpus. */
export const corpus = readdirSync(folder)
  .filter((name) => /\.(?:txt|md)$/.test(name))
  .map((name) => ({
    name,
    text: readFileSync(join(folder, name), 'utf8'),
    format: name.endsWith('.md') ? ('markdown' as const) : ('text' as const),
  }))
