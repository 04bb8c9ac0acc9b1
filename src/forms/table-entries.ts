import type { Span } from '../source/span.ts'
import { fuzzyLabel } from './fuzzy-label.ts'
import type { TableLexer, TableToken } from './lex-table.ts'
import type { CellNumber } from './table-number.ts'
import { labelKey } from './vocabulary.ts'

/**
 * A cell as it was found behind a label: a number, a mark that stands for none (—, 无), a blank between two separators, or an
 * edge, which is a blank between separators that a line end parts (it may be a cell or the end of a row); `end` is what stands
 * between the last separator of a row and the next row.
 */
export interface RawCell extends Span {
  kind: 'number' | 'mark' | 'blank' | 'edge' | 'end'
  number: CellNumber | null
  /** Line of the region, from 0. */
  line: number
}

/** A label, or other text, with the cells that follow it. */
export interface Entry {
  /** `bare`: cells at the start of a region, before any text. */
  kind: 'label' | 'prefix' | 'text' | 'bare'
  /** Place of the label or text; empty for a bare entry. */
  span: Span
  /** Index in the vocabulary, or -1. */
  label: number
  fuzzy: boolean
  ordinal: TableToken | null
  cells: RawCell[]
  /** A cell between that held a unit alone: 条. */
  unit: Span | null
  /** The region that the entry stands in. */
  region: number
  /** Line of the region in which the label stands. */
  line: number
  /** Separators before the label on its line. */
  column: number
  token: TableToken | null
}

/** Reads a region as a stream of labels with the cells behind each. */
export function readEntries(lexer: TableLexer, span: Span, region: number): { entries: Entry[]; tokens: TableToken[] } {
  const entries: Entry[] = []
  const tokens: TableToken[] = []
  let current: Entry | null = null
  let ordinal: TableToken | null = null
  let separator: TableToken | null = null
  let line = 0
  let column = 0
  const open = (kind: Entry['kind'], token: TableToken | null, at: Span): Entry => {
    const entry: Entry = {
      kind,
      span: at,
      label: token?.kind === 'label' ? token.label : -1,
      fuzzy: token?.fuzzy ?? false,
      ordinal: token ? ordinal : null,
      cells: [],
      unit: null,
      region,
      line,
      column,
      token,
    }
    ordinal = null
    current = entry
    entries.push(entry)
    return entry
  }
  let at = span.start
  for (let token = lexer.next(at, span.end); token; token = lexer.next(at, span.end)) {
    at = token.end
    tokens.push(token)
    line += token.lines
    if (token.lines > 0) column = 0
    const holder: Entry | null = current
    if (token.kind === 'bar' || token.kind === 'tab') {
      if (separator !== null && holder !== null) {
        const kind = token.lines > 0 ? 'edge' : 'blank'
        ;(holder as Entry).cells.push({
          kind,
          start: separator.end,
          end: separator.end,
          number: null,
          line: line - token.lines,
        })
      }
      separator = token
      column++
      continue
    }
    // a row that ends in a separator: 规章 | 0 | 0 |⏎规范性文件
    if (separator !== null && token.lines > 0 && holder !== null && !isCellToken(token)) {
      ;(holder as Entry).cells.push({
        kind: 'end',
        start: separator.end,
        end: separator.end,
        number: null,
        line: line - token.lines,
      })
    }
    separator = null
    if (token.kind === 'ordinal') ordinal = token
    else if (token.kind === 'note') continue
    else if (token.kind === 'number' || token.kind === 'blank') {
      const entry: Entry = holder ?? open('bare', null, { start: token.start, end: token.start })
      for (const cell of cellsOf(lexer.text, token, line)) entry.cells.push(cell)
    } else if (token.kind === 'unit') {
      if (holder !== null && (holder as Entry).cells.length === 0)
        (holder as Entry).unit = { start: token.start, end: token.end }
    } else open(token.kind, token, { start: token.start, end: token.end })
  }
  const last: Entry | null = current
  if (separator !== null && last !== null) {
    const { end } = separator as TableToken
    ;(last as Entry).cells.push({ kind: 'end', start: end, end, number: null, line })
  }
  return { entries: joinLabels(lexer, entries), tokens }
}

const isCellToken = (token: TableToken): boolean => token.kind === 'number' || token.kind === 'blank'

/** The cells of a token: one, or as many as a run of zeros has (0000000 is seven cells, never a number). */
function cellsOf(_text: string, token: TableToken, line: number): RawCell[] {
  const { start, end } = token
  return [{ kind: token.kind === 'number' ? 'number' : 'mark', start, end, number: token.number, line }]
}

/**
 * Recognises labels that are not whole: cut ones with one completion, ones with a wrong character, and ones whose row of
 * numbers stands between their two lines (要求行政机关确认或重新出⏎0 0 0 0 0 0 0⏎具已获取信息).
 */
function joinLabels(lexer: TableLexer, entries: Entry[]): Entry[] {
  const { text, vocabulary } = lexer
  const joined: Entry[] = []
  for (let i = 0; i < entries.length; i++) {
    const entry = entries[i] as Entry
    joined.push(entry)
    if (entry.kind !== 'prefix' && entry.kind !== 'text') continue
    const key = labelKey(text.slice(entry.span.start, entry.span.end))
    if (entry.kind === 'prefix') {
      const next = entries[i + 1]
      const rest =
        next?.kind === 'text' && next.cells.length === 0 ? labelKey(text.slice(next.span.start, next.span.end)) : ''
      const whole = rest === '' ? -1 : vocabulary.labels.findIndex((label) => label.key === key + rest)
      if (whole >= 0) {
        entry.label = whole
        entry.kind = 'label'
        i++
      } else if (entry.token && entry.token.label >= 0 && key.length >= 6) {
        entry.label = entry.token.label
        entry.kind = 'label'
        entry.fuzzy = true
      }
    }
    if (entry.kind === 'text' || (entry.kind === 'prefix' && key.length >= 5)) {
      const label = fuzzyLabel(vocabulary, key)
      if (label >= 0) {
        entry.label = label
        entry.kind = 'label'
        entry.fuzzy = true
      }
    }
  }
  return joined
}
