import { digitAt } from '../mentions/number-words.ts'

/** Where sentences and clauses of a narrative begin, in order: what context is reset at. */
export interface Bounds {
  /** Offsets just behind 。!? and line feeds; begins with 0, ends with the text's length. */
  sentences: number[]
  /** The same, and just behind , ; and : as well; 网站:20条 is one clause. */
  clauses: number[]
}

const lineFeed = 0x0a
const exclamationMark = 0x21
const comma = 0x2c
const colon = 0x3a
const semicolon = 0x3b
const questionMark = 0x3f
const fullStop = 0x3002

export function findBounds(text: string): Bounds {
  const sentences = [0]
  const clauses = [0]
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code > fullStop) continue
    if (code === fullStop || code === lineFeed || code === exclamationMark || code === questionMark) {
      sentences.push(i + 1)
      clauses.push(i + 1)
    } else if (code === comma || code === semicolon || (code === colon && !leadsToNumber(text, i + 1)))
      clauses.push(i + 1)
  }
  sentences.push(text.length)
  clauses.push(text.length)
  return { sentences, clauses }
}

/** 公开信息:204条; but not 如下:1.机构信息, where a list begins. */
function leadsToNumber(text: string, from: number): boolean {
  let at = from
  while (at < from + 9 && digitAt(text, at)) at++
  return at > from && !'.、)'.includes(text.charAt(at) || '.')
}
