import type { FormSet } from './load-forms.ts'
import { type CellNumber, opens, readPlain } from './table-number.ts'
import { isLabelChar, labelKey, stepFrom, type TrieNode, type Vocabulary } from './vocabulary.ts'

/**
 * A piece of a table region.
 *
 * - `bar`, `tab`: what parts cells;
 * - `ordinal`: 1. (一) 三、 before a label;
 * - `label`: a label of the form, its note in brackets included; `prefix`: the beginning of one, where a line or cell ended;
 * - `number`, `blank`: a cell (减3, 25.1万元; —, /, 无); `unit`: a cell that holds a unit alone;
 * - `note`: text in brackets; `text`: anything else.
 */
export interface TableToken {
  kind: 'bar' | 'tab' | 'ordinal' | 'label' | 'prefix' | 'number' | 'blank' | 'unit' | 'note' | 'text'
  start: number
  end: number
  /** Line ends between the token before and this one. */
  lines: number
  /** Index in the vocabulary of a label; -1 for others. */
  label: number
  /** The label was recognised although characters differ or are missing. */
  fuzzy: boolean
  /** 1, 一: the number of an ordinal. */
  ordinal: string
  number: CellNumber | null
  /** Where the trie was left, for a prefix. */
  node: TrieNode | null
}

export interface TableLexer {
  /** The token at or after an offset, white space and page furniture skipped; null at `limit`. */
  next(at: number, limit: number): TableToken | null
  vocabulary: Vocabulary
  text: string
}

const newline = 10
/** A text is cut here: what is longer is prose. */
const longestText = 400
const space = 32
const ordinalPattern =
  /\(([一二三四五六七八九十]{1,3}|\d{1,2})\)(?![一二三四五六七八九十]?项)|([一二三四五六七八九十]{1,3})[、.,](?!\d)|(\d{1,2})[.、)](?=[\s“"*]*[\u4e00-\u9fff])|[㈠-㈩①-⑳⑴-⒇⒈-⒛]/y
/** What a page prints around a table, on a line of its own: - 4 -, P. 9, 第 4 页 共 8 页, the report's title. */
export const furniturePattern =
  /[ \t]*(?:[-—–·] ?\d{1,3} ?[-—–·]|P\. ?\d{1,3}|[Pp]age ?\d{1,3}\b.{0,60}|第 ?\d{1,3} ?页.{0,16}|\d{1,3} ?\/ ?\d{2,3}|[^|\t\n。]{0,40}(?:年度报告|年报|工作报告)(?:[^|\t\n。]{0,12}))[ \t]*(?=\n|$)/y
const furnitureStarts = new Set([...'-—–·Pp第'].map((char) => char.charCodeAt(0)))
const rulePattern = /:?-{3,}:?(?=[ \t]*(?:\||\n|$))/y

/** Makes the lexer of table regions over a folded text (with the words of conversions put right, same length). */
export function createTableLexer(text: string, vocabulary: Vocabulary, forms: FormSet): TableLexer {
  const { readNumber, blankPattern, unitPattern, opening } = forms.patterns
  let lines = 0

  /** Skips white space, marks that print nothing, and lines that belong to the page; counts line ends. */
  function skip(at: number, limit: number): number {
    let i = at
    while (i < limit) {
      const c = text.charCodeAt(i)
      if (c === newline) {
        lines++
        i = skipFurniture(i + 1, limit)
      } else if (c === space || isMark(c)) i++
      else break
    }
    return i
  }

  function skipFurniture(at: number, limit: number): number {
    if (!mayBeFurniture(at)) return at
    furniturePattern.lastIndex = at
    if (!furniturePattern.test(text)) return at
    const end = furniturePattern.lastIndex
    if (end > limit || end === at) return at
    // a line that holds a label is a row of the table, whatever else it holds
    return walk(skipSpaces(at, end), end).label >= 0 ? at : end
  }

  /** A quick look at the line: what it begins with, or whether it speaks of a report. */
  function mayBeFurniture(at: number): boolean {
    let i = at
    while (text.charCodeAt(i) === space) i++
    const c = text.charCodeAt(i)
    if (furnitureStarts.has(c) || isDigit(c)) return mayBeFurnitureAt(text, i)
    for (const last = i + 64; i < last; i++) {
      const d = text.charCodeAt(i)
      if (d === newline || Number.isNaN(d) || isBar(d)) return false
      if (d === 0x62a5) return true
    }
    return false
  }

  function skipSpaces(at: number, limit: number): number {
    let i = at
    while (i < limit && (text.charCodeAt(i) === space || isMark(text.charCodeAt(i)))) i++
    return i
  }

  /** Goes down the trie from an offset as far as the text agrees; white space and punctuation between do not count. */
  function walk(
    at: number,
    limit: number,
  ): { label: number; end: number; node: TrieNode; reached: number; depth: number } {
    const keep = lines
    let node = vocabulary.root
    let label = -1
    let end = at
    let reached = at
    let depth = 0
    for (let i = at; i < limit; ) {
      const c = text.charCodeAt(i)
      if (isLabelChar(c)) {
        const next = stepFrom(node, c)
        if (!next) break
        node = next
        i++
        reached = i
        depth++
        if (node.label >= 0 && isBoundary(i, limit)) {
          label = node.label
          end = i
        }
      } else if (depth > 0 && (c === space || c === newline || isMark(c) || isInnerPunctuation(c))) {
        if (i - reached > 40) break
        const before = i
        if (c === newline) i = skipFurniture(i + 1, limit)
        else i++
        if (i <= before) break
      } else break
    }
    lines = keep
    return { label, end, node, reached, depth }
  }

  /** Whether a label may end here: 规章 before 0, not before 制度 and not before 、规范性文件. */
  function isBoundary(at: number, limit: number): boolean {
    if (at >= limit) return true
    const c = text.charCodeAt(at)
    if (c === 0x3001 || c === 0x3002 || c === 44 || c === 59 || c === 0x201d) {
      // “三安全一稳定”
      return c === 0x201d
    }
    if (!isLabelChar(c)) return true
    if (startsOrdinal(at) || matches(blankPattern, opens.blank, at)) return true
    if ((c === 0x51cf || c === 0x589e || c === 0x8d1f) && readNumber(text, at)) return true // 减, 增, 负
    if (matches(unitPattern, opens.unit, at)) return true
    return startsLabel(at, limit)
  }

  /** Whether a sticky pattern matches at an offset; its flag tells with which characters it can begin. */
  function matches(pattern: RegExp, flag: number, at: number): boolean {
    if (((opening[text.charCodeAt(at)] as number) & flag) === 0) return false
    pattern.lastIndex = at
    return pattern.test(text)
  }

  /** Whether a whole label follows at once: 行政许可其他对外管理服务事项. */
  function startsLabel(at: number, limit: number): boolean {
    let node: TrieNode | undefined = vocabulary.root
    for (let i = at; i < limit && i < at + 40; i++) {
      node = stepFrom(node, text.charCodeAt(i))
      if (!node) return false
      if (node.label >= 0) return true
    }
    return false
  }

  /** End of a note in brackets that begins at an offset, or the offset itself: (指2019年事项数). */
  function noteEnd(at: number, limit: number): number {
    if (text.charCodeAt(at) !== 40) return at
    let depth = 0
    const last = Math.min(limit, at + 320)
    for (let i = at; i < last; i++) {
      const c = text.charCodeAt(i)
      if (c === 124 || c === 9) return at
      if (c === 40) depth++
      if (c === 41 && --depth === 0) return i + 1
    }
    return at
  }

  function token(kind: TableToken['kind'], start: number, end: number): TableToken {
    return { kind, start, end, lines, label: -1, fuzzy: false, ordinal: '', number: null, node: null }
  }

  function next(from: number, limit: number): TableToken | null {
    lines = 0
    let at = skip(from, limit)
    if (from === 0 || text.charCodeAt(from - 1) === newline) {
      if (at === from) at = skip(skipFurniture(at, limit), limit)
    }
    if (at >= limit) return null
    const c = text.charCodeAt(at)
    if (isBar(c)) return token('bar', at, at + 1)
    if (c === 9) return token('tab', at, at + 1)
    if (isDigit(c)) {
      const plain = readPlain(text, at)
      if (plain) return numberToken(at, plain)
    }
    rulePattern.lastIndex = at
    if ((c === 45 || c === 58) && rulePattern.test(text)) return token('note', at, rulePattern.lastIndex)
    ordinalPattern.lastIndex = at
    const ordinal = ((opening[c] as number) & opens.ordinal) === 0 ? null : ordinalPattern.exec(text)
    if (ordinal) {
      const made = token('ordinal', at, ordinalPattern.lastIndex)
      made.ordinal = ordinal[1] ?? ordinal[2] ?? ordinal[3] ?? ''
      return made
    }
    const inner = c === 40 ? at + 1 : at
    if (isLabelChar(text.charCodeAt(inner))) {
      const found = walk(inner, limit)
      if (found.label >= 0 && (inner === at || labelLength(found.label) >= 8)) {
        let end = found.end
        if (inner > at && text.charCodeAt(end) === 41) end++
        else {
          const note = skipSpaces(end, limit)
          if (!startsOrdinal(note)) end = Math.max(end, trimmed(noteEnd(note, limit)))
        }
        const made = token('label', at, end)
        made.label = found.label
        return made
      }
      if (inner === at && found.depth >= 2 && isPrefixEnd(found.reached, limit)) {
        const made = token('prefix', at, found.reached)
        made.node = found.node
        made.label = found.node.only
        return made
      }
    }
    if (c === 40) {
      const end = noteEnd(at, limit)
      if (end > at) return token('note', at, end)
    }
    const number = readNumber(text, at)
    // 12345热线 is no cell, 0行政强制 is one and the next label
    if (number && (isBoundary(number.end, limit) || !isLabelChar(text.charCodeAt(number.end)))) {
      return numberToken(at, number)
    }
    if (matches(blankPattern, opens.blank, at)) return token('blank', at, blankPattern.lastIndex)
    if (matches(unitPattern, opens.unit, at)) return token('unit', at, unitPattern.lastIndex)
    return lexText(at, limit)
  }

  function numberToken(at: number, number: CellNumber): TableToken {
    const made = token('number', at, number.end)
    made.number = number
    return made
  }

  const labelLength = (label: number): number => vocabulary.labels[label]?.key.length ?? 0

  function trimmed(end: number): number {
    let i = end
    while (i > 0 && isBlankChar(text.charCodeAt(i - 1))) i--
    return i
  }

  /** A cut label ends where the cell or the line ends, or where a number begins. */
  function isPrefixEnd(at: number, limit: number): boolean {
    const i = skipSpaces(text.charCodeAt(at) === 47 ? at + 1 : at, limit)
    if (i >= limit) return true
    const c = text.charCodeAt(i)
    return c === newline || c === 9 || isBar(c) || isDigit(c) || (i > at && c === 45)
  }

  /** Text that the form does not know, up to the next separator or to a space before a cell. */
  function lexText(at: number, limit: number): TableToken {
    let i = at
    const last = Math.min(limit, at + longestText)
    while (i < last) {
      const c = text.charCodeAt(i)
      if (c === newline || c === 9 || isBar(c)) break
      if (c === 40) {
        const end = noteEnd(i, limit)
        i = end > i ? end : i + 1
        continue
      }
      if (c === space) {
        const j = skipSpaces(i, limit)
        const d = text.charCodeAt(j)
        if (j >= limit || d === newline || isDigit(d) || d === 45 || d === 0x2014 || d === 47) break
        if (isLabelChar(d) && (walk(j, limit).label >= 0 || startsOrdinal(j))) break
        if (startsOrdinal(j)) break
        i = j
        continue
      }
      i++
    }
    return token('text', at, Math.max(i, at + 1))
  }

  function startsOrdinal(at: number): boolean {
    return matches(ordinalPattern, opens.ordinal, at)
  }

  return { next, vocabulary, text }
}

/** Chinese characters of a token, as labels are compared. */
export const tokenKey = (text: string, token: TableToken): string => labelKey(text.slice(token.start, token.end))

/**
 * A quick look at what stands at the first character of a line: whether `furniturePattern` can match there. A digit is
 * most often a cell's: it must begin a 3/12, or the line must speak of a report.
 */
function mayBeFurnitureAt(text: string, at: number): boolean {
  if (!isDigit(text.charCodeAt(at))) return furnitureStarts.has(text.charCodeAt(at)) || tellsReport(text, at)
  let i = at + 1
  while (i < at + 3 && isDigit(text.charCodeAt(i))) i++
  if (text.charCodeAt(i) === space) i++
  return text.charCodeAt(i) === 47 || tellsReport(text, at)
}

/** Whether 报 stands in the beginning of the line, before any bar. */
function tellsReport(text: string, at: number): boolean {
  for (let i = at; i < at + 64; i++) {
    const c = text.charCodeAt(i)
    if (c === 0x62a5) return true
    if (c === newline || c === 124 || Number.isNaN(c)) return false
  }
  return false
}

/** Whether a line that begins at an offset can be page furniture; `furniturePattern` tells for sure. */
export function mayBeFurniture(text: string, lineStart: number): boolean {
  let i = lineStart
  while (text.charCodeAt(i) === space || text.charCodeAt(i) === 9) i++
  return mayBeFurnitureAt(text, i)
}

const isDigit = (c: number): boolean => c >= 48 && c <= 57
const isBar = (c: number): boolean => c === 124 || c === 0x2502 || c === 0x2503 || c === 0xff5c
const isBlankChar = (c: number): boolean => c === space || c === newline
/** Marks that a table's text may carry and that print nothing: zero width, asterisks, back slashes, colons. */
const isMark = (c: number): boolean =>
  c === 0x200b ||
  c === 0x200c ||
  c === 0x200d ||
  c === 0xfeff ||
  c === 0x2060 ||
  c === 42 ||
  c === 58 ||
  c === 0x201c ||
  c === 0x201d ||
  c === 13 ||
  c === 96
const isInnerPunctuation = (c: number): boolean =>
  c === 0x3001 ||
  c === 44 ||
  c === 40 ||
  c === 41 ||
  c === 47 ||
  c === 60 ||
  c === 62 ||
  c === 0x300a ||
  c === 0x300b ||
  c === 34 ||
  c === 39 ||
  c === 0x2018 ||
  c === 0x2019 ||
  c === 0xb7
