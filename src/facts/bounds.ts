/** Where sentences and clauses of a narrative begin, in order: what context is reset at. */
export interface Bounds {
  /** Offsets just behind 。!? and line feeds; begins with 0, ends with the text's length. */
  sentences: number[]
  /** The same, and just behind , ; and : as well. */
  clauses: number[]
}

const codes = (characters: string) => new Set([...characters].map((character) => character.charCodeAt(0)))
const sentenceEnds = codes('。!?\n')
const clauseEnds = codes(',;:')

export function findBounds(text: string): Bounds {
  const sentences = [0]
  const clauses = [0]
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (sentenceEnds.has(code)) {
      sentences.push(i + 1)
      clauses.push(i + 1)
    } else if (clauseEnds.has(code)) clauses.push(i + 1)
  }
  sentences.push(text.length)
  clauses.push(text.length)
  return { sentences, clauses }
}
