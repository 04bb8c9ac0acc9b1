import { exactDay } from '../mentions/exact-days.ts'
import type { Extracted } from '../record/schema.ts'
import type { Source } from '../source/source.ts'
import { extract } from './extract.ts'
import { labels } from './header-words.ts'
import { type Line, offsetIn } from './lines.ts'
import { type Entry, entriesOf } from './metadata.ts'

// 2020-01-10 13:52 on a line of its own, or at the end of the title's line
const bare = /^[[(]?((?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2})/

/** The day of publication: of a label (发布日期 before 成文日期), else a numeric date that stands alone above the text. */
export function readPublication(
  source: Source,
  head: readonly Line[],
  entries: readonly Entry[],
  title: Extracted<string> | null,
): Extracted<string> | null {
  for (const { value } of entriesOf(entries, labels.publishedOn)) {
    const day = exactDay(source.folded.slice(value.start, value.end))
    if (!day) continue
    const span = { start: value.start, end: value.start + day.length }
    return extract(source, span, day.date, 'header.publication.label')
  }
  const titleEnd = title?.source[0]?.end ?? 0
  for (const line of head) {
    if (line.end <= titleEnd) continue
    // what is glued behind the title begins a line of its own
    const offset = line.start < titleEnd ? behind(line, titleEnd) : 0
    const match = bare.exec(line.text.slice(offset))
    const start = match && offsetIn(line, offset + match[0].length - (match[1]?.length ?? 0))
    if (start === null || start === undefined) continue
    const day = exactDay(source.folded.slice(start, start + 12))
    if (day) return extract(source, { start, end: start + day.length }, day.date, 'header.publication.bare')
  }
  return null
}

/** Where in the line's text what stands behind a source offset begins. */
function behind({ start, map }: Line, offset: number): number {
  return map ? map.findIndex((at) => at >= offset) : offset - start
}
