import type { Narrative } from '../document/narrative.ts'
import { decreeNumber, documentCitation, numbered } from './citations.ts'
import { name, quoted } from './digit-names.ts'
import { addressNumber, hotline, identifier, latinWord, shape } from './identifiers.ts'
import { listNumber } from './list-numbers.ts'
import type { NumeralMention, TimeMention } from './mention.ts'
import { chineseEnd, chineseNumberCharacters, digitAt, digitsEnd } from './number-words.ts'
import type { NumeralLexicon } from './numeral-lexicon.ts'
import { type LabelReader, label, type Place, unitAt } from './place.ts'
import { readQuantity } from './quantities.ts'
import { readRate } from './rates.ts'
import { strayChineseDate, strayDate } from './stray-dates.ts'

/** In this order at every Arabic digit; the first that reads something wins, and what none reads is a quantity. */
const arabicReaders: readonly LabelReader[] = [
  documentCitation, // before dates: the year of 〔2019〕60号 is none
  numbered, // before quantities: 第12条
  latinWord, // before telephones: the digits of a URL
  name, // before quantities: 26个领域…目录
  identifier, // before dates: 20100010 behind 索引号
  hotline, // before list numbers: 12345、12348
  listNumber, // before decimals: 1.2020年
  strayDate, // before shapes: 2020.1.10, 9:00
  shape, // before decimals: 1.2.3
  decreeNumber, // before addresses: 711号令
  addressNumber, // before quantities: 3楼
  quoted,
]

/** The same for Chinese digits; what none reads is no numeral. */
const chineseReaders: readonly LabelReader[] = [
  name, // before ordinals and quantities: 第三方, 八项规定
  numbered, // 第二十条
  strayChineseDate, // before quantities: 十一月十日
  listNumber, // 一是, (二)
  readRate, // before quantities: 百分之九十五
]

const arabicClass = 1
const chineseClass = 2
const titleClass = 3
const quoteClass = 4
const circledClass = 5
const vagueClass = 6
const breakClass = 7

const classes = new Uint8Array(65536)
for (let code = 48; code <= 57; code++) classes[code] = arabicClass
for (const character of [...chineseNumberCharacters, '双']) classes[character.charCodeAt(0)] = chineseClass
classes['《'.charCodeAt(0)] = titleClass
classes['“'.charCodeAt(0)] = quoteClass
classes['若'.charCodeAt(0)] = vagueClass
classes[10] = breakClass
for (let code = 0x2460; code <= 0x249b; code++) classes[code] = circledClass
for (let code = 0x3220; code <= 0x3229; code++) classes[code] = circledClass
for (let code = 0x2776; code <= 0x2793; code++) classes[code] = circledClass

const longestTitle = 120
const longestQuote = 16

/** The next occurrence of a mark at or behind an offset, found in one pass over the whole text. */
function finder(text: string, mark: string): (at: number) => number {
  let found = -1
  return (at) => {
    if (found < at) {
      found = text.indexOf(mark, at)
      if (found < 0) found = text.length
    }
    return found
  }
}

/**
 * All numerals of the narrative, in order and apart, each with its kind, exact value, unit and bound.
 *
 * Every run of Arabic digits lies in exactly one of them. Chinese digits are taken where they count (三次, 一百零八条),
 * order, cite or date, and left where they are part of a word (一些, 统一).
 */
export function scanNumerals(
  narrative: Narrative,
  times: readonly TimeMention[],
  lexicon: NumeralLexicon,
): NumeralMention[] {
  const { text, paragraphs } = narrative
  const out: NumeralMention[] = []
  const titleEnds = finder(text, '》')
  const quoteEnds = finder(text, '”')
  const lineEnds = finder(text, '\n')
  const dates = times.filter((time) => time.kind !== 'duration')
  const place: Place = {
    text,
    lexicon,
    at: 0,
    runEnd: 0,
    chinese: false,
    from: 0,
    end: lineEnds(0),
    limit: 0,
    paragraph: 0,
    heading: false,
    titleEnd: 0,
    quoteEnd: 0,
    afterIdentifier: false,
  }
  let date = 0
  let block = 0
  let i = 0
  const emit = (found: NumeralMention) => {
    const mention = wholeRun(text, found)
    out.push(mention)
    place.from = mention.end
    i = mention.end
  }
  const isHeading = (start: number): boolean => {
    while (block < paragraphs.length && (paragraphs[block]?.end ?? 0) < start) block++
    const paragraph = paragraphs[block]
    return paragraph !== undefined && paragraph.start === start && paragraph.kind === 'heading'
  }
  place.heading = isHeading(0)
  while (i < text.length) {
    const kind = classes[text.charCodeAt(i)]
    if (kind === 0) {
      i++
      continue
    }
    if (kind === breakClass) {
      i++
      place.paragraph = i
      place.from = i
      place.end = lineEnds(i)
      place.heading = isHeading(i)
      continue
    }
    if (kind === titleClass) {
      const end = titleEnds(i)
      if (i >= place.titleEnd && end < place.end && end - i <= longestTitle) place.titleEnd = end
      i++
      continue
    }
    if (kind === quoteClass) {
      const end = quoteEnds(i)
      place.quoteEnd = end < place.end && end - i <= longestQuote ? end : 0
      i++
      continue
    }
    if (kind === circledClass) {
      emit(label('ordinal', { start: i, end: i + 1 }, false))
      continue
    }
    place.at = i
    if (kind === vagueClass) {
      const vague = readVague(place)
      if (vague) emit(vague)
      else i++
      continue
    }
    while (date < dates.length && (dates[date]?.end ?? 0) <= i) date++
    const time = dates[date]
    // A date that another mention has already cut into is none.
    const inTime = time !== undefined && time.start <= i && time.start >= place.from
    const nextTime =
      time === undefined ? place.end : time.start > i ? time.start : (dates[date + 1]?.start ?? place.end)
    place.limit = Math.min(place.end, Math.max(nextTime, i + 1))
    const arabic = kind === arabicClass
    place.chinese = !arabic
    place.runEnd = arabic ? digitsEnd(text, i) : chineseEnd(text, i, place.end)
    const last = out[out.length - 1]
    place.afterIdentifier =
      last !== undefined && last.kind === 'identifier' && last.end >= i - 2 && last.end > place.paragraph
    const mention =
      documentCitation(place) ??
      (inTime ? label(i < place.titleEnd ? 'name' : 'date', time, !arabic) : null) ??
      (i < place.titleEnd ? inTitle(place, arabic) : read(place, arabic))
    if (mention) emit(mention)
    else if (arabic) {
      emit(label('quantity', { start: i, end: place.runEnd }, false))
    } else i = place.runEnd > i + 8 ? place.runEnd : i + 1
  }
  return out
}

/** A mention that would end inside a run of digits ends behind it. */
function wholeRun(text: string, mention: NumeralMention): NumeralMention {
  const end = digitAt(text, mention.end - 1) ? digitsEnd(text, mention.end) : mention.end
  return end === mention.end ? mention : { ...mention, end }
}

function read(place: Place, arabic: boolean): NumeralMention | null {
  for (const reader of arabic ? arabicReaders : chineseReaders) {
    const mention = reader(place)
    if (mention) return mention
  }
  return readQuantity(place)
}

/** 《苏州市2019年工作要点》: a number in a book title names or cites. */
function inTitle(place: Place, arabic: boolean): NumeralMention | null {
  const { text, at, titleEnd, runEnd } = place
  const mention = numbered(place)
  if (mention) return mention
  if (!arabic) return null
  let end = runEnd
  while (end < titleEnd && '.,-'.includes(text.charAt(end)) && digitAt(text, end + 1)) end = digitsEnd(text, end + 1)
  return label('name', { start: at, end }, false)
}

/** 若干条: a number in words without a value. */
function readVague(place: Place): NumeralMention | null {
  const { text, at } = place
  if (text.charAt(at + 1) !== '干') return null
  const unit = unitAt(place, at + 2, true)
  if (!unit) return null
  const mention = label('quantity', { start: at, end: at + 2 }, true)
  const end = at + 2 + unit.text.length
  return { ...mention, end, unit: unit.text, unitSpan: { start: at + 2, end } }
}
