import type { Narrative } from '../document/narrative.ts'
import type { Tree } from '../document/tree.ts'
import type { NumeralMention, TimeMention } from '../mentions/mention.ts'
import type { Header } from '../record/schema.ts'
import type { Source } from '../source/source.ts'

export function readHeader(
  _source: Source,
  _tree: Tree,
  _narrative: Narrative,
  _times: readonly TimeMention[],
  _numerals: readonly NumeralMention[],
): Header {
  return {
    title: null,
    agency: null,
    year: null,
    period: null,
    publishedOn: null,
    signedBy: null,
    signedOn: null,
    indexNumber: null,
    contact: { phone: null, address: null, postcode: null, email: null, website: null },
  }
}
