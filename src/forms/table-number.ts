import type { FormWords } from './form.ts'

/** The number of a cell: its exact value, its unit as printed, and how surely it was printed. */
export interface CellNumber {
  end: number
  value: number | null
  unit: string | null
  /** 400余, 近30: the cell tells a bound, not a count. */
  bounded: boolean
}

/** Reads the number that begins at an offset of the folded text; null where none does. */
export type ReadCellNumber = (text: string, at: number) => CellNumber | null

/** How cells are told, compiled once for all tables. */
export interface CellPatterns {
  readNumber: ReadCellNumber
  /** A mark for none (—, /, 无) that fills its cell. */
  blankPattern: RegExp
  /** A unit that fills its cell. */
  unitPattern: RegExp
  /** What a character may begin, by `opens`: patterns are run only where they can match. */
  opening: Uint8Array
}

/** Flags of `CellPatterns.opening`. */
export const opens = { ordinal: 1, blank: 2, unit: 4 } as const

export function cellPatterns(words: FormWords): CellPatterns {
  return {
    readNumber: cellNumberReader(words),
    blankPattern: new RegExp(`(?:[-—–]{1,4}|[/\\\\]|${words.blanks.join('|')})(?=[\\s|]|$)`, 'y'),
    unitPattern: new RegExp(`(?:${words.units.join('|')})(?=[\\s|]|$)`, 'y'),
    opening: openingTable(words),
  }
}

function openingTable(words: FormWords): Uint8Array {
  const table = new Uint8Array(0x10000)
  const mark = (code: number, flag: number) => {
    table[code] = (table[code] as number) | flag
  }
  for (const char of '(0123456789一二三四五六七八九十') mark(char.charCodeAt(0), opens.ordinal)
  for (const [first, last] of ['㈠㈩', '①⑳', '⑴⒇', '⒈⒛'])
    for (let code = (first as string).charCodeAt(0); code <= (last as string).charCodeAt(0); code++)
      mark(code, opens.ordinal)
  for (const blank of ['-', '—', '–', '/', '\\', ...words.blanks]) mark(blank.charCodeAt(0), opens.blank)
  for (const unit of words.units) mark(unit.charCodeAt(0), opens.unit)
  return table
}

/**
 * Makes the reader of cell numbers: 1,113 and 3474675.89, signs (-8, 减3, 增5), units (6项, 25.1万元, 251000元), bounds (400余条).
 * A sign word is part of the number. What a digit, a letter or a dash follows at once is no number of a cell (2020-01-10).
 */
function cellNumberReader(words: FormWords): ReadCellNumber {
  const units = [...words.units]
    .sort((a, b) => b.length - a.length)
    .map((unit) => unit.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const pattern = new RegExp(
    `([约近])?([-+−—]|减少?|增加?|负|下降|上升)?( {0,2})(\\d{1,3}(?:,\\d{3}){1,12}(?!\\d)|\\d{1,40})(\\.\\d{1,20})?([余多])?(?: ?(${units.join('|')}|万))?(?:左右)?`,
    'y',
  )
  return (text, at) => {
    const first = text.charCodeAt(at)
    if (isDigit(first)) {
      const plain = readPlain(text, at)
      if (plain) return plain
    } else if (!numberStarts.has(first)) return null
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (!match) return null
    const [whole, about, sign, gap, digits = '', decimals = '', over, unit] = match
    if (sign === undefined && gap !== '') return null
    // — 4 is a blank and a number, -4 and 减 4 are numbers
    if ((sign === '—' || sign === '-' || sign === '+') && gap !== '') return null
    let end = at + whole.length
    let printed: string | null = unit ?? null
    const next = text.charCodeAt(end)
    if (isWordChar(next) || (isDash(next) && isDigit(text.charCodeAt(end + 1)))) return null
    if (printed !== null && isLabelLike(next)) {
      // 3人大: the unit is the beginning of a word
      if (text[end - printed.length] !== ' ') {
        end -= printed.length
        printed = null
      } else return null
    }
    const plain = digits.replaceAll(',', '')
    if (plain.length > 1 && plain.startsWith('0')) return null
    const negative = sign !== undefined && '-−—减少负下降'.includes(sign[0] ?? '')
    return {
      end,
      value: exactNumber((negative ? '-' : '') + plain + decimals),
      unit: printed,
      bounded: about !== undefined || over !== undefined || whole.endsWith('左右'),
    }
  }
}

/** The most common cell: a few digits with white space or a bar behind them. */
export function readPlain(text: string, at: number): CellNumber | null {
  let value = 0
  let i = at
  for (; i < at + 9 && isDigit(text.charCodeAt(i)); i++) value = value * 10 + text.charCodeAt(i) - 48
  if (i - at > 1 && text.charCodeAt(at) === 48) return null
  const next = text.charCodeAt(i)
  const ends = next === 10 || next === 9 || next === 124 || (next === 32 && !hasUnit(text, i)) || i >= text.length
  return ends ? { end: i, value, unit: null, bounded: false } : null
}

/** Whether what stands behind a space may be the number's unit: a Chinese character, a per cent sign. */
function hasUnit(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1)
  return isLabelLike(next) || next === 37
}

/** The double of a decimal numeral, or null where a double cannot hold its digits. */
function exactNumber(numeral: string): number | null {
  const significant = numeral.replace(/^-?0*\.?0*|\./g, '')
  if (significant.length > 15) return null
  const value = Number(numeral)
  // -0 is 0
  return value === 0 ? 0 : value
}

/** What a number may begin with but digits: 约, 近, signs, 减, 增. */
const numberStarts = new Set([...'约近-+−—减增负下上 '].map((char) => char.charCodeAt(0)))
const isDigit = (code: number): boolean => code >= 48 && code <= 57
const isWordChar = (code: number): boolean => isDigit(code) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
const isDash = (code: number): boolean =>
  code === 45 || code === 0x2014 || code === 0x2212 || code === 47 || code === 58
const isLabelLike = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff
