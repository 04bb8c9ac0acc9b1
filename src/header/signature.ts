import { exactDay } from '../mentions/exact-days.ts'
import type { Extracted, Header } from '../record/schema.ts'
import type { Source } from '../source/source.ts'
import { extract } from './extract.ts'
import { agencies, anyOf } from './header-words.ts'
import { type Line, lineSpan } from './lines.ts'

const DATE =
  '(?:(?:19|20)\\d{2}|[一二][〇零○O0九][〇零○O0一二三四五六七八九]{2})[年.\\-/][\\d〇零○一二三四五六七八九十廿卅]{1,3}[月.\\-/][\\d〇零○一二三四五六七八九十廿卅]{1,3}日?'
const NAME = `[\\u4e00-\\u9fff()·]{2,38}(?:${anyOf(agencies.endings)})`
// 2020年1月10日, (2010年3月5日), 某市司法局2020年1月10日, …。某市司法局2020年1月10日
const signed = new RegExp(`(?:^|[。;!])(?:(${NAME})(?:\\(?(?:盖章|公章|印章)\\)?)?)?\\(?(${DATE})\\)?$`)
const nameLine = new RegExp(`^(${NAME})(?:\\(?(?:盖章|公章|印章)\\)?)?$`)
/** 2020.1.1 */
const shortestDate = 8
/** Of a page in one line, only its end can be a signature. */
const longLine = 300

/**
 * Who signed, and when: agency and date at the end of the text, in two lines or in one; else the date, alone or with
 * the agency, that stands under the title in words or in brackets ((2010年3月5日)).
 */
export function readSignature(
  source: Source,
  head: readonly Line[],
  tail: readonly Line[],
  title: Extracted<string> | null,
  agency: string | null,
): Pick<Header, 'signedBy' | 'signedOn'> {
  for (let index = tail.length - 1; index >= 0; index--) {
    const line = tail[index]
    if (!line) continue
    const found = signatureAt(source, line, tail[index - 1])
    if (found) return found
  }
  const start = title?.source[0]?.start ?? 0
  for (const [index, line] of head.entries()) {
    const found = signatureAt(source, line, head[index - 1])
    // above the title only a letter's signature; 2020-01-10 is when the page was published
    if (found && /年/.test(line.text) && (found.signedBy || line.start > start)) return found
  }
  // 某市司法局办公室, the last line, without a date
  const last = tail.findLast(
    ({ text }) => agency !== null && (text === agency || (text.startsWith(agency) && nameLine.test(text))),
  )
  const alone = last ? extract(source, lineSpan(last, 0, last.text.length), last.text, 'header.signature.name') : null
  return { signedBy: alone, signedOn: null }
}

function signatureAt(
  source: Source,
  line: Line,
  before: Line | undefined,
): Pick<Header, 'signedBy' | 'signedOn'> | null {
  if (line.text.length < shortestDate || !/[日)\d]$/.test(line.text)) return null
  const skipped = Math.max(0, line.text.length - longLine)
  const match = signed.exec(line.text.slice(skipped))
  const words = match?.[2]
  if (!match || !words) return null
  const from = skipped + match.index + match[0].lastIndexOf(words)
  const day = exactDay(words)
  if (!day) return null
  const signedOn = extract(source, lineSpan(line, from, from + day.length), day.date, 'header.signature.date')
  const name = match[1]
  if (name) {
    const start = skipped + match.index + match[0].indexOf(name)
    return {
      signedBy: extract(source, lineSpan(line, start, start + name.length), name, 'header.signature.name'),
      signedOn,
    }
  }
  // …。2020年1月10日 within a sentence's line is no signature
  if (match.index + skipped > 0) return null
  const above = before && nameLine.exec(before.text)?.[1]
  const signedBy =
    before && above ? extract(source, lineSpan(before, 0, above.length), above, 'header.signature.name') : null
  return { signedBy, signedOn }
}
