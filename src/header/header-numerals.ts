import type { Extracted, Header, NumeralKind } from '../record/schema.ts'
import type { Span } from '../source/span.ts'

/** The numerals that the header rests on, for the ledger: dates and identifiers, those of chrome lines included. */
export function headerNumerals(header: Header): { span: Span; kind: NumeralKind }[] {
  const { year, period, publishedOn, signedOn, indexNumber, contact } = header
  const of = (kind: NumeralKind, fields: readonly (Extracted<unknown> | null)[]) =>
    fields.flatMap((field) => field?.source.map((span) => ({ span, kind })) ?? [])
  return [
    ...of('date', [year, period, publishedOn, signedOn]),
    ...of('identifier', [indexNumber, contact.phone, contact.postcode]),
  ]
}
