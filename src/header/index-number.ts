import type { Extracted } from '../record/schema.ts'
import type { Source } from '../source/source.ts'
import { extract } from './extract.ts'
import { labels } from './header-words.ts'
import type { Line } from './lines.ts'
import { type Entry, entriesOf } from './metadata.ts'

/** 000014349/2020-00012, YT0031/2017-00012, 20230618-164604-828; not 2019年度报告号, which some pages put there. */
const indexNumber = /^(?=[^\s]{0,40}\d)[^\s:,。;《》]{4,50}/

/** JL3301002-2014-003 on a line of its own: the labels of a metadata block got lost, its values stayed. */
const bare = /^[A-Za-z]{0,10}\d{3,12}[-/](?:19|20)\d{2}[-/]\d{2,6}$/

/** The number under which the page is filed, of the label 索引号, else of a line that holds nothing else. */
export function readIndexNumber(
  source: Source,
  head: readonly Line[],
  entries: readonly Entry[],
): Extracted<string> | null {
  for (const { value } of entriesOf(entries, labels.indexNumber)) {
    const match = indexNumber.exec(source.folded.slice(value.start, value.end))
    if (!match || /报告|年报|信息公开/.test(match[0])) continue
    const span = { start: value.start, end: value.start + match[0].length }
    return extract(source, span, match[0], 'header.index-number.label')
  }
  const alone = head.find((line) => bare.test(line.text))
  return alone ? extract(source, { start: alone.start, end: alone.end }, alone.text, 'header.index-number.bare') : null
}
