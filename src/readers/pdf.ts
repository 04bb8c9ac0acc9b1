import type * as Pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { findFurniture } from './pdf-furniture.ts'
import { findPdfTables, type PdfTable } from './pdf-lattice.ts'
import { loadPdfjs, pdfjsData } from './pdf-library.ts'
import { cellLines, glue, type PdfLine, pdfLines } from './pdf-lines.ts'
import { type PdfPage, type PdfPiece, readPdfPage } from './pdf-page.ts'
import { goesOn, marginsOf } from './pdf-paragraphs.ts'
import { hasOverfullStream, MOST_STREAM_BYTES } from './pdf-streams.ts'
import type { PdfRun, ReadDocument, ReadProblem } from './read-document.ts'
import { causeWords, ReadError, sameDetail } from './read-error.ts'
import type { ReadLimits } from './read-report.ts'

/** A page's lines and tables in reading order. */
interface LaidPage {
  number: number
  height: number
  lines: PdfLine[]
  tables: PdfTable[]
}

/**
 * Reads a PDF's text: prose with its broken lines joined, ruled tables as rows of cells, running heads and page numbers
 * apart. The map leads to page and printed line.
 *
 * @throws ReadError 'no-text' for a scan, 'encrypted', 'damaged', 'too-slow', 'too-large'
 */
export async function readPdf(bytes: Uint8Array, limits: ReadLimits): Promise<ReadDocument> {
  if (hasOverfullStream(bytes))
    throw new ReadError('too-large', 'pdf', {
      path: limits.path,
      detail: {
        en: `a part of it unpacks into more than ${MOST_STREAM_BYTES} bytes`,
        zh: `其中一部分解压后超过 ${MOST_STREAM_BYTES} 字节`,
      },
    })
  const pdfjs = await loadPdfjs()
  // pdf.js takes the bytes for itself.
  const task = pdfjs.getDocument({
    data: Uint8Array.from(bytes),
    ...pdfjsData(),
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    maxImageSize: 1,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  })
  try {
    const document = await task.promise
    return assemble(await readPages(document, pdfjs, limits), document.numPages, limits)
  } catch (cause) {
    if (cause instanceof ReadError) throw cause
    const name = cause instanceof Error ? cause.name : ''
    if (name === 'PasswordException') throw new ReadError('encrypted', 'pdf', { path: limits.path, cause })
    throw new ReadError('damaged', 'pdf', { path: limits.path, detail: sameDetail(causeWords(cause)), cause })
  } finally {
    await task.destroy()
  }
}

async function readPages(document: PDFDocumentProxy, pdfjs: typeof Pdfjs, limits: ReadLimits): Promise<PdfPage[]> {
  const pages: PdfPage[] = []
  let length = 0
  for (let number = 1; number <= document.numPages; number++) {
    if (Date.now() > limits.deadline)
      throw new ReadError('too-slow', 'pdf', { path: limits.path, place: { in: 'pdf', page: number, line: 1 } })
    const page = await document.getPage(number)
    const read = await readPdfPage(page, pdfjs)
    page.cleanup()
    for (const piece of read.pieces) length += piece.text.length
    if (length > limits.maxLength)
      throw new ReadError('too-large', 'pdf', { path: limits.path, place: { in: 'pdf', page: number, line: 1 } })
    pages.push(read)
  }
  return pages
}

function assemble(pages: PdfPage[], count: number, limits: ReadLimits): ReadDocument {
  if (pages.every((page) => page.pieces.length === 0))
    throw new ReadError('no-text', 'pdf', {
      path: limits.path,
      detail: {
        en: `its ${count} pages are images, a scan; it needs OCR`,
        zh: `共 ${count} 页均为图像（扫描件），需要先做文字识别`,
      },
    })
  const problems = pages.filter((page) => page.pieces.length === 0).map(({ number }) => pageWithoutText(number))
  const laid = pages.map((page): LaidPage => {
    const { tables, rest } = findPdfTables(page.pieces, page.rules)
    return { number: page.number, height: page.height, lines: pdfLines(rest), tables }
  })
  const apart = findFurniture(laid)
  joinBrokenRows(laid, apart)
  const lines = laid.flatMap((page) => page.lines.filter((line) => !apart.has(line)))
  const writer = createWriter(
    marginsOf(
      lines,
      pages.reduce((widest, page) => Math.max(widest, page.width), 0),
    ),
  )
  for (const page of laid) {
    let table = 0
    const writeTables = (above: number): void => {
      for (let next = page.tables[table]; next && next.top < above; next = page.tables[++table]) writer.table(next)
    }
    for (const line of page.lines) {
      if (apart.has(line)) continue
      writeTables(line.y)
      writer.line(line)
    }
    writeTables(Number.POSITIVE_INFINITY)
  }
  const { text, runs } = writer.finish()
  return {
    text,
    format: 'pdf',
    encoding: null,
    map: { kind: 'pdf', runs },
    furniture: [...apart].map((line) => ({ text: line.text, place: { in: 'pdf', page: line.page, line: line.line } })),
    problems,
  }
}

/**
 * Puts a row that a page's end broke together again: a table that goes on at the top of the next page with words where
 * the last row has words, and with nothing where it has figures.
 */
function joinBrokenRows(pages: LaidPage[], apart: Set<PdfLine>): void {
  for (const [i, page] of pages.entries()) {
    const [above, below] = [page.tables.at(-1), pages[i + 1]?.tables[0]]
    if (!above || !below || above.rows[0]?.length !== below.rows[0]?.length) continue
    const between = [
      ...page.lines.filter((line) => line.y > above.bottom),
      ...(pages[i + 1]?.lines.filter((line) => line.y < below.top) ?? []),
    ]
    if (between.some((line) => !apart.has(line))) continue
    const [row, rest] = [above.rows.at(-1), below.rows[0]]
    if (!row || !rest) continue
    const textOf = (cell: PdfPiece[] | null | undefined): string => cell?.map((piece) => piece.text).join('') ?? ''
    const figures = row.map((cell) => /^[-\d.,]{1,20}$/.test(textOf(cell)))
    const broken =
      figures.includes(true) &&
      rest.every((cell, at) => textOf(cell) === '' || (!figures[at] && isFull(row, at, above.edges)))
    if (!broken) continue
    rest.forEach((cell, at) => {
      if (cell) row[at]?.push(...cell)
    })
    below.rows.shift()
  }
}

/** Whether a cell's last line reaches its right edge, so that its words may go on below. */
function isFull(row: (PdfPiece[] | null)[], at: number, edges: number[]): boolean {
  const last = row[at]?.at(-1)
  let next = at + 1
  while (next < row.length && row[next] === null) next++
  return last !== undefined && last.x1 > (edges[next] ?? 0) - last.size * 1.8
}

function createWriter(margins: { left: number; right: number }): {
  line(line: PdfLine): void
  table(table: PdfTable): void
  finish(): { text: string; runs: PdfRun[] }
} {
  const parts: string[] = []
  const runs: PdfRun[] = []
  let length = 0
  let open: PdfLine | null = null
  const put = (text: string, page: number, line: number): void => {
    if (text === '') return
    runs.push({ start: length, end: length + text.length, page, line })
    parts.push(text)
    length += text.length
  }
  const own = (text: string): void => {
    parts.push(text)
    length += text.length
  }
  const close = (): void => {
    if (open) own('\n')
    open = null
  }
  return {
    line(line) {
      if (open && goesOn(open, line, margins)) own(open.spaced ? ' ' : glue(open.text, line.text))
      else close()
      put(line.text, line.page, line.line)
      open = line
    },
    table(table) {
      close()
      for (const row of table.rows) {
        if (row.every((cell) => cell === null || cell.length === 0)) continue
        row.forEach((cell, column) => {
          if (column > 0) own(' | ')
          let last = ''
          for (const { text, page, line } of cellLines(cell ?? [])) {
            own(glue(last, text))
            put(text, page, line)
            last = text
          }
        })
        own('\n')
      }
    },
    finish() {
      close()
      return { text: parts.join(''), runs }
    },
  }
}

const pageWithoutText = (page: number): ReadProblem => ({
  code: 'page-without-text',
  reason: `Page ${page} holds no text; it may be a scan.`,
  reasonZh: `第 ${page} 页没有文字，可能是扫描件。`,
  place: { in: 'pdf', page, line: 1 },
})
