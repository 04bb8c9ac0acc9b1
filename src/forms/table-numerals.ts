import type { Span } from '../source/span.ts'
import type { AlignedTables } from './aligned.ts'
import type { TableLexer } from './lex-table.ts'

type TableNumeral = AlignedTables['numerals'][number]

const captionPattern = /第[二三四五六七八九十百\d]{1,6}条\s?第?\s?\(?\s?[一二三四五六七八九十\d]{1,3}\s?\)?\s?项/g
const digits = /\d+/g

/** Every numeral of a table region, in order and apart: cells, the numbers of row labels, captions, years in notes, page numbers. */
export function tableNumerals(lexer: TableLexer, span: Span): TableNumeral[] {
  const { text } = lexer
  const numerals: TableNumeral[] = []
  let done = span.start
  const runs = (start: number, end: number, kind: TableNumeral['kind']) => {
    digits.lastIndex = start
    for (let match = digits.exec(text); match && match.index < end; match = digits.exec(text)) {
      const stop = match.index + match[0].length
      const isYear = kind === 'name' && /^(?:19|20)\d\d$/.test(match[0])
      numerals.push({ span: { start: match.index, end: stop }, kind: isYear ? 'date' : kind })
    }
  }
  for (let token = lexer.next(span.start, span.end); token; token = lexer.next(token.end, span.end)) {
    // what the lexer passed over is page furniture
    runs(done, token.start, 'chrome')
    done = token.end
    if (token.kind === 'number') numerals.push({ span: { start: token.start, end: token.end }, kind: 'cell' })
    else if (token.kind === 'ordinal') runs(token.start, token.end, 'ordinal')
    else {
      captionPattern.lastIndex = token.start
      const caption = token.kind === 'label' ? captionPattern.exec(text) : null
      if (caption && caption.index < token.end) {
        const end = Math.min(caption.index + caption[0].length, token.end)
        numerals.push({ span: { start: caption.index, end }, kind: 'citation' })
        runs(end, token.end, 'name')
      } else runs(token.start, token.end, 'name')
    }
  }
  runs(done, span.end, 'chrome')
  return numerals
}
