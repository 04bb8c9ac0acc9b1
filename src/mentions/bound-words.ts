import type { Bound } from '../record/schema.ts'
import type { BoundWord } from './numeral-lexicon.ts'
import { type Place, unitAt } from './place.ts'

/** The bound word that ends at `at`: 近, 约, 不足; `round` where 百, 千, 万 or 亿 follows. */
export function boundBefore(place: Place, at: number, round: boolean, duration: boolean): BoundWord | null {
  const { text, lexicon, from } = place
  for (const word of lexicon.boundsBefore.get(text.charAt(at - 1)) ?? []) {
    const start = at - word.text.length
    if (start < from || !text.startsWith(word.text, start)) continue
    if (word.roundOnly && !round) continue
    // 近3年 looks back three years and is no bound.
    if (duration && word.text === '近') continue
    if (start > from && word.not.includes(text.charAt(start - 1))) continue
    return word
  }
  return null
}

/** The bound word that begins at `at`, behind the unit: 余, 左右, 以上. */
export function boundBehind(place: Place, at: number, chinese: boolean): BoundWord | null {
  const { text, lexicon, limit } = place
  for (const word of lexicon.boundsBehind.get(text.charAt(at)) ?? []) {
    const end = at + word.text.length
    if (end > limit || !text.startsWith(word.text, end - word.text.length)) continue
    // 1年多次, 3次来信: 多 and 来 belong to the word behind.
    if (word.text === '多' && (unitAt(place, end, chinese) || '种样元方层个'.includes(text.charAt(end) || ' ')))
      continue
    if (word.text === '来') continue
    return word
  }
  return null
}

/** 余 and over with 近 and under tell nothing but 'about'. */
export const both = (a: Bound, b: Bound): Bound => (a === 'exact' || a === b ? b : b === 'exact' ? a : 'about')
