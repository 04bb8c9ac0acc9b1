import { allMatches } from '../source/all-matches.ts'
import type { Source } from '../source/source.ts'
import type { Span } from '../source/span.ts'
import { anyOf, labels } from './header-words.ts'

/** A label of a page's metadata with the place of its value, trimmed; an empty value is an empty span. */
export interface Entry {
  label: string
  value: Span
}

const inside = '[ \\t\\u3000\\u00a0]{0,4}'
const all = [...new Set(Object.values(labels).flat())]
// 索 引 号: …, | 索引号 | … |, 【发布时间】…
const labelPattern = new RegExp(
  `(?<![\\u4e00-\\u9fff])(${anyOf(all).replace(/[\u4e00-\u9fff](?=[\u4e00-\u9fff])/g, `$&${inside}`)})[ \\t\\u3000]{0,4}(?:[::]|[\\]】][::]?|\\|)[\\s|\\[【]{0,40}`,
  'g',
)
const valueEnd = /[\n|\]】]|[ \t\u3000]{3}/g

/** Label and value pairs of a part of the folded text, in order. */
export function readMetadata(source: Source, span: Span): Entry[] {
  const text = source.folded.slice(span.start, span.end)
  const found = allMatches(labelPattern, text)
  return found.map((match, index) => {
    const start = match.index + match[0].length
    const next = Math.max(start, found[index + 1]?.index ?? text.length)
    valueEnd.lastIndex = start
    const border = valueEnd.exec(text)?.index ?? text.length
    const raw = text.slice(start, Math.min(next, border)).replace(/[\s\-*#>]+$/, '')
    const value = { start: span.start + start, end: span.start + start + raw.length }
    return { label: (match[1] ?? '').replace(/\s/g, ''), value }
  })
}

/** The entries of some labels that hold a value, the most telling label first. */
export function entriesOf(entries: readonly Entry[], names: readonly string[]): Entry[] {
  return names.flatMap((name) => entries.filter(({ label, value }) => label === name && value.end > value.start))
}
