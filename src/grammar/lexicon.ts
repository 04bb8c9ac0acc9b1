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
  /** Its words are set phrases: no word within one counts for itself, as no 录用 does in 招考录用. */
  phrases: boolean
}

/** A set of word classes: one bit a class, 32 to a number. */
export type ClassMask = Int32Array

/**
 * What is known of each word, in columns: a place of a text looks at the words around it, and columns of numbers stay
 * near at hand where as many objects would not.
 */
export interface WordTable {
  /** How many numbers a mask of classes has. */
  width: number
  /** The classes of word `w` are the mask from `w * width` on. */
  classes: Int32Array
  /** Its sets are those from `firstSet[w]` to `firstSet[w + 1]`: its classes, and the sets of words that single patterns need. */
  firstSet: Int32Array
  sets: Uint16Array
  /** Names of its classes that name what a sentence speaks of, and of those that name a channel. */
  subjects: readonly (readonly string[])[]
  channels: readonly (readonly string[])[]
}

/**
 * The words of a text, by where they begin, then the shorter first: the `i`th is `words[i]` of the table and stands at
 * [`starts[i]`, `ends[i]`), for `i` below `count`. Words may overlap.
 */
export interface WordMentions {
  count: number
  starts: number[]
  ends: number[]
  words: number[]
}

/** All words of the grammars in one tree of characters, so that one pass over a text finds them all. */
export interface Lexicon {
  classes: ReadonlyMap<string, WordClass>
  table: WordTable
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
  for (const [name, list] of lists) classes.set(name, { name, bit: classes.size, ...list })
  const setsOf = new Map<string, number[]>()
  sets.lists.forEach((words, number) => {
    for (const word of new Set(words)) setsOf.set(word, [...(setsOf.get(word) ?? []), number])
  })
  const words = [...setsOf.keys()]
  const numbers = new Map(words.map((word, w) => [word, w]))
  const table: WordTable = {
    width,
    classes: new Int32Array(words.length * width),
    firstSet: new Int32Array(words.length + 1),
    sets: Uint16Array.from(words.flatMap((word) => setsOf.get(word) ?? [])),
    subjects: [],
    channels: [],
  }
  const named = [...classes.values()]
  for (const { bit, words: listed } of named)
    for (const word of listed) addBit(table.classes.subarray((numbers.get(word) as number) * width), bit)
  words.forEach((word, w) => {
    table.firstSet[w + 1] = (table.firstSet[w] as number) + (setsOf.get(word)?.length ?? 0)
  })
  // Most words name nothing: they share one list.
  const namesOf = (w: number, which: readonly WordClass[]): readonly string[] => {
    const names = which.filter((wordClass) => isOfClass(table, w, wordClass)).map(({ name }) => name)
    return names.length > 0 ? names : nothing
  }
  const [subjects, channels] = [named.filter((one) => one.subject), named.filter((one) => one.channel)]
  table.subjects = words.map((_, w) => namesOf(w, subjects))
  table.channels = words.map((_, w) => namesOf(w, channels))
  const tree = buildTree(numbers)
  const phrases = maskOf(
    lists,
    [...lists].filter(([, list]) => list.phrases).map(([name]) => name),
  )
  const isPhrase = Uint8Array.from(words, (_, w) => (isOfAny(table, w, phrases) ? 1 : 0))
  const scan = (text: string, from = 0, to = text.length) => {
    const found = scanWith(tree, text, from, to)
    leaveOutWithin(found, isPhrase)
    return found
  }
  return { classes, table, setCount: sets.lists.length, scan }
}

const nothing: readonly string[] = []

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

/** Whether a word is of a class. */
export const isOfClass = ({ classes, width }: WordTable, word: number, { bit }: { bit: number }): boolean =>
  ((classes[word * width + (bit >> 5)] as number) & (1 << (bit & 31))) !== 0

/** Whether a word is of one of some classes. */
export function isOfAny({ classes, width }: WordTable, word: number, mask: ClassMask): boolean {
  for (let k = 0; k < width; k++) if (((classes[word * width + k] as number) & (mask[k] as number)) !== 0) return true
  return false
}

/** Adds the classes of a word to a mask. */
export function addClassesOf({ classes, width }: WordTable, word: number, mask: ClassMask) {
  for (let k = 0; k < width; k++) mask[k] = (mask[k] as number) | (classes[word * width + k] as number)
}

/**
 * A tree of characters in columns: the children of node `n` are the nodes from `children[n]` to `children[n + 1]`, in
 * the order of their characters; `roots` gives the node of a first character, 0 for none. Node 0 is the root.
 */
interface CharacterTree {
  roots: Int32Array
  codes: Uint16Array
  children: Int32Array
  /** The number of the word that ends at the node; -1 where none does. */
  words: Int32Array
}

function buildTree(numbers: ReadonlyMap<string, number>): CharacterTree {
  const roots = new Int32Array(0x10000)
  const codes: number[] = [0]
  const children: number[] = []
  const words: number[] = [-1]
  // Breadth first, so that the children of a node stand side by side; each level holds the words that go through a node.
  let level: { depth: number; through: string[] }[] = [{ depth: 0, through: [...numbers.keys()].sort(byCodes) }]
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
          words.push(-1)
          below.push({ depth: depth + 1, through: [] })
          last = code
        }
        if (word.length === depth + 1) words[words.length - 1] = numbers.get(word) ?? -1
        below.at(-1)?.through.push(word)
      }
    }
    level = below
  }
  children.push(codes.length)
  return {
    roots,
    codes: Uint16Array.from(codes),
    children: Int32Array.from(children),
    words: Int32Array.from(words),
  }
}

const byCodes = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function scanWith(
  { roots, codes, children, words }: CharacterTree,
  text: string,
  from: number,
  to: number,
): WordMentions {
  const starts: number[] = []
  const ends: number[] = []
  const found: number[] = []
  for (let start = from; start < to; start++) {
    let node = roots[text.charCodeAt(start)] as number
    let end = start + 1
    while (node !== 0) {
      const word = words[node] as number
      if (word >= 0) {
        starts.push(start)
        ends.push(end)
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
  return { count: found.length, starts, ends, words: found }
}

/** Leaves out the words that stand within a set phrase or begin there, 录用信息 in 招考录用信息, and keeps the phrase. */
function leaveOutWithin(mentions: WordMentions, isPhrase: Uint8Array) {
  const { starts, ends, words } = mentions
  let within: Uint8Array | null = null
  for (let p = 0; p < mentions.count; p++) {
    if (isPhrase[words[p] as number] === 0) continue
    within ??= new Uint8Array(mentions.count)
    let i = p
    while (i > 0 && starts[i - 1] === starts[p]) i--
    for (; i < mentions.count && (starts[i] as number) < (ends[p] as number); i++)
      if (i !== p && (starts[i] !== starts[p] || (ends[i] as number) <= (ends[p] as number))) within[i] = 1
  }
  if (!within) return
  let kept = 0
  for (let i = 0; i < mentions.count; i++) {
    if (within[i] === 1) continue
    starts[kept] = starts[i] as number
    ends[kept] = ends[i] as number
    words[kept++] = words[i] as number
  }
  mentions.count = kept
}
