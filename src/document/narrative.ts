import { textOfUnits } from '../source/fold.ts'
import { pinyinAt } from '../source/pinyin.ts'
import type { Source } from '../source/source.ts'
import type { Span } from '../source/span.ts'
import { isWhiteSpace } from '../source/white-space.ts'
import { isBlank } from './lines.ts'
import { opensParagraph } from './paragraphs.ts'
import type { SectionNode, Tree } from './tree.ts'

/**
 * The prose of a report as the grammars read it: the folded text of every block that is neither table nor chrome,
 * with white space, zero-width characters and a mirror's pinyin in brackets taken out, one paragraph a line.
 * A space between two digits stays, unless it parts thousands (1 234); one between two figures' clauses is a comma.
 *
 * Grammars match on `text`, and `sourceSpan` leads back to the source.
 */
export interface Narrative {
  text: string
  /** `map[i]` is the source offset of `text[i]`; `map[text.length]` the end of the last character's source. */
  map: Uint32Array
  paragraphs: Paragraph[]
}

/** Offsets `start` and `end` are into the narrative's text, the closing line feed left out. */
export interface Paragraph extends Span {
  kind: 'heading' | 'paragraph' | 'title' | 'signature'
  section: SectionNode
}

/** The source span of a span of the narrative's text: from its first character to its last, gaps between them included. */
export function sourceSpan(narrative: Narrative, span: Span): Span {
  const { map } = narrative
  const start = map[span.start] ?? 0
  return { start, end: span.end > span.start ? (map[span.end - 1] ?? 0) + 1 : start }
}

/** The paragraph that holds an offset of the narrative's text, its line feed included; null past the end. */
export function paragraphAt(narrative: Narrative, offset: number): Paragraph | null {
  const { paragraphs } = narrative
  let low = 0
  let high = paragraphs.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((paragraphs[middle] as Paragraph).end < offset) low = middle + 1
    else high = middle
  }
  const paragraph = paragraphs[low]
  return paragraph && paragraph.start <= offset && offset <= paragraph.end ? paragraph : null
}

/** The offset in the narrative's text of the first character that stands at a source offset or after it. */
export function narrativeOffset(narrative: Narrative, sourceOffset: number): number {
  const { map } = narrative
  let low = 0
  let high = narrative.text.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((map[middle] as number) < sourceOffset) low = middle + 1
    else high = middle
  }
  // A line feed that stands for no character of its own shares its offset with the paragraph after it.
  return low < narrative.text.length && map[low + 1] === map[low] ? low + 1 : low
}

const lineFeed = 10
const comma = 44
const isDigit = (unit: number) => unit >= 48 && unit <= 57
const isHan = (unit: number) => unit >= 0x3400 && unit <= 0x9fff

/** Writes the narrative of a tree; see `Narrative`. */
export function narrate(source: Source, tree: Tree): Narrative {
  const { folded } = source
  const units = new Uint16Array(folded.length + tree.blocks.length)
  const map = new Uint32Array(units.length + 1)
  const paragraphs: Paragraph[] = []
  const markup = tree.markup ?? []
  let length = 0
  let nextMark = 0
  let sourceEnd = 0
  let onlyBreaks = true

  const copy = (span: Span, marked: boolean) => {
    let i = span.start
    let end = span.end
    if (marked) {
      while (i < end && (isWhiteSpace(folded.charCodeAt(i)) || '#*_>'.includes(folded.charAt(i)))) i++
      while (end > i && (isWhiteSpace(folded.charCodeAt(end - 1)) || '#*_'.includes(folded.charAt(end - 1)))) end--
    }
    for (; i < end; i++) {
      while (nextMark < markup.length && (markup[nextMark] as Span).end <= i) nextMark++
      const mark = markup[nextMark]
      if (mark && mark.start <= i) {
        i = Math.min(mark.end, end) - 1
        continue
      }
      const unit = folded.charCodeAt(i)
      if (isBlank(unit)) {
        const next = afterBlanks(folded, i, end)
        const before = units[length - 1] ?? 0
        if (
          length > 0 &&
          isDigit(before) &&
          next < end &&
          isDigit(folded.charCodeAt(next)) &&
          map[length - 1] === i - 1
        ) {
          // 2020 5件 keeps its space, 1 234件 is one number, so is a number that a line end cut
          const gap = folded.slice(i, next)
          const space = gap.search(/[ \t]/)
          const joins =
            space < 0 ||
            gap.includes('\n') ||
            partsThousands(folded, i, next, span.start) ||
            splitsNumber(folded, i, next, span.start)
          if (!joins) {
            units[length] = gap.charCodeAt(space)
            map[length++] = i + space
          }
        } else if (partsFigures(folded, i, next, end, span.start)) {
          units[length] = comma
          map[length++] = i
        }
        i = next - 1
        continue
      }
      if (unit === 40 && length > 0 && isHan(units[length - 1] ?? 0)) {
        pinyinAt.lastIndex = i
        if (pinyinAt.test(folded) && pinyinAt.lastIndex <= end) {
          i = pinyinAt.lastIndex - 1
          continue
        }
      }
      units[length] = unit
      map[length++] = i
    }
    sourceEnd = end
  }

  for (const block of tree.blocks) {
    const { kind, span, section } = block
    if (kind === 'blank') continue
    if (kind === 'table') onlyBreaks = false
    if (kind === 'table' || kind === 'chrome') continue
    const last = paragraphs.at(-1)
    const joined =
      last?.kind === 'paragraph' &&
      kind === 'paragraph' &&
      onlyBreaks &&
      goesOn(units, last, length, folded, last && (map[length - 1] ?? 0), span, section === last.section)
    const start = length
    if (!joined && length > 0) {
      map[length] = sourceEnd
      units[length++] = lineFeed
    }
    const from = length
    copy(span, kind === 'heading' || kind === 'title')
    if (length === from) {
      length = start // nothing to read in the block
      continue
    }
    onlyBreaks = true
    if (joined && last) last.end = length
    else paragraphs.push({ start: from, end: length, kind, section })
  }
  map[length] = length > 0 ? sourceEnd : 0
  return { text: textOfUnits(units.subarray(0, length)), map: map.slice(0, length + 1), paragraphs }
}

/** Whether a paragraph goes on after a page's end: it is long, ends in no mark, and no number follows. */
function goesOn(
  units: Uint16Array,
  last: Paragraph,
  length: number,
  folded: string,
  _end: number,
  next: Span,
  sameSection: boolean,
): boolean {
  if (!sameSection || length - last.start < 20 || opensParagraph(folded, next.start)) return false
  const mark = String.fromCharCode(units[length - 1] ?? 0)
  if (/[,、]/.test(mark)) return true
  return !/[。!?;:…)”》.|]/.test(mark) && !isDigit(mark.charCodeAt(0)) && next.end - next.start > 20
}

function afterBlanks(folded: string, from: number, end: number): number {
  let i = from
  while (i < end && isBlank(folded.charCodeAt(i))) i++
  return i
}

/** 网站发布120条 微信发布33条: a space behind a figure, and a clause of its own behind that, where no comma was written. */
function partsFigures(folded: string, from: number, to: number, end: number, start: number): boolean {
  if (!isHan(folded.charCodeAt(to)) || !figureUnits.includes(folded.charAt(from - 1))) return false
  const behind = folded.slice(to, Math.min(end, to + 30))
  // 信息 21 条 其中 机构信息 3 条 供养动态 14 条: spaces everywhere, rows none the less
  if (spacedFigure.test(folded.slice(Math.max(start, from - 14), from)) && spacedRow.test(behind)) return true
  return (
    /[^\s\d.,;。、余除有中(]\d[\d.,]{0,9}[余多]?[条件篇次个份期场起宗]$/.test(
      folded.slice(Math.max(start, from - 14), from),
    ) && clauseBehind.test(behind)
  )
}

const spacedFigure = /[\u3400-\u9fff] \d[\d.,]{0,9} [条件篇次个份期]$/
const spacedRow =
  /^(?!申请|信息|政府|政务|依申请|留言|来信|各类|主动|公开)(?:其中 ?[\u3400-\u9fff]|[\u3400-\u9fff]{2,8} \d[\d.,]{0,9} [条件篇次个份期])/
const figureUnits = '条件篇次个份期场起宗'
const clauseBehind =
  /^(?!申请|信息|政府|政务|依申请|留言|来信|各类|余|多|以上|左右|主动|公开)(?:[\u3400-\u9fff“”《》]{2,20} ?\d[\d.,]{0,9} ?余?[条件篇次个份期场起宗人]|[均未无已都皆占按其]|全部|没有|累计|办结|答复|比上年|[较同]|阅读|总阅)/

/** 来信8 3封, 信息9 6 条: a space in a short number that a unit follows; the number is no year and no list of cells. */
function splitsNumber(folded: string, from: number, to: number, start: number): boolean {
  if (to - from !== 1) return false
  const before = /[\u3400-\u9fff] ?\d{1,2}$/.test(folded.slice(Math.max(start, from - 5), from))
  return before && /^\d{1,3} ?[\u3400-\u9fff]/.test(folded.slice(to, to + 5))
}

/** 文件数 条 98 402: cells behind the unit of their row. */
const cellsOfRow = /[条件篇个次人项份元] \d{1,3}$/

/** Whether a gap parts thousands: one to three digits before it, three after it and no fourth. */
function partsThousands(folded: string, from: number, to: number, start: number): boolean {
  if (to - from !== 1) return false
  const ahead = folded.slice(Math.max(start, from - 16), from)
  if (!/(?:^|[^\d.,])(?:\d{1,3}|\d{1,3}(?: \d{3}){1,3})$/.test(ahead) || cellsOfRow.test(ahead)) return false
  return /^\d{3}(?!\d)/.test(folded.slice(to, to + 4))
}
