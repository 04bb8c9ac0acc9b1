import type { Extracted } from '../record/schema.ts'
import { allMatches } from '../source/all-matches.ts'
import type { Source } from '../source/source.ts'
import { extract } from './extract.ts'
import { agencies, anyOf, labels, titles } from './header-words.ts'
import { type Line, lineSpan, squeeze } from './lines.ts'
import { type Entry, entriesOf } from './metadata.ts'

const topic = `(?:${anyOf(titles.topics)})`
const ending = `(?:${anyOf(titles.endings)})`
const glued = `\\d{4}[-年/.]|[\\[(【]?(?:20\\d\\d|${anyOf(Object.values(labels).flat())})[-年/.::\\]】]`
// 某市司法局2019年政府信息公开工作年度报告, and what may be glued to it: a date, 来源:, 发布日期:
const titlePattern = new RegExp(
  `^#{0,6}(?:\\*\\*)?《?([^。;!?:<>|#*《》]{0,60}?${topic}[^。;!?:<>|#*《》]{0,25}?${ending}(?:\\([^()]{1,12}\\)|的(?:函|通知|公告))?)》?(?:\\*\\*)?(?=$|${glued})`,
)
// 关于报送《⟦某乡人民政府2009年政府信息公开工作年度报告⟧》的报告
const quoted = new RegExp(`^[^。;:]{2,40}《([^。;!?:《》]{0,60}?${topic}[^。;!?:《》]{0,25}?${ending})》`)
const sentence = new RegExp(`^#{0,6}(?:${anyOf(titles.notTitles)})`)
const year = /(?:19|20)\d{2}|[一二][〇零○O0九][〇零○O0一二三四五六七八九]{2}/
const startsWithTopic = new RegExp(`^(?:关于)?(?:(?:${year.source})年?度?)?${topic}`)
const name = new RegExp(`^[\\u4e00-\\u9fff()·]{2,28}(?:${anyOf(agencies.endings)})$`)
// 某局关于2014年度政府信息公开年度报告的函: the title of the letter, where nothing better is there
const letter = /(?:函|通知|公告)$/

interface Candidate {
  line: Line
  /** Where the title stands in the line's text. */
  start: number
  end: number
  score: number
}

/** The title: a line of the head (or two, where it was broken), a part of a one-line page, else a label's value. */
export function readTitle(source: Source, head: readonly Line[], entries: readonly Entry[]): Extracted<string> | null {
  const best = head
    .flatMap((line, index) => candidates(source, line, head[index + 1], head[index + 2]))
    .reduce<Candidate | null>((top, next) => (!top || next.score > top.score ? next : top), null)
  if (best) {
    const value = best.line.text.slice(best.start, best.end)
    return extract(source, lineSpan(best.line, best.start, best.end), value, 'header.title.line')
  }
  for (const { value } of entriesOf(entries, labels.title)) {
    const line = squeeze(source.folded, value.start, value.end)
    const match = titlePattern.exec(line.text)
    if (match) return extract(source, lineSpan(line, 0, match[1]?.length ?? 0), match[1] ?? '', 'header.title.label')
  }
  return inIntroduction(source, head)
}

// 现将《⟦某市司法局2020年度政府信息公开工作年度报告⟧》予以公布
const introduced = new RegExp(`《([^。;!?:《》]{0,60}?${topic}[^。;!?:《》]{0,25}?${ending})》`, 'g')

/** The title that the introduction quotes, where no line holds it: it names a year and an agency. */
function inIntroduction(source: Source, head: readonly Line[]): Extracted<string> | null {
  for (const line of head) {
    for (const match of allMatches(introduced, line.text.slice(0, 2000))) {
      const title = match[1] ?? ''
      if (!year.test(title) || startsWithTopic.test(title) || /格式|通知|办法/.test(title)) continue
      const start = match.index + 1
      return extract(source, lineSpan(line, start, start + title.length), title, 'header.title.quoted')
    }
  }
  return null
}

function candidates(source: Source, line: Line, second: Line | undefined, third: Line | undefined): Candidate[] {
  if (line.text.includes('>') || line.end - line.start > 160) return ofOneLinePage(source, line)
  const whole = candidate(line, 1)
  const found: Candidate[] = whole ? [whole] : ofOneLinePage(source, line)
  // 某市司法局⏎2019年政府信息公开工作年度报告, 某街道办事处2020年度政府⏎信息公开工作年度报告
  if (whole || !second || line.text.length > 60 || second.text.length > 60 || /[。;:|]/.test(line.text)) return found
  const alone = titlePattern.exec(second.text)
  const lacksStart =
    (startsWithTopic.test(second.text) && (name.test(line.text) || !year.test(second.text))) ||
    breaksTopic(line.text, second.text)
  if (alone && !(lacksStart && (name.test(line.text) || year.test(line.text)))) return found
  const two = candidate(squeeze(source.folded, line.start, second.end), alone ? 4 : 0)
  if (two) return [...found, two]
  if (!third || third.text.length > 60 || titlePattern.test(third.text) || /[。;:|]/.test(second.text)) return found
  const three = candidate(squeeze(source.folded, line.start, third.end), 0)
  return three ? [...found, three] : found
}

/** 某区农业局2013年度政⏎府信息公开工作年度报告: a topic stands on both sides of the line's end. */
function breaksTopic(first: string, second: string): boolean {
  return titles.topics.some((word) =>
    Array.from(word).some((_, k) => k > 0 && first.endsWith(word.slice(0, k)) && second.startsWith(word.slice(k))),
  )
}

const pieces = /[^\s>]{6,120}/g

/** Every part between spaces of a page that was scraped into one line. */
function ofOneLinePage(source: Source, line: Line): Candidate[] {
  const raw = source.folded.slice(line.start, Math.min(line.end, line.start + 2000))
  const found: Candidate[] = []
  for (const match of allMatches(pieces, raw)) {
    const start = line.start + match.index
    const one = candidate(squeeze(source.folded, start, start + match[0].length), 0)
    // 首页 > 政府信息公开年报 > 正文: a column of the site names no year
    if (one && year.test(one.line.text)) found.push(one)
  }
  return found
}

function candidate(line: Line, bonus: number): Candidate | null {
  if (sentence.test(line.text)) return null
  const match = titlePattern.exec(line.text) ?? quoted.exec(line.text)
  const title = match?.[1]
  if (!match || !title || title.length < 6) return null
  const start = match[0].indexOf(title)
  const score =
    (letter.test(title) || quoted.test(line.text) ? -6 : 0) +
    bonus +
    (year.test(title) ? 4 : 0) +
    (startsWithTopic.test(title) ? 0 : 2)
  return { line, start, end: start + title.length, score }
}
