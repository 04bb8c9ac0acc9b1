import {
  anyCharacter,
  type CharacterSet,
  classOfCharacters,
  escapedCharacters,
  noCharacter,
  setOf,
  uniteSets,
} from './character-set.ts'

/**
 * What a pattern cannot match without: one of a set of words, no farther from the anchor than the pattern's own bounded
 * repeats let it stand. Told from the pattern's text alone, it lets the engine pass over rules that cannot match at a
 * place without running them.
 */
export interface Need {
  /** One of these must stand there. */
  words: readonly string[]
  /** How many characters may stand between it and the anchor at the most. */
  within: number
  /** Nothing between it and the anchor can be a comma or a stop, but for the last few characters before a number. */
  sameClause: boolean
}

/** A part of a pattern, with what is known of any text that it matches. */
interface Part {
  /** The most characters that it can match. */
  most: number
  /** A set of words of which every match holds one; null where none is known. */
  words: readonly string[] | null
  /** It can match a comma or a stop. */
  crosses: boolean
  /** The characters that any text that it matches has at the end nearest to the anchor. */
  edge: CharacterSet
  /** It can match nothing at all; then what stands behind it may be at the edge. */
  empty: boolean
  /** What a group is made of that stands for one sequence: each of its parts has needs of its own. */
  parts?: readonly Part[]
}

/** The sides of an anchor. */
export type Side = 'before' | 'after'

/** Looks up what {{name}} stands for: its text, or the words of its list. */
export type Lookup = (name: string) => { words: readonly string[] } | { text: string } | null

const nothing: Part = { most: 0, words: null, crosses: false, edge: noCharacter, empty: true }
/** Where the text begins or ends: no character stands there. */
const outside: Part = { ...nothing, edge: { codes: new Set([Number.NaN]), negated: false }, empty: false }
const far = 1000

/** What half a pattern tells without being run. */
export interface HalfNeeds {
  needs: Need[]
  /** The characters of which one stands beside the anchor wherever it matches; null where any may. */
  edge: CharacterSet | null
}

/** The needs of the half of a pattern before its anchor, or behind it. */
export function needsOf(half: string, side: Side, lookup: Lookup): HalfNeeds {
  const alternatives = new PatternReader(half, side, lookup).alternatives()
  const { edge, empty } = either(alternatives, side)
  const known = empty || (edge.negated && edge.codes.size === 0) ? null : edge
  if (alternatives.length !== 1) return { needs: [], edge: known }
  const needs: Need[] = []
  let within = 0
  let sameClause = true
  for (const { most, words, crosses } of outwards(joinLiterals(alternatives[0] ?? [], side), side)) {
    // In a group the word may stand at the far end, with all of the group between it and the anchor.
    const inside = words ? most - Math.min(...words.map((word) => word.length)) : 0
    if (words) needs.push({ words, within: Math.min(within + inside, far), sameClause: sameClause && !crosses })
    within += most
    sameClause &&= !crosses
  }
  return { needs, edge: known }
}

/** Parts from the anchor on. */
const outwards = (parts: readonly Part[], side: Side): readonly Part[] =>
  side === 'before' ? parts.toReversed() : parts

/** The character of a word that is nearest to the anchor. */
const edgeOfWord = (word: string, side: Side): string => (side === 'before' ? word.slice(-1) : word.slice(0, 1))

/** The word that a part matches, where it matches nothing else. */
const literalOf = ({ words, most }: Part): string | null =>
  words?.length === 1 && words[0]?.length === most ? words[0] : null

/** Neighbouring single words made one word: 行, 政, 复, 议 are 行政复议, which stands in fewer places. */
function joinLiterals(parts: readonly Part[], side: Side): Part[] {
  const joined: Part[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    const [head, tail] = [last ? literalOf(last) : null, literalOf(part)]
    if (last && head !== null && tail !== null)
      joined[joined.length - 1] = {
        most: last.most + part.most,
        words: [head + tail],
        crosses: last.crosses || part.crosses,
        edge: setOf(edgeOfWord(head + tail, side)),
        empty: false,
      }
    else joined.push(part)
  }
  return joined
}

/** Reads the free-spacing text of a pattern into parts; what it does not know it takes for anything. */
class PatternReader {
  private at = 0
  private readonly text: string
  private readonly side: Side
  private readonly lookup: Lookup

  constructor(text: string, side: Side, lookup: Lookup) {
    this.text = text
    this.side = side
    this.lookup = lookup
  }

  alternatives(): Part[][] {
    const all: Part[][] = [[]]
    for (;;) {
      this.blanks()
      const next = this.text[this.at]
      if (next === undefined || next === ')') return all
      if (next === '|') {
        this.at++
        all.push([])
        continue
      }
      const part = this.atom(next)
      const repeated = this.quantified(part)
      all.at(-1)?.push(...((repeated === part && part.parts) || [repeated]))
    }
  }

  private blanks() {
    while (/\s/.test(this.text[this.at] ?? '')) this.at++
  }

  private atom(next: string): Part {
    if (this.text.startsWith('{{', this.at)) return this.reference()
    if (next === '(') return this.group()
    if (next === '[') return this.characters()
    this.at++
    if (next === '\\') return this.escape()
    if (next === '^' || next === '$') return (next === '^') === (this.side === 'before') ? outside : nothing
    if (next === '.') return { ...character(anyCharacter), crosses: true }
    return { ...character(setOf(next)), words: [next], crosses: /[,;。:!?]/.test(next) }
  }

  private escape(): Part {
    const escaped = this.text[this.at++] ?? ''
    return { ...character(escapedCharacters(escaped) ?? anyCharacter), crosses: escaped !== 'd' }
  }

  private reference(): Part {
    const close = this.text.indexOf('}}', this.at)
    const name = this.text.slice(this.at + 2, close)
    this.at = close + 2
    const found = this.lookup(name)
    if (!found) return { most: far, words: null, crosses: true, edge: anyCharacter, empty: true }
    if ('text' in found) return either(new PatternReader(found.text, this.side, this.lookup).alternatives(), this.side)
    const { words } = found
    return {
      most: Math.max(...words.map((word) => word.length)),
      words,
      crosses: false,
      edge: setOf(words.map((word) => edgeOfWord(word, this.side)).filter((edge) => edge !== '')),
      empty: words.includes(''),
    }
  }

  private group(): Part {
    const kind = /^\((?:\?<[a-zA-Z]+>|\?<?[=!]|\?:)?/.exec(this.text.slice(this.at, this.at + 24))?.[0] ?? '('
    this.at += kind.length
    const inside = this.alternatives()
    this.at++ // the closing bracket
    if (kind === (this.side === 'before' ? '(?<=' : '(?=')) {
      const { edge, empty } = either(inside, this.side)
      return { ...nothing, edge, empty }
    }
    return /[=!]$/.test(kind) ? nothing : either(inside, this.side)
  }

  private characters(): Part {
    const found = /^\[(\^?)((?:\\.|[^\]\\])*)\]/s.exec(this.text.slice(this.at))
    this.at += found?.[0].length ?? 1
    const listed = /[,;。:!?]/.test(found?.[2] ?? '')
    const crosses = found?.[1] ? !(found[2] ?? '').includes(',') : listed
    return { ...character(classOfCharacters(`${found?.[1] ?? ''}${found?.[2] ?? ''}`)), crosses }
  }

  private quantified(part: Part): Part {
    this.blanks()
    const found = /^(?:\?|\*|\+|\{(\d+)(,?)(\d*)\})\??/.exec(this.text.slice(this.at, this.at + 16))
    if (!found) return part
    this.at += found[0].length
    const [quantifier, least, comma, most] = found
    const atLeast = quantifier.startsWith('{') ? Number(least) : quantifier.startsWith('+') ? 1 : 0
    const times = quantifier.startsWith('?')
      ? 1
      : !quantifier.startsWith('{')
        ? far
        : Number(comma ? most || far : least)
    const [words, empty] = atLeast > 0 ? [part.words, part.empty] : [null, true]
    return { ...part, most: part.most * times, words, empty }
  }
}

/** One character of some. */
const character = (edge: CharacterSet): Part => ({ most: 1, words: null, crosses: false, edge, empty: false })

/** What is known where one of several sequences matches. */
function either(alternatives: readonly Part[][], side: Side): Part {
  const sequences = alternatives.map((parts) => sequence(parts, side))
  const known = sequences.every(({ words }) => words !== null)
  return {
    most: Math.max(...sequences.map(({ most }) => most)),
    words: known ? [...new Set(sequences.flatMap(({ words }) => words ?? []))] : null,
    crosses: sequences.some(({ crosses }) => crosses),
    edge: sequences.map(({ edge }) => edge).reduce(uniteSets, noCharacter),
    empty: sequences.some(({ empty }) => empty),
    ...(alternatives.length === 1 ? { parts: alternatives[0] } : {}),
  }
}

/** How many characters the shortest of some words has, digits left aside: 20 and 12 stand wherever numbers do. */
const weakest = (words: readonly string[]): number =>
  Math.min(...words.map((word) => word.replace(/[0-9]/g, '').length))

/** What is known of parts in a row: neighbouring single words are one word, and the longest known words stand for all. */
function sequence(parts: readonly Part[], side: Side): Part {
  const runs = joinLiterals(parts, side).flatMap(({ words }) => (words && words[0] !== '' ? [words] : []))
  const best = runs.sort((a, b) => weakest(b) - weakest(a))[0] ?? null
  return {
    most: parts.reduce((sum, { most }) => sum + most, 0),
    words: best,
    crosses: parts.some(({ crosses }) => crosses),
    ...edgeOf(parts, side),
  }
}

/** The edge of parts in a row: of the first from the anchor on, and of those behind it while all before can be empty. */
function edgeOf(parts: readonly Part[], side: Side): Pick<Part, 'edge' | 'empty'> {
  let edge = noCharacter
  for (const part of outwards(parts, side)) {
    edge = uniteSets(edge, part.edge)
    if (!part.empty) return { edge, empty: false }
  }
  return { edge, empty: true }
}
