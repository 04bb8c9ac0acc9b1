import type { Span } from '../source/span.ts'

/** A named list of words: what a fragment {{name}} stands for, and what rules ask a context for. */
export interface WordClass {
  name: string
  /** Its place in a mask of classes, and its number among the sets. */
  bit: number
  words: readonly string[]
  /** Its words name what a sentence speaks of. */
  subject: boolean
  /** Its words name a channel. */
  channel: boolean
}

/** A set of word classes: one bit a class, 32 to a number. */
export type ClassMask = Int32Array

/** A word of the lexicon in a text. A word can be of several classes and sets at once, and words may overlap. */
export interface WordMention extends Span {
  classes: ClassMask
  /** The sets that it belongs to: its classes, and the sets of words that single patterns need. */
  sets: readonly number[]
}

/** All words of the grammars in one tree of characters, so that one pass over a text finds them all. */
export interface Lexicon {
  classes: ReadonlyMap<string, WordClass>
  byBit: readonly WordClass[]
  /** How many numbers a mask of its classes has. */
  width: number
  setCount: number
  /** The words of a text, by where they begin, then the shorter first. */
  scan(text: string): WordMention[]
}

interface Node {
  next: Map<number, Node> | null
  classes: ClassMask | null
  sets: number[]
}

/** Words that patterns need, in sets; equal sets are one, and one that equals a class's list is that class. */
export class WordSets {
  readonly lists: (readonly string[])[] = []
  private readonly numbers = new Map<string, number>()

  /** The number of a set of words. */
  numberOf(words: readonly string[]): number {
    const key = [...words].sort().join('\n')
    let number = this.numbers.get(key)
    if (number === undefined) {
      number = this.lists.length
      this.lists.push(words)
      this.numbers.set(key, number)
    }
    return number
  }
}

/** A word list as its file tells it. */
export type WordList = Omit<WordClass, 'name' | 'bit'>

/**
 * Builds the lexicon.
 *
 * @param lists the named word lists, in order.
 * @param sets the sets of words that patterns need; the named lists come first in it, in the same order.
 */
export function buildLexicon(lists: ReadonlyMap<string, WordList>, sets: WordSets): Lexicon {
  const width = widthOf(lists)
  const classes = new Map<string, WordClass>()
  const byBit: WordClass[] = []
  const roots: (Node | undefined)[] = new Array(65536)
  for (const [name, list] of lists) {
    const wordClass = { name, bit: byBit.length, ...list }
    classes.set(name, wordClass)
    byBit.push(wordClass)
    for (const word of list.words) {
      const node = nodeOf(roots, word)
      node.classes ??= new Int32Array(width)
      addBit(node.classes, wordClass.bit)
    }
  }
  const none = new Int32Array(width)
  sets.lists.forEach((words, number) => {
    for (const word of new Set(words)) {
      const node = nodeOf(roots, word)
      node.classes ??= none
      node.sets.push(number)
    }
  })
  return { classes, byBit, width, setCount: sets.lists.length, scan: (text) => scanWith(roots, text) }
}

const widthOf = (lists: ReadonlyMap<string, unknown>): number => Math.ceil(lists.size / 32)

/** The mask of named lists; their bits are their places in the order of the lists. */
export function maskOf(lists: ReadonlyMap<string, unknown>, names: Iterable<string>): ClassMask {
  const mask = new Int32Array(widthOf(lists))
  const bits = new Map([...lists.keys()].map((name, bit) => [name, bit]))
  for (const name of names) addBit(mask, bits.get(name) ?? -1)
  return mask
}

const addBit = (mask: ClassMask, bit: number) => {
  if (bit >= 0) mask[bit >> 5] = (mask[bit >> 5] ?? 0) | (1 << (bit & 31))
}

export const hasClass = (mask: ClassMask, wordClass: { bit: number }): boolean =>
  ((mask[wordClass.bit >> 5] ?? 0) & (1 << (wordClass.bit & 31))) !== 0

export const intersects = (a: ClassMask, b: ClassMask): boolean => {
  for (let i = 0; i < a.length; i++) if (((a[i] ?? 0) & (b[i] ?? 0)) !== 0) return true
  return false
}

/** Adds classes to a mask. */
export function addClasses(mask: ClassMask, classes: ClassMask) {
  for (let k = 0; k < mask.length; k++) mask[k] = (mask[k] ?? 0) | (classes[k] ?? 0)
}

function nodeOf(roots: (Node | undefined)[], word: string): Node {
  const first = word.charCodeAt(0)
  let node = roots[first]
  if (!node) roots[first] = node = { next: null, classes: null, sets: [] }
  for (let i = 1; i < word.length; i++) {
    const code = word.charCodeAt(i)
    node.next ??= new Map()
    let child = node.next.get(code)
    if (!child) {
      child = { next: null, classes: null, sets: [] }
      node.next.set(code, child)
    }
    node = child
  }
  return node
}

function scanWith(roots: (Node | undefined)[], text: string): WordMention[] {
  const found: WordMention[] = []
  for (let start = 0; start < text.length; start++) {
    let node = roots[text.charCodeAt(start)]
    let end = start + 1
    while (node) {
      if (node.classes !== null) found.push({ start, end, classes: node.classes, sets: node.sets })
      if (node.next === null) break
      node = node.next.get(text.charCodeAt(end++)) // NaN past the end: no child
    }
  }
  return found
}
