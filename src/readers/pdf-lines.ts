import type { PdfPiece } from './pdf-page.ts'
import { isWide } from './wide-characters.ts'

/** A line of prose as it is printed. */
export interface PdfLine {
  text: string
  page: number
  /** Its number on the page, from 1. */
  line: number
  x0: number
  x1: number
  y: number
  size: number
  /** Wide gaps part it into columns: a row of a table without rules, or 「来源：X　　日期：Y」. */
  columns: number
  /** White space stands at its end. */
  spaced: boolean
}

/** Gap in ems from which two pieces of a line stand in columns of their own. */
const COLUMN_GAP = 1.2

/** The lines of pieces that are sorted by line and place. */
export function pdfLines(pieces: PdfPiece[]): PdfLine[] {
  const lines: PdfLine[] = []
  let group: PdfPiece[] = []
  const finish = (): void => {
    const line = lineOf(group)
    if (line) lines.push(line)
    group = []
  }
  for (const piece of pieces) {
    if (group[0] && (group[0].line !== piece.line || group[0].page !== piece.page)) finish()
    group.push(piece)
  }
  finish()
  return lines
}

function lineOf(pieces: PdfPiece[]): PdfLine | null {
  const first = pieces[0]
  if (!first) return null
  let text = ''
  let end = first.x0
  let columns = 1
  let size = 0
  for (const piece of pieces) {
    const gap = (piece.x0 - end) / Math.max(1, piece.size)
    if (text !== '' && gap > COLUMN_GAP) {
      text += '  '
      columns++
    } else if (gap > 0.15) {
      const wide = isWide(text.charCodeAt(text.length - 1)) || isWide(piece.text.charCodeAt(0))
      text += wide && gap >= 0.2 ? ' ' : glue(text, piece.text)
    }
    text += piece.text
    end = Math.max(end, piece.x1)
    size = Math.max(size, piece.size)
  }
  text = withoutTypeGaps(text)
  return {
    text,
    page: first.page,
    line: first.line,
    x0: first.x0,
    x1: end,
    y: first.y,
    size,
    columns,
    spaced: pieces.at(-1)?.spaced ?? false,
  }
}

/** The pieces of a cell as its printed lines, top to bottom. */
export function cellLines(pieces: PdfPiece[]): { text: string; page: number; line: number }[] {
  const sorted = [...pieces].sort((a, b) => a.page - b.page || a.line - b.line || a.x0 - b.x0)
  return pdfLines(sorted).map(({ text, page, line }) => ({
    text: text.replaceAll(/ {2,}/g, ' ').replaceAll('|', '｜'),
    page,
    line,
  }))
}

/** What joins two stretches of a text: a space between Latin words, nothing beside Chinese or within a number. */
export function glue(left: string, right: string): string {
  const [last, first] = [left.charCodeAt(left.length - 1), right.charCodeAt(0)]
  if (Number.isNaN(last) || Number.isNaN(first) || isWide(last) || isWide(first)) return ''
  const digits = /\d$/.test(left) && /^[\d.,]/.test(right)
  return digits || last === 32 || first === 32 ? '' : ' '
}

/**
 * Printers set 「公开120条」 with a little air around the number, and spread a line to fill it, which pdf.js gives as
 * spaces. A space beside Chinese is kept where most of its kind stand close: then it is the text's own.
 */
function withoutTypeGaps(text: string): string {
  if (!text.includes(' ')) return text
  const kindOf = (left: number, right: number): Kind | null => {
    const count = Number(isWide(text.charCodeAt(left))) + Number(isWide(text.charCodeAt(right)))
    return count === 2 ? 'chinese' : count === 1 ? 'mixed' : null
  }
  const close: Record<Kind, number> = { chinese: 0, mixed: 0 }
  const apart: Record<Kind, number> = { chinese: 0, mixed: 0 }
  for (let i = 1; i < text.length; i++) {
    const spaced = text.charCodeAt(i - 1) === 32
    if (text.charCodeAt(i) === 32 || (spaced && text.charCodeAt(i - 2) === 32)) continue
    const kind = kindOf(spaced ? i - 2 : i - 1, i)
    if (kind) (spaced ? apart : close)[kind]++
  }
  return text.replace(/ /g, (space, at: number) => {
    if (text.charCodeAt(at - 1) === 32 || text.charCodeAt(at + 1) === 32) return space
    const kind = kindOf(at - 1, at + 1)
    return kind && apart[kind] > close[kind] ? '' : space
  })
}

/** Two Chinese characters side by side, or one beside a letter or a digit. */
type Kind = 'chinese' | 'mixed'
