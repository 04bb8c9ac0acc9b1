import type { Narrative } from '../document/narrative.ts'
import type { Tree } from '../document/tree.ts'
import type { NumeralMention, TimeMention } from '../mentions/mention.ts'
import type { Header } from '../record/schema.ts'
import type { Source } from '../source/source.ts'
import { readAgency } from './agency.ts'
import { readContact } from './contact.ts'
import { readIndexNumber } from './index-number.ts'
import { headEnd, headLines, tailLines } from './lines.ts'
import { readMetadata } from './metadata.ts'
import { readPeriod } from './period.ts'
import { readPublication } from './publication.ts'
import { readSignature } from './signature.ts'
import { readTitle } from './title.ts'
import { readYear } from './year.ts'

/** How much of a page's end can hold its metadata, in UTF-16 units. */
const footLength = 1000
/** What the labels of a foot that are worth reading begin with: 发布日期, 成文日期, 索 引 号. */
const footLabel = /日期|时间|索/

/**
 * Who reports, on what, when: each field with its words, or null where the text does not say.
 *
 * Title, metadata and signature are read from the lines of the source, chrome included, since pages put them there;
 * period, contact and the year of last resort from the narrative.
 */
export function readHeader(
  source: Source,
  tree: Tree,
  narrative: Narrative,
  times: readonly TimeMention[],
  _numerals: readonly NumeralMention[],
): Header {
  const head = headLines(source, tree)
  const tail = tailLines(source, head)
  const bodyStart = Math.min(headEnd(source, tree), head.at(-1)?.end ?? 0)
  const above = readMetadata(source, { start: 0, end: bodyStart })
  const title = readTitle(source, head, above)
  const named = readAgency(source, narrative, title, null, above)
  const signature = readSignature(source, head, tail, title, named?.value ?? null)
  const period = readPeriod(source, narrative, times, title)
  const published = readPublication(source, head, above, title)
  const filed = readIndexNumber(source, head, above)
  const foot = { start: Math.max(bodyStart, source.folded.length - footLength), end: source.folded.length }
  const unread = (!published || !filed) && footLabel.test(source.folded.slice(foot.start, foot.end))
  const below = unread ? readMetadata(source, foot) : []
  return {
    title,
    agency: readAgency(source, narrative, title, signature.signedBy, above),
    year: readYear(source, narrative, times, title, period),
    period,
    publishedOn: published ?? readPublication(source, [], below, null),
    ...signature,
    indexNumber: filed ?? readIndexNumber(source, [], below),
    contact: readContact(source, narrative),
  }
}
