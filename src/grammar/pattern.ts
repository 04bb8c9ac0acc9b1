import XRegExp from 'xregexp'
import type { Lexicon } from './lexicon.ts'

/** What a pattern is tried at: a quantity, a word of a none (未, 没有), or a word of an all (均, 全部). */
export const anchors = ['count', 'none', 'all'] as const
export type Anchor = (typeof anchors)[number]

/**
 * A pattern, cut at its anchor. Both halves are sticky: `before` looks back from where the anchor begins, `after` goes
 * on where it ends, so that a try costs what the pattern's own bounded repeats cost, wherever in the text it stands.
 */
export interface Pattern {
  anchor: Anchor
  before: RegExp | null
  after: RegExp | null
  /** Word classes without which the pattern cannot match. */
  required: string[]
  /** The named group `label` stands in that half. */
  label: 'before' | 'after' | null
}

/** Where a pattern matched around its anchor, in offsets of the text. */
export interface PatternMatch {
  start: number
  end: number
  label: { start: number; end: number } | null
}

/** The pieces that patterns are built of: {{name}} is a fragment, or else any word of the class of that name. */
export interface Fragments {
  regexes: ReadonlyMap<string, RegExp>
  required: ReadonlyMap<string, readonly string[]>
}

const reference = /\{\{([a-zA-Z0-9]+)\}\}/g

/** Compiles fragments, which may use each other in any order, over the word classes of a lexicon. */
export function compileFragments(sources: ReadonlyMap<string, string>, lexicon: Lexicon): Fragments {
  const regexes = new Map<string, RegExp>()
  const required = new Map<string, readonly string[]>()
  for (const { name, words } of lexicon.byBit) {
    regexes.set(name, new RegExp(alternation(words)))
    required.set(name, [name])
  }
  const open = new Set<string>()
  const resolve = (name: string) => {
    if (regexes.has(name)) return
    const source = sources.get(name)
    if (source === undefined) throw new Error(`there is no fragment and no word list '${name}'`)
    if (open.has(name)) throw new Error(`the fragment '${name}' uses itself`)
    open.add(name)
    for (const [, used] of source.matchAll(reference)) resolve(used ?? '')
    regexes.set(name, build(source, { regexes, required }))
    required.set(name, requiredClasses(source, required))
  }
  for (const name of sources.keys()) resolve(name)
  return { regexes, required }
}

/** Longer words first, so that 主动公开 is not read as 主动. */
const alternation = (words: readonly string[]): string =>
  `(?:${[...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => XRegExp.escape(word))
    .join('|')})`

function build(source: string, fragments: Fragments, flags = 'x'): RegExp {
  const used: Record<string, RegExp> = {}
  for (const [, name] of source.matchAll(reference)) {
    const regex = fragments.regexes.get(name ?? '')
    if (!regex) throw new Error(`there is no fragment and no word list '${name}'`)
    used[name ?? ''] = regex
  }
  return XRegExp.build(source, used, flags)
}

/**
 * The classes that every match must hold: references at the top level that are not optional. A pattern with an
 * alternation at its top level requires none.
 */
function requiredClasses(source: string, known: ReadonlyMap<string, readonly string[]>): string[] {
  const names: string[] = []
  let depth = 0
  const step = /\\.|\[(?:\\.|[^\]\\])*\]|\{\{([a-zA-Z0-9]+)\}\}\s*(\?|\*|\{0)?|[()|]/gs
  for (const [token, name, optional] of source.matchAll(step)) {
    if (token === '(') depth++
    else if (token === ')') depth--
    else if (token === '|' && depth === 0) return []
    else if (name && depth === 0 && !optional) names.push(...(known.get(name) ?? []))
  }
  return names
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
  return {
    anchor,
    before: head ? build(`(?<=(${head}))`, fragments, 'xy') : null,
    after: tail ? build(`(${tail})`, fragments, 'xy') : null,
    required: [...requiredClasses(head, fragments.required), ...requiredClasses(tail, fragments.required)],
    label: head.includes('(?<label>') ? 'before' : tail.includes('(?<label>') ? 'after' : null,
  }
}

/** Tries a pattern around an anchor at [start, end) of the text. */
export function matchPattern(pattern: Pattern, text: string, start: number, end: number): PatternMatch | null {
  const { before, after } = pattern
  const match: PatternMatch = { start, end, label: null }
  if (before) {
    before.lastIndex = start
    const found = before.exec(text)
    if (!found) return null
    match.start = start - (found[1]?.length ?? 0)
    if (pattern.label === 'before') match.label = labelSpan(before, text, start)
  }
  if (after) {
    after.lastIndex = end
    const found = after.exec(text)
    if (!found) return null
    match.end = end + (found[1]?.length ?? 0)
    if (pattern.label === 'after') match.label = labelSpan(after, text, end)
  }
  return match
}

/** Where the group `label` stands: XRegExp keeps the names of groups, the engine their places under the d flag. */
function labelSpan(regex: RegExp, text: string, at: number): PatternMatch['label'] {
  const names = (regex as RegExp & { xregexp?: { captureNames?: (string | null)[] } }).xregexp?.captureNames ?? []
  const placed = new RegExp(regex.source, `${regex.flags}d`)
  placed.lastIndex = at
  const indices = placed.exec(text)?.indices?.[names.indexOf('label') + 1]
  return indices ? { start: indices[0], end: indices[1] } : null
}
