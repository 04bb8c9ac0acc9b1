import { createTableLexer, type TableLexer, type TableToken } from '../forms/lex-table.ts'
import { bundledForms, type FormSet } from '../forms/load-forms.ts'
import { blankPinyin } from '../source/pinyin.ts'
import type { Span } from '../source/span.ts'
import { findGrids } from './grids.ts'

/** Marks that no cell and no label of a table holds: they end a region. */
const prosePattern = /[。;!?]/
/** 三、收到和处理政府信息公开申请情况: a line that ends like this and has no cells is a heading. */
const headingEnd = /(?:情况|事项|措施|问题|说明|打算|安排|附件|附表)$/

/**
 * Regions of the folded text in which a table stands, in order and apart; see forms/ for how they are read.
 *
 * A region is opened by an anchor of the forms (第二十条第(一)项, 未经复议直接起诉 …) and runs over labels, cells and what parts
 * them, however the table survived; a section heading or prose closes it. Grids of pipes, tabs or bare numbers that hold no
 * anchor are regions too. A sentence that quotes a label is none. Time is linear in the length.
 */
export function findTables(folded: string, forms: FormSet = bundledForms()): Span[] {
  const found: Span[] = []
  const text = rightWords(folded, forms)
  const lexers = {
    statutory: createTableLexer(text, forms.vocabularies.statutory, forms),
    statistics: createTableLexer(text, forms.vocabularies.statistics, forms),
  }
  let done = 0
  forms.anchor.lastIndex = 0
  for (let match = forms.anchor.exec(text); match; match = forms.anchor.exec(text)) {
    if (match.index < done) continue
    const lexer = lexers[match[1] !== undefined ? 'statistics' : 'statutory']
    const start = reachBack(lexer, match.index, done)
    const { end, enough } = grow(lexer, start)
    if (end <= match.index) continue
    if (enough) {
      found.push({ start, end })
      done = end
    }
    // what was too little from here is less from any anchor further on
    forms.anchor.lastIndex = Math.max(forms.anchor.lastIndex, end)
  }
  return merge(folded, [...found, ...findGrids(folded)])
}

/**
 * Puts right, at equal length, the words that a conversion to traditional characters changed (规范性档案 is 规范性文件), and blanks
 * a mirror's pinyin: 规(guī)章.
 */
export function rightWords(folded: string, forms: FormSet): string {
  const plain = blankPinyin(folded)
  if (!forms.variant || !Object.keys(forms.words.variants).some((word) => plain.includes(word))) return plain
  return plain.replace(forms.variant, (word) => forms.words.variants[word] ?? word)
}

/** Follows a table from its start to its end; not `enough` where too little of one stands there. */
function grow(lexer: TableLexer, start: number): { end: number; enough: boolean } {
  const { text, vocabulary } = lexer
  const limit = text.length
  let end = start
  let at = start
  let pending = 0
  let ordinalBefore: TableToken | null = null
  let groupsSince = start
  let cells = 0
  let bars = 0
  let lines = 0
  const seen = new Set<number>()
  const settle = (token: TableToken) => {
    end = token.end
    pending = 0
  }
  for (let token = lexer.next(at, limit); token; token = lexer.next(at, limit)) {
    if (token.lines > 12) break
    lines += token.lines
    at = token.end
    const after = ordinalBefore
    ordinalBefore = null
    if (token.kind === 'bar' || token.kind === 'tab') {
      bars++
      settle(token)
    } else if (token.kind === 'label') {
      seen.add(token.label)
      settle(token)
      const isGroup = vocabulary.labels[token.label]?.uses.every(
        (use) => use.role === 'group' || use.role === 'spanner',
      )
      if (!isGroup) groupsSince = end
    } else if (token.kind === 'number' || token.kind === 'blank') {
      if (token.kind === 'number' && /[,。;、!?]/.test(text[token.end] ?? '')) break
      cells++
      settle(token)
      groupsSince = end
    } else if (token.kind === 'unit') settle(token)
    else if (token.kind === 'note' || token.kind === 'prefix') pending++
    else if (token.kind === 'ordinal') {
      ordinalBefore = token
      continue
    } else if (!isTableText(lexer, token, after, pending)) break
    else pending++
    if (pending > 24) break
  }
  if (cells === 0 && bars < 2 && vocabulary.forms.length === 1) end = groupsSince
  const enough =
    (seen.size >= 3 && (cells > 0 || bars > 1 || lines > 1)) || (seen.size > 0 && (cells >= 5 || bars >= 4))
  return { end, enough }
}

/** Whether text that the form does not know may stand in a table: a row or column that the agency added, a piece of a label. */
function isTableText(lexer: TableLexer, token: TableToken, ordinal: TableToken | null, pending: number): boolean {
  const { text, vocabulary } = lexer
  const words = text.slice(token.start, Math.min(token.end, token.start + 200))
  if (words.startsWith('#') || prosePattern.test(withoutNotes(words))) return false
  // 五、存在的主要问题
  if (ordinal !== null && /^[一二三四五六七八九十]/.test(text.slice(ordinal.start, ordinal.start + 1))) return false
  const follows = lexer.next(token.end, text.length)
  const hasCells = follows !== null && (follows.kind === 'bar' || follows.kind === 'tab' || isCell(follows))
  const isLoneBar = hasCells && follows.kind === 'bar' && isCellAfter(lexer, follows)
  if (hasCells && (follows.lines === 0 || isCell(follows) || isLoneBar)) return token.end - token.start <= 160
  if (isShredded(words) || isPieceOfLabel(words, vocabulary.pairs)) return true
  if (headingEnd.test(words.trim())) return false
  return pending < 3 && words.length <= 24 && !/[,、]/.test(words)
}

/** 行政检查⏎|⏎0: cells that lone bars part. */
function isCellAfter(lexer: TableLexer, bar: TableToken): boolean {
  const next = lexer.next(bar.end, lexer.text.length)
  return next !== null && isCell(next)
}

const isCell = (token: TableToken): boolean =>
  token.kind === 'number' || token.kind === 'blank' || token.kind === 'unit'
const withoutNotes = (words: string): string => words.replace(/\([^()]{0,200}\)/g, '')

/** 理结果, 法律 服务: every two neighbouring characters follow each other in some label. */
function isPieceOfLabel(words: string, pairs: Set<string>): boolean {
  const key = words.replace(/[\s“”()、,/]/g, '')
  if (key.length < 2 || key.length > 40) return false
  for (let i = 1; i < key.length; i++) if (!pairs.has(key.slice(i - 1, i + 1))) return false
  return true
}

/** How far before an anchor its line is looked at. */
const reach = 400

/** Where the line of an offset begins, or the floor. */
function lineStart(text: string, offset: number, floor: number): number {
  let i = offset
  while (i > floor && text.charCodeAt(i - 1) !== 10) i--
  return i
}

/** Goes back from an anchor over what belongs to the table too: 行政复议 | 行政诉讼 above 结果维持, a unit line, the first rows. */
function reachBack(lexer: TableLexer, anchor: number, floor: number): number {
  const { text } = lexer
  const from = Math.max(lineStart(text, anchor, Math.max(floor, anchor - reach)), anchor - reach)
  const isLineStart = from === floor || text[from - 1] === '\n'
  let start = reachInLine(lexer, from, anchor)
  if (text[start - 1] === '(') start--
  if (!isLineStart || text.slice(from, start).trim() !== '') return start
  let cursor = from
  for (let n = 0; n < 30 && cursor > floor; n++) {
    let end = cursor - 1
    while (end > floor && isSpace(text.charCodeAt(end - 1))) end--
    if (end <= floor) break
    const above = lineStart(text, end, Math.max(floor, end - reach - 1))
    const kind = tableLine(lexer, above, end)
    if (kind === 'none') break
    cursor = above
    if (kind === 'labels') start = above
  }
  return start
}

const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 9

/** The first place of a line from which only labels, cells and separators lead to `end`. */
function reachInLine(lexer: TableLexer, from: number, end: number): number {
  let start = end
  let at = from
  for (let token = lexer.next(at, end); token; token = lexer.next(at, end)) {
    at = token.end
    if (token.kind === 'text' || token.kind === 'note' || token.kind === 'prefix') start = end
    else if (token.kind === 'ordinal') {
      const after = lexer.next(at, end)
      if (after !== null && after.kind !== 'label') start = end
      else if (start === end) start = token.start
    } else if (start === end) start = token.start
  }
  return start
}

/** What a line above a table holds: labels of it, pieces of labels and bars alone (结 结 其 尚), or anything else. */
function tableLine(lexer: TableLexer, from: number, end: number): 'labels' | 'pieces' | 'none' {
  if (end - from > reach) return 'none'
  let labels = 0
  let at = from
  for (let token = lexer.next(at, end); token; token = lexer.next(at, end)) {
    at = token.end
    if (token.kind === 'label') labels++
    else if (token.kind === 'note') return 'none'
    else if (token.kind === 'text' && !isShredded(lexer.text.slice(token.start, token.end))) return 'none'
  }
  return labels > 0 ? 'labels' : 'pieces'
}

/** 结 结 其 尚: a label that stood upright, cut into characters. */
function isShredded(words: string): boolean {
  return words.length <= 60 && words.split(' ').every((part) => part.length <= 2)
}

/** Sorts spans and joins those that overlap or that nothing but white space parts. */
function merge(text: string, spans: Span[]): Span[] {
  const merged: Span[] = []
  for (const span of spans.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1)
    if (last && (span.start <= last.end || text.slice(last.end, span.start).trim() === '')) {
      last.end = Math.max(last.end, span.end)
    } else merged.push({ ...span })
  }
  return merged
}
