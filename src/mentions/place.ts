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
    if (unit.not.some((word) => text.startsWith(word, behind))) continue
    return unit
  }
  return null
}

/** Whether a list item or clause can begin at `at`: the paragraph's start, or punctuation before it. */
export function opensAt(place: Place, at: number): boolean {
  return at <= place.paragraph || '。;:;:,，!?)》”】、\n—'.includes(place.text.charAt(at - 1))
}
