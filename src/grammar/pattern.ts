import XRegExp from 'xregexp'
import type { CharacterSet } from './character-set.ts'
import type { WordList } from './lexicon.ts'
import { type Lookup, type Need, needsOf } from './needs.ts'

/** What a pattern is tried at: a quantity, a word of a none (未, 没有), or a word of an all (均, 全部). */
export const anchors = ['count', 'none', 'all'] as const
export type Anchor = (typeof anchors)[number]

/**
 * A pattern, cut at its anchor. Both halves are sticky: `before` looks back from where the anchor begins, `after` goes
 * on where it ends, so that a try costs what the pattern's own bounded repeats cost, wherever in the text it stands.
 */
export interface Pattern {
  anchor: Anchor
  before: Half | null
  after: Half | null
  /** Words without which it cannot match, before the anchor and behind it. */
  needs: { before: Need[]; after: Need[] }
}

/** One side of an anchor. */
export interface Half {
  regex: RegExp
  /** The characters of which one stands beside the anchor wherever it matches; null where any may. */
  edge: CharacterSet | null
  /** Number of the named group `label`, whose place the d flag tells; 0 where there is none, and no such flag. */
  label: number
  /** Number of the named group `trade`; 0 where there is none. */
  trade: number
  /** Number of the named group `other`; 0 where there is none. */
  other: number
}

/** Where a pattern matched around its anchor, in offsets of the text. */
export interface PatternMatch {
  start: number
  end: number
  label: { start: number; end: number } | null
  /** Words that must be part of the reporting agency's name for the rule to hold; null where it asks for none. */
  trade: string | null
  /** Words that must name another agency than the reporting one for the gate to hold; null where it asks for none. */
  other: string | null
}

/** The pieces that patterns are built of: {{name}} is a fragment, or else any word of the class of that name. */
export interface Fragments {
  /** Sources in the syntax of RegExp, in a group each: for what is read backwards from an anchor, and for what is read on. */
  before: ReadonlyMap<string, string>
  after: ReadonlyMap<string, string>
  lookup: Lookup
}

const reference = /\{\{([a-zA-Z0-9]+)\}\}/g

/** Compiles fragments, which may use each other in any order, over named word lists. */
export function compileFragments(
  written: ReadonlyMap<string, string>,
  lists: ReadonlyMap<string, WordList>,
): Fragments {
  const lookup: Lookup = (name) => {
    const list = lists.get(name)
    if (list) return { words: list.words }
    const text = written.get(name)
    return text === undefined ? null : { text }
  }
  const of = (either: (words: readonly string[]) => string) =>
    resolveFragments(written, new Map([...lists].map(([name, { words }]) => [name, either(words)])))
  return { before: of(alternationBackwards), after: of(alternation), lookup }
}

function resolveFragments(written: ReadonlyMap<string, string>, sources: Map<string, string>): Map<string, string> {
  const open = new Set<string>()
  const resolve = (name: string) => {
    if (sources.has(name)) return
    const source = written.get(name)
    if (source === undefined) throw new Error(`there is no fragment and no word list '${name}'`)
    if (open.has(name)) throw new Error(`the fragment '${name}' uses itself`)
    open.add(name)
    for (const [, used] of source.matchAll(reference)) resolve(used ?? '')
    sources.set(name, `(?:${build(source, sources).source})`)
  }
  for (const name of written.keys()) resolve(name)
  return sources
}

const longestFirst = (words: readonly string[]): string[] => [...words].sort((a, b) => b.length - a.length)

/** Longer words first, so that 主动公开 is not read as 主动. */
const alternation = (words: readonly string[]): string =>
  `(?:${longestFirst(words)
    .map((word) => XRegExp.escape(word))
    .join('|')})`

/**
 * The same for what is read backwards: words that end alike share their end, 主动公开|发布|公布 is 主动公开|(?:发|公)布, so that
 * one look at a character rules out most of them. Of words that end in each other (发布会, 新闻发布会) the one comes first
 * whose first character does: V8 tries the words of a look-behind in that order, whatever order they are written in.
 */
function alternationBackwards(words: readonly string[]): string {
  const sorted =
    words.length > 2 ? longestFirst(words).sort((a, b) => a.charCodeAt(0) - b.charCodeAt(0)) : longestFirst(words)
  return byLastCharacter(sorted)
}

function byLastCharacter(words: readonly string[]): string {
  // An empty word, where others end in it, keeps its place among them.
  const empty = words.indexOf('')
  const parts = empty < 0 ? [words] : [words.slice(0, empty), [''], words.slice(empty + 1)]
  const alternatives = parts.flatMap((part) => {
    const heads = new Map<string, string[]>()
    for (const word of part) {
      const last = word.slice(-1)
      heads.set(last, [...(heads.get(last) ?? []), word.slice(0, -1)])
    }
    return [...heads].map(([last, group]) => {
      const head = group.length === 1 ? XRegExp.escape(group[0] ?? '') : byLastCharacter(group)
      return head + XRegExp.escape(last)
    })
  })
  return `(?:${alternatives.join('|')})`
}

/** First of the private characters that stand for references while XRegExp reads what stands around them. */
const standIn = 0xe000

/**
 * Reads XRegExp's syntax, free spacing and named groups, into that of RegExp. References are put in afterwards, as
 * they were read before: XRegExp reads a pattern's own characters only, which makes loading ten times as fast.
 */
function build(written: string, fragments: ReadonlyMap<string, string>): { source: string; names: readonly string[] } {
  const used: string[] = []
  const skeleton = written.replace(reference, (_, name: string) => {
    const source = fragments.get(name)
    if (source === undefined) throw new Error(`there is no fragment and no word list '${name}'`)
    used.push(source)
    return String.fromCharCode(standIn + used.length - 1)
  })
  const read = XRegExp(skeleton, 'x') as RegExp & { xregexp: { captureNames: (string | null)[] | null } }
  const source = read.source.replace(/[\ue000-\uf8ff]/g, (mark) => used[mark.charCodeAt(0) - standIn] ?? '')
  return { source, names: (read.xregexp.captureNames ?? []).map((name) => name ?? '') }
}

/**
 * Compiles a rule's pattern.
 *
 * @throws Error where it has no anchor or several, or names a fragment that is not there.
 */
export function compilePattern(source: string, fragments: Fragments): Pattern {
  const found = anchors.flatMap((anchor) => (source.includes(`{{${anchor}}}`) ? [anchor] : []))
  const anchor = found[0]
  const halves = anchor ? source.split(`{{${anchor}}}`) : []
  if (!anchor || found.length !== 1 || halves.length !== 2)
    throw new Error('a pattern has exactly one of {{count}}, {{none}}, {{all}}')
  const [head, tail] = [(halves[0] ?? '').trim(), (halves[1] ?? '').trim()]
  const before = needsOf(head, 'before', fragments.lookup)
  const after = needsOf(tail, 'after', fragments.lookup)
  return {
    anchor,
    before: head ? { ...sticky(`(?<=(${head}))`, fragments.before), edge: before.edge } : null,
    after: tail ? { ...sticky(`(${tail})`, fragments.after), edge: after.edge } : null,
    needs: { before: before.needs, after: after.needs },
  }
}

/** The first group is the whole half, whose length tells where it begins or ends. */
function sticky(written: string, fragments: ReadonlyMap<string, string>): Omit<Half, 'edge'> {
  const { source, names } = build(written, fragments)
  const label = names.indexOf('label') + 1
  const trade = names.indexOf('trade') + 1
  const other = names.indexOf('other') + 1
  return { regex: new RegExp(source, label > 0 ? 'dy' : 'y'), label, trade, other }
}

/** Tries a pattern around an anchor at [start, end) of the text. */
export function matchPattern(pattern: Pattern, text: string, start: number, end: number): PatternMatch | null {
  const { before, after } = pattern
  const match: PatternMatch = { start, end, label: null, trade: null, other: null }
  // What stands behind is read first: it is the shorter half, and decides as often.
  if (after) {
    after.regex.lastIndex = end
    const found = after.regex.exec(text)
    if (!found) return null
    match.end = end + (found[1]?.length ?? 0)
    match.label = labelSpan(after, found, text)
  }
  if (before) {
    before.regex.lastIndex = start
    const found = before.regex.exec(text)
    if (!found) return null
    match.start = start - (found[1]?.length ?? 0)
    match.label ??= labelSpan(before, found, text)
    if (before.trade > 0) match.trade = found[before.trade] ?? null
    if (before.other > 0) match.other = found[before.other] ?? null
  }
  return match
}

/** Where the label stands, without a quotation mark whose other half is no part of it: “政策法规”12条. */
function labelSpan({ label }: Half, found: RegExpExecArray, text: string): PatternMatch['label'] {
  const indices = label > 0 ? found.indices?.[label] : undefined
  if (!indices) return null
  let [start, end] = indices
  const opened = text[start] === '“' && text.slice(start, end).indexOf('”') < 0
  const closed = text[end - 1] === '”' && text.slice(start, end).indexOf('“') < 0
  if (opened) start++
  if (closed) end--
  return end > start ? { start, end } : null
}
