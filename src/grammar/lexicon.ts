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

/** A word of the lexicon, with the lists that it stands in. */
export interface LexiconWord {
  classes: ClassMask
  /** The sets that it belongs to: its classes, and the sets of words that single patterns need. */
  sets: readonly number[]
  /** Its classes that name what a sentence speaks of, and those that name a channel. */
  subjects: readonly WordClass[]
  channels: readonly WordClass[]
}

/**
 * The words of a text, by where they begin, then the shorter first: word `i` is `words[i]` and stands at
 * [`starts[i]`, `ends[i]`). Words may overlap. A text has a word at every third character: hence columns, not objects.
 */
export interface WordMentions {
  starts: Int32Array
  ends: Int32Array
  words: readonly LexiconWord[]
}

/** All words of the grammars in one tree of characters, so that one pass over a text finds them all. */
export interface Lexicon {
  classes: ReadonlyMap<string, WordClass>
  byBit: readonly WordClass[]
  /** How many numbers a mask of its classes has. */
  width: number
  setCount: number
  /** The words of a text that stand wholly in [from, to), in offsets of the text. */
  scan(text: string, from?: number, to?: number): WordMentions
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
  const written = new Map<string, { classes: ClassMask; sets: number[] }>()
  const entryOf = (word: string) => {
    let entry = written.get(word)
    if (!entry) {
      entry = { classes: new Int32Array(width), sets: [] }
      written.set(word, entry)
    }
    return entry
  }
  for (const [name, list] of lists) {
    const wordClass = { name, bit: byBit.length, ...list }
    classes.set(name, wordClass)
    byBit.push(wordClass)
    for (const word of list.words) addBit(entryOf(word).classes, wordClass.bit)
  }
  sets.lists.forEach((words, number) => {
    for (const word of new Set(words)) entryOf(word).sets.push(number)
  })
  const tree = buildTree(
    new Map(
      [...written].map(([word, entry]) => {
        const own = byBit.filter((wordClass) => hasClass(entry.classes, wordClass))
        const [subjects, channels] = [own.filter((one) => one.subject), own.filter((one) => one.channel)]
        return [word, { classes: entry.classes, sets: entry.sets, subjects, channels }]
      }),
    ),
  )
  const scan = (text: string, from = 0, to = text.length) => scanWith(tree, text, from, to)
  return { classes, byBit, width, setCount: sets.lists.length, scan }
}

const widthOf = (lists: ReadonlyMap<string, unknown>): number => Math.ceil(lists.size / 32)

/** The mask of named lists; their bits are their places in the order of the lists. */
export function maskOf(lists: ReadonlyMap<string, unknown>, names: Iterable<string>): ClassMask {
  const mask = new Int32Array(widthOf(lists))
  const bits = new Map([...lists.keys()].map((name, bit) => [name, bit]))
  for (const name of names) addBit(mask, bits.get(name) ?? -1)
  return mask
}

export const addBit = (mask: ClassMask, bit: number) => {
  if (bit >= 0) mask[bit >> 5] = (mask[bit >> 5] ?? 0) | (1 << (bit & 31))
}

export const hasClass = (mask: ClassMask, wordClass: { bit: number }): boolean =>
  ((mask[wordClass.bit >> 5] ?? 0) & (1 << (wordClass.bit & 31))) !== 0

export const intersects = (a: ClassMask, b: ClassMask): boolean => {
  for (let i = 0; i < a.length; i++) if (((a[i] as number) & (b[i] as number)) !== 0) return true
  return false
}

/** Adds classes to a mask. */
export function addClasses(mask: ClassMask, classes: ClassMask) {
  for (let k = 0; k < mask.length; k++) mask[k] = (mask[k] as number) | (classes[k] as number)
}

/**
 * A tree of characters in columns: the children of node `n` are the nodes from `children[n]` to `children[n + 1]`, in
 * the order of their characters; `roots` gives the node of a first character, 0 for none. Node 0 is the root.
 */
interface CharacterTree {
  roots: Int32Array
  codes: Uint16Array
  children: Int32Array
  /** The word that ends at the node. */
  words: (LexiconWord | null)[]
}

function buildTree(entries: ReadonlyMap<string, LexiconWord>): CharacterTree {
  const roots = new Int32Array(0x10000)
  const codes: number[] = [0]
  const children: number[] = []
  const words: (LexiconWord | null)[] = [null]
  // Breadth first, so that the children of a node stand side by side; each level holds the words that go through a node.
  let level: { depth: number; through: string[] }[] = [{ depth: 0, through: [...entries.keys()].sort(byCodes) }]
  while (level.length > 0) {
    const below: typeof level = []
    for (const { depth, through } of level) {
      children.push(codes.length)
      let last = -1
      for (const word of through) {
        if (word.length === depth) continue
        const code = word.charCodeAt(depth)
        if (code !== last) {
          if (depth === 0) roots[code] = codes.length
          codes.push(code)
          words.push(null)
          below.push({ depth: depth + 1, through: [] })
          last = code
        }
        if (word.length === depth + 1) words[words.length - 1] = entries.get(word) ?? null
        below.at(-1)?.through.push(word)
      }
    }
    level = below
  }
  children.push(codes.length)
  return { roots, codes: Uint16Array.from(codes), children: Int32Array.from(children), words }
}

const byCodes = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function scanWith(
  { roots, codes, children, words }: CharacterTree,
  text: string,
  from: number,
  to: number,
): WordMentions {
  let starts = new Int32Array(Math.max(16, (to - from) >> 1))
  let ends = new Int32Array(starts.length)
  const found: LexiconWord[] = []
  for (let start = from; start < to; start++) {
    let node = roots[text.charCodeAt(start)] as number
    let end = start + 1
    while (node !== 0) {
      const word = words[node]
      if (word) {
        if (found.length === starts.length) {
          starts = twice(starts)
          ends = twice(ends)
        }
        starts[found.length] = start
        ends[found.length] = end
        found.push(word)
      }
      if (end === to) break
      const code = text.charCodeAt(end++)
      let child = children[node] as number
      const last = children[node + 1] as number
      while (child < last && (codes[child] as number) < code) child++
      node = child < last && codes[child] === code ? child : 0
    }
  }
  return { starts, ends, words: found }
}

function twice(column: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(2 * column.length)
  longer.set(column)
  return longer
}
