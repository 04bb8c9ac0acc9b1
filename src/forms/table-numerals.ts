import type { Span } from '../source/span.ts'
import type { AlignedTables } from './aligned.ts'
import type { TableToken } from './lex-table.ts'

type TableNumeral = AlignedTables['numerals'][number]

const captionPattern = /第[二三四五六七八九十百\d]{1,6}条\s?第?\s?\(?\s?[一二三四五六七八九十\d]{1,3}\s?\)?\s?项/y

/** Every numeral of a table region, in order and apart: cells, the numbers of row labels, captions, years in notes, page numbers. */
export function tableNumerals(text: string, span: Span, tokens: readonly TableToken[]): TableNumeral[] {
  const numerals: TableNumeral[] = []
  let done = span.start
  const runs = (start: number, end: number, kind: TableNumeral['kind']) => {
    for (let i = start; i < end; i++) {
      if (!isDigit(text.charCodeAt(i))) continue
      let stop = i + 1
      while (stop < end && isDigit(text.charCodeAt(stop))) stop++
      const isYear = kind === 'name' && stop - i === 4 && /^(?:19|20)/.test(text.slice(i, stop))
      numerals.push({ span: { start: i, end: stop }, kind: isYear ? 'date' : kind })
      i = stop
    }
  }
  for (const token of tokens) {
    // what the lexer passed over is page furniture
    runs(done, token.start, 'chrome')
    done = token.end
    if (token.kind === 'number') numerals.push({ span: { start: token.start, end: token.end }, kind: 'cell' })
    else if (token.kind === 'ordinal') runs(token.start, token.end, 'ordinal')
    else {
      captionPattern.lastIndex = token.start
      const opens = token.kind === 'label' && text.startsWith('第', token.start)
      if (opens && captionPattern.test(text)) {
        const end = Math.min(captionPattern.lastIndex, token.end)
        numerals.push({ span: { start: token.start, end }, kind: 'citation' })
        runs(end, token.end, 'name')
      } else runs(token.start, token.end, 'name')
    }
  }
  runs(done, span.end, 'chrome')
  return numerals
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57
