/** A place as unist tells it: line and column from 1, offset from 0. */
export interface Point {
  line: number
  column: number
  offset: number
}

/** Turns offsets of a text into lines and columns. */
export interface LineMap {
  pointAt(offset: number): Point
}

/** Made at the first question, since most texts are asked for none. A line ends with \n, \r\n or a lone \r. */
export function lineMap(text: string): LineMap {
  let starts: number[] | undefined
  return {
    pointAt(offset) {
      starts ??= lineStarts(text)
      let low = 0
      let high = starts.length - 1
      while (low < high) {
        const middle = (low + high + 1) >> 1
        if ((starts[middle] ?? 0) <= offset) low = middle
        else high = middle - 1
      }
      return { line: low + 1, column: offset - (starts[low] ?? 0) + 1, offset }
    },
  }
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1)
  }
  return starts
}
