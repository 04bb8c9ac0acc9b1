import { type Count, readCount } from './counts.ts'
import { type Decimal, less, scale, toDouble } from './decimal.ts'
import type { NumeralMention } from './mention.ts'
import { chineseEnd, digitAt, digitsEnd } from './number-words.ts'
import type { Place } from './place.ts'

const connectors = new Set(['至', '到', '-', '—', '~', '–', '－', '～'])

/** Where the second number of a range begins: behind 至, -, —, ——, ~; -1 where no range goes on. */
function rangeGoesOn(place: Place, at: number): number {
  const { text, limit } = place
  if (!connectors.has(text.charAt(at))) return -1
  const next = text.startsWith('——', at) ? at + 2 : at + 1
  return next < limit && (digitAt(text, next) || chineseEnd(text, next, limit) > next) ? next : -1
}

/** 三至五次: whether the Chinese digits at the place, which have no unit, stand before a connector. */
const opensRange = (place: Place): boolean => place.chinese && rangeGoesOn(place, place.runEnd) >= 0

/** Sorts out most of 一 and 三 in words: short Chinese digits count only before a unit, 余, 几 or a connector. */
function mayCount({ text, at, runEnd, lexicon }: Place): boolean {
  if (runEnd - at > 2 || text.charAt(at) === '零') return true
  const behind = text.charAt(runEnd)
  return lexicon.units.has(behind) || connectors.has(behind) || (behind !== '' && '余多来几'.includes(behind))
}

/** 5件至8件 is a range; 从5件到8件 and 由5件至8件 tell a change. */
function tellsChange({ text }: Place, { mention }: Count): boolean {
  return (
    mention.unit !== null &&
    (text.charAt(mention.end) === '到' || '从由'.includes(text.charAt(mention.start - 1) || ' '))
  )
}

/** Both ends in the second number's unit; 3—5万 shares the scale where that keeps them in order. */
function rangeEnds(first: Count, second: Count): { low: Decimal; high: Decimal } | null {
  const { value: high } = second
  if (!first.value || !first.amount.value || !high) return null
  if (first.mention.unit !== null) return { low: first.value, high }
  const low = scale(first.amount.value, second.unitPower)
  const shared = scale(low, second.amount.power)
  return first.amount.power === 0 && less(shared, high) ? { low: shared, high } : { low, high }
}

/**
 * A number that counts, or a range of two (2至3件, 3—5万元, 10%至20%), at the place; null where the characters there
 * count nothing.
 */
export function readQuantity(place: Place): NumeralMention | null {
  if (place.chinese && !mayCount(place)) return null
  const closed = readCount(place)
  const first = closed ?? (opensRange(place) ? readCount(place, true) : null)
  if (!first) return null
  const alone = closed?.mention ?? null
  if (first.mention.bound !== 'exact' || !first.value) return alone
  const next = rangeGoesOn(place, first.mention.end)
  if (next < 0 || tellsChange(place, first)) return alone
  const runEnd = digitAt(place.text, next) ? digitsEnd(place.text, next) : chineseEnd(place.text, next, place.limit)
  const second = readCount({ ...place, at: next, from: next, runEnd, chinese: !digitAt(place.text, next) })
  if (!second || first.amount.chinese !== second.amount.chinese) return alone
  if (first.mention.unit !== null && first.mention.unit !== second.mention.unit) return alone
  if (!closed && second.mention.unit === null) return null
  const ends = rangeEnds(first, second)
  if (!ends || !less(ends.low, ends.high)) return alone
  const from = toDouble(ends.low)
  const to = toDouble(ends.high)
  return {
    ...second.mention,
    start: first.mention.start,
    digits: { start: first.mention.digits.start, end: second.mention.digits.end },
    value: null,
    range: from === null || to === null ? null : { from, to },
    inexact: from === null || to === null,
  }
}
