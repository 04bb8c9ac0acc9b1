import type { Tree } from '../document/tree.ts'
import type { Source } from '../source/source.ts'
import type { Span } from '../source/span.ts'

/** A line as the header is read from it: folded, without white space and a mirror's pinyin, with the way back. */
export interface Line extends Span {
  text: string
  /** `map[i]` is the source offset of `text[i]`; null where nothing was left out. */
  map: readonly number[] | null
}

/** The longest head and tail that are looked at, in UTF-16 units. */
const headLength = 6000
const tailLength = 4000

/** 一、总体情况, ## 一、, 1、 总体情况, 一 概 述: the first heading of the body. */
const firstHeading = /^#{0,6}(?:[一1][、.,]|一[概总基主工]|\([一1]\))/

const pinyin = /\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüɡ]{1,7}\)/y
const blank = new Uint8Array(0x10000)
for (const character of '\t\n\v\f\r \u00a0\u1680\u2028\u2029\u202f\u205f\u3000\u2060\ufeff') {
  blank[character.charCodeAt(0)] = 1
}
for (let code = 0x2000; code <= 0x200d; code++) blank[code] = 1
const openingBracket = 0x28

/** The characters of a range of the folded text that are no white space, each with its offset. */
export function squeeze(folded: string, start: number, end: number): Line {
  let at = start
  while (at < end && gapAt(folded, at) === 0) at++
  if (at >= end) return { start, end: Math.max(start, end), text: folded.slice(start, end), map: null }
  let text = ''
  let run = start
  const map: number[] = []
  for (at = start; at < end; ) {
    const gap = gapAt(folded, at)
    if (gap === 0) map.push(at++)
    else {
      text += folded.slice(run, at)
      at += gap
      run = at
    }
  }
  text += folded.slice(run, end)
  return { start: map[0] ?? start, end: (map.at(-1) ?? start - 1) + 1, text, map }
}

/** The length of what is left out at an offset: white space, or pinyin in brackets. */
function gapAt(folded: string, at: number): number {
  const code = folded.charCodeAt(at)
  if (blank[code] === 1) return 1
  if (code !== openingBracket) return 0
  pinyin.lastIndex = at
  return pinyin.test(folded) ? pinyin.lastIndex - at : 0
}

/** The source offset of a character of a line's text; undefined beyond it. */
export const offsetIn = ({ start, text, map }: Line, index: number): number | undefined =>
  map ? map[index] : index < text.length ? start + index : undefined

/** The source span of a part of a line's text. */
export const lineSpan = (line: Line, start: number, end: number): Span => {
  const from = offsetIn(line, start) ?? line.start
  return { start: from, end: end > start ? (offsetIn(line, end - 1) ?? line.end - 1) + 1 : from }
}

/** Where the body begins: at its first heading, else at the end of the longest head. */
export function headEnd(source: Source, tree: Tree): number {
  const limit = Math.min(source.folded.length, headLength)
  for (const block of tree.blocks) {
    if (block.span.start >= limit) break
    if (block.kind !== 'heading') continue
    const { heading } = block.section
    if (heading?.numbering === 'markdown' || heading?.numbering === 'none') continue
    return block.span.start
  }
  return limit
}

/** The lines before the body, without blank ones: chrome, title, metadata, introduction. */
export function headLines(source: Source, tree: Tree): Line[] {
  const lines = linesOf(source.folded, 0, headEnd(source, tree))
  const first = lines.findIndex((line) => firstHeading.test(line.text))
  return first < 0 ? lines : lines.slice(0, first)
}

/** The last lines of the text that can be a name or end in a date, without blank ones. */
export function tailLines(source: Source, head: readonly Line[]): Line[] {
  const { folded } = source
  const from = Math.max(head.at(-1)?.end ?? 0, folded.length - tailLength)
  return linesOf(folded, from, folded.length, true)
}

/** Room for a name with spaces in it; a longer line belongs to a signature only by a date at its end. */
const nameLength = 60

function linesOf(folded: string, from: number, to: number, signing = false): Line[] {
  const lines: Line[] = []
  let start = from
  while (start < to) {
    const feed = folded.indexOf('\n', start)
    const next = feed < 0 || feed > to ? to : feed
    let [first, last] = [start, next]
    start = next + 1
    while (first < last && blank[folded.charCodeAt(first)] === 1) first++
    while (last > first && blank[folded.charCodeAt(last - 1)] === 1) last--
    if (first === last) continue
    if (signing && last - first > nameLength && !/[日)\d]/.test(folded.charAt(last - 1))) continue
    const line = squeeze(folded, signing ? Math.max(first, last - longLine) : first, last)
    if (line.text) lines.push(line)
  }
  return lines
}

/** Of a page in one line, only its end can be a signature. */
const longLine = 300
