import type { TextOffsets } from './html-offsets.ts'
import type { HtmlRun } from './read-document.ts'
import { isWide } from './wide-characters.ts'

/** A line of a page's text; its runs count from the line's own start. */
export interface HtmlLine {
  text: string
  runs: HtmlRun[]
  /** Index of the node that the line starts in. */
  node: number
  /** Characters that stand in links. */
  linked: number
  /** The line is a row of a table. */
  row: boolean
}

/** Puts text nodes together into lines as a browser would, each character with its place. */
export interface LineWriter {
  /** Adds a text node; its white space collapses unless it is kept (<pre>). */
  add(value: string, offsets: TextOffsets, node: number, style: { link: boolean; keep: boolean }): void
  /** Ends the line (a block's edge, <br>); within a row it is white space. */
  end(): void
  startRow(node: number): void
  nextCell(): void
  endRow(): void
  lines: HtmlLine[]
}

const chunks = /[ \t\n\r\f]+|[^ \t\n\r\f]+/g

export function createLineWriter(): LineWriter {
  const lines: HtmlLine[] = []
  let line: HtmlLine = { text: '', runs: [], node: 0, linked: 0, row: false }
  let parts: string[] = []
  let length = 0
  let last = 0
  let filled = false
  let space: { from: number; to: number; broken: boolean } | null = null

  const put = (words: string, from: number, to: number): void => {
    const run = line.runs.at(-1)
    const whole = words.length === to - from
    if (run && whole && run.end === length && run.to === from && run.end - run.start === run.to - run.from) {
      run.end += words.length
      run.to = to
    } else line.runs.push({ start: length, end: length + words.length, from, to })
    parts.push(words)
    length += words.length
    last = words.charCodeAt(words.length - 1)
  }

  const flush = (): void => {
    const text = parts.join('')
    if (filled) lines.push({ ...line, text })
    line = { text: '', runs: [], node: 0, linked: 0, row: false }
    parts = []
    length = 0
    last = 0
    filled = false
    space = null
  }

  const word = (words: string, from: number, to: number, node: number, link: boolean): void => {
    if (!filled && !line.row) line.node = node
    filled = true
    if (space && last !== 0) {
      // 「信息⏎公开」 in the source is one word; 「Annual⏎report」 is two.
      const joined = space.broken && isWide(last) && isWide(words.charCodeAt(0))
      if (!joined) put(' ', space.from, space.to)
    }
    space = null
    put(line.row ? words.replaceAll('|', '｜') : words, from, to)
    if (link) line.linked += words.length
  }

  return {
    lines,
    add(value, offsets, node, { link, keep }) {
      const place = (i: number): number => (typeof offsets === 'number' ? offsets + i : (offsets[i] ?? 0))
      for (const match of value.matchAll(chunks)) {
        const [words] = match
        const start = match.index
        if (words.trim() === '' && /^[ \t\n\r\f]/.test(words)) {
          const broken = /[\n\r]/.test(words)
          if (keep && broken && !line.row) flush()
          else
            space = {
              from: space?.from ?? place(start),
              to: place(start + words.length),
              broken: broken || (space?.broken ?? false),
            }
          continue
        }
        if (typeof offsets === 'number') {
          word(words, place(start), place(start + words.length), node, link)
          continue
        }
        // Stretches that the source spells to the letter are one run each, an entity is one of its own.
        for (let from = start; from < start + words.length; ) {
          let to = from + 1
          const plain = (i: number): boolean => place(i + 1) - place(i) === 1
          if (plain(from)) while (to < start + words.length && plain(to)) to++
          else while (to < start + words.length && place(to) === place(from)) to++
          word(words.slice(from - start, to - start), place(from), place(to), node, link)
          from = to
        }
      }
    },
    end() {
      if (!line.row) flush()
      else if (length > 0) space = { from: line.runs.at(-1)?.to ?? 0, to: line.runs.at(-1)?.to ?? 0, broken: true }
    },
    startRow(node) {
      flush()
      line.row = true
      line.node = node
    },
    nextCell() {
      parts.push(' | ')
      length += 3
      last = 0
      space = null
    },
    endRow: flush,
  }
}
