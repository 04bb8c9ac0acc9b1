import { found, isNumberMark, type LabelReader, unitAt } from './place.ts'
import { endOfMatch } from './sticky.ts'

/** 十四五, 两微一端, 26个领域…目录: names of the lexicon, and its patterns. */
export const name: LabelReader = (place) => {
  const { text, at, from, lexicon } = place
  const candidates = lexicon.names.get(text.charAt(at))
  if (candidates) {
    for (const { text: name, digitAt } of candidates) {
      const start = at - digitAt
      if (start >= from && text.startsWith(name, start)) return found('name', start, start + name.length, place)
    }
  }
  const pattern = lexicon.namePatterns.get(text.charAt(place.runEnd))
  const end = pattern ? endOfMatch(pattern, text, at) : -1
  return end < 0 ? null : found('name', at, end, place)
}

const marked = /^[\d.·•+-]{1,16}$/

/** “12345”, “3·15”: digits that fill a quotation, or stand in a short one without a unit, are a name. */
export const quoted: LabelReader = (place) => {
  const { text, at, runEnd, quoteEnd } = place
  if (quoteEnd <= at) return null
  if (text.charAt(at - 1) === '“' && marked.test(text.slice(at, quoteEnd))) return found('name', at, quoteEnd, place)
  if (isNumberMark(text, runEnd) || text.charAt(runEnd) === '.' || unitAt(place, runEnd, false)) return null
  return found('name', at, runEnd, place)
}
