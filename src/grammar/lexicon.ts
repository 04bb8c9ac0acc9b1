import type { Span } from '../source/span.ts'

/** A class of words: what a fragment {{name}} stands for, and what the scan of a narrative looks for. */
export interface WordClass {
  name: string
  /** Its place in a mask of classes. */
  bit: number
  words: readonly string[]
  /** Its words name what a sentence speaks of. */
  subject: boolean
  /** Its words name a channel. */
  channel: boolean
}

/** A set of word classes: one bit a class, 32 to a number. */
export type ClassMask = Int32Array

/** A word of the lexicon in a text. A word can be of several classes at once, and words may overlap. */
export interface WordMention extends Span {
  classes: ClassMask
}

/** All words of the grammars in one tree of characters, so that one pass over a text finds them all. */
export interface Lexicon {
  classes: ReadonlyMap<string, WordClass>
  byBit: readonly WordClass[]
  /** The words of a text, by where they begin, then the shorter first. */
  scan(text: string): WordMention[]
  maskOf(names: Iterable<string>): ClassMask
}

interface Node {
  next: Map<number, Node> | null
  classes: ClassMask | null
}

export function buildLexicon(sources: ReadonlyMap<string, Omit<WordClass, 'name' | 'bit'>>): Lexicon {
  const width = Math.ceil(sources.size / 32)
  const classes = new Map<string, WordClass>()
  const byBit: WordClass[] = []
  const roots: (Node | undefined)[] = new Array(65536)
  const maskOf = (names: Iterable<string>): ClassMask => {
    const mask = new Int32Array(width)
    for (const name of names) addBit(mask, classes.get(name)?.bit ?? -1)
    return mask
  }
  for (const [name, source] of sources) {
    const wordClass = { name, bit: byBit.length, ...source }
    classes.set(name, wordClass)
    byBit.push(wordClass)
    for (const word of source.words) {
      const node = nodeOf(roots, word)
      node.classes ??= new Int32Array(width)
      addBit(node.classes, wordClass.bit)
    }
  }
  return { classes, byBit, maskOf, scan: (text) => scanWith(roots, text) }
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

/** Whether `mask` holds every class of `wanted`. */
export const holdsAll = (mask: ClassMask, wanted: ClassMask): boolean => {
  for (let i = 0; i < wanted.length; i++) if (((mask[i] ?? 0) & (wanted[i] ?? 0)) !== (wanted[i] ?? 0)) return false
  return true
}

function nodeOf(roots: (Node | undefined)[], word: string): Node {
  const first = word.charCodeAt(0)
  let node = roots[first]
  if (!node) roots[first] = node = { next: null, classes: null }
  for (let i = 1; i < word.length; i++) {
    const code = word.charCodeAt(i)
    node.next ??= new Map()
    let child = node.next.get(code)
    if (!child) {
      child = { next: null, classes: null }
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
      if (node.classes !== null) found.push({ start, end, classes: node.classes })
      if (node.next === null) break
      node = node.next.get(text.charCodeAt(end++)) // NaN past the end: no child
    }
  }
  return found
}
