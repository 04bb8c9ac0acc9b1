import type { NumeralKind } from '../record/schema.ts'
import type { Span } from '../source/span.ts'
import type { NumeralMention } from './mention.ts'
import type { NumeralLexicon, Unit } from './numeral-lexicon.ts'

/** Where the scan stands: a digit, Arabic or Chinese, that no mention holds yet. */
export interface Place {
  text: string
  lexicon: NumeralLexicon
  /** Offset of the digit. */
  at: number
  /** End of the run of Arabic digits, or of Chinese number characters, that begins there. */
  runEnd: number
  /** It is a run of Chinese characters. */
  chinese: boolean
  /** End of the mention before it, or start of its paragraph: nothing reaches further back. */
  from: number
  /** End of its paragraph. */
  end: number
  /** Start of the next date, or `end`: no number reaches beyond it. */
  limit: number
  /** Start of its paragraph. */
  paragraph: number
  /** The paragraph is a heading. */
  heading: boolean
  /** End of the book title 《…》 or of the short quotation “…” that holds it; 0 outside. */
  titleEnd: number
  quoteEnd: number
  /** The mention before it, if it is an identifier of the same paragraph (0512-65825350、65825351). */
  afterIdentifier: boolean
}

/** Reads a numeral that counts nothing at the place, or null. */
export type LabelReader = (place: Place) => NumeralMention | null

/** What a reader found at the place, from `start` (never before the place's `from`) to `end`. */
export const found = (kind: NumeralKind, start: number, end: number, place: Place): NumeralMention =>
  label(kind, { start: Math.max(start, place.from), end }, place.chinese)

/** A mention that counts nothing: no value, no unit. */
export function label(kind: NumeralKind, span: Span, chinese: boolean): NumeralMention {
  return {
    start: span.start,
    end: span.end,
    digits: { start: span.start, end: span.end },
    kind,
    value: null,
    range: null,
    unit: null,
    unitSpan: { start: span.end, end: span.end },
    bound: 'exact',
    chinese,
    inexact: false,
  }
}

/** The longest unit at `at` that is not the head of another word; null where none stands. */
export function unitAt(place: Place, at: number, chinese: boolean): Unit | null {
  const { text, lexicon } = place
  const candidates = lexicon.units.get(text.charAt(at))
  if (!candidates) return null
  for (const unit of candidates) {
    if (chinese && unit.arabicOnly) continue
    if (!text.startsWith(unit.text, at)) continue
    const behind = at + unit.text.length
    if (unit.kind === 'latin' && /[A-Za-z0-9]/.test(text.charAt(behind))) continue
    if (unit.not.length === 0 || !unit.not.some((word) => text.startsWith(word, behind))) return unit
  }
  return null
}

/** Whether a character that makes digits a number stands at `at`: 余, 多, 万, 亿, %. */
export function isNumberMark(text: string, at: number): boolean {
  const character = text.charAt(at)
  return character !== '' && '余多万亿%'.includes(character)
}

/** Whether a list item or clause can begin at `at`: the paragraph's start, or punctuation before it. */
export function opensAt(place: Place, at: number): boolean {
  return at <= place.paragraph || '。;:;:,，!?)》”】、\n—'.includes(place.text.charAt(at - 1))
}
