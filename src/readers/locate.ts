import type { FilePlace, ReadDocument } from './read-document.ts'

/**
 * The place in the file of an offset of the text.
 *
 * @param document what `readReport` gave
 * @param offset UTF-16 offset into `document.text`, from 0 to its length; one outside is moved to the nearer end
 */
export function locate(document: Pick<ReadDocument, 'text' | 'map'>, offset: number): FilePlace {
  const at = Math.max(0, Math.min(offset, document.text.length))
  const { map } = document
  switch (map.kind) {
    case 'text':
      return textPlace(document.text, at)
    case 'html': {
      const run = map.runs[lastRunFrom(map.runs, at)]
      if (!run) return htmlPlace(map.lines, 0)
      const oneForOne = run.end - run.start === run.to - run.from
      const inside = oneForOne ? Math.min(run.from + at - run.start, run.to) : at < run.end ? run.from : run.to
      return htmlPlace(map.lines, inside)
    }
    case 'docx': {
      const run = map.runs[lastRunFrom(map.runs, at)]
      return run ? { in: 'docx', part: run.part, paragraph: run.paragraph } : { in: 'file' }
    }
    case 'pdf': {
      const run = map.runs[lastRunFrom(map.runs, at)]
      return run ? { in: 'pdf', page: run.page, line: run.line } : { in: 'file' }
    }
  }
}

/** A place as it stands behind a file's name: line 12 of a text is '12', of a page with the column '12:80', page 3 line 5 'p3:5', paragraph 7 '¶7'. */
export function placeLabel(place: FilePlace): string {
  switch (place.in) {
    case 'file':
      return ''
    case 'text':
      return String(place.line)
    // A page is often a single line.
    case 'html':
      return `${place.line}:${place.column}`
    case 'docx':
      return `¶${place.paragraph}`
    case 'pdf':
      return `p${place.page}:${place.line}`
  }
}

/** Line and column of an offset of a decoded text; a line ends at \n, \r\n or \r. */
export function textPlace(text: string, offset: number): FilePlace & { in: 'text' } {
  const starts = lineStarts(text.slice(0, offset))
  const line = starts.length
  return { in: 'text', offset, line, column: offset - (starts[line - 1] ?? 0) + 1 }
}

/** Line and column of a character of decoded HTML, by its line starts. */
export function htmlPlace(lines: number[], offset: number): FilePlace & { in: 'html' } {
  const line = countUpTo(lines, offset)
  return { in: 'html', offset, line, column: offset - (lines[line - 1] ?? 0) + 1 }
}

/** Offsets at which lines start; the first is 0. */
export function lineStarts(text: string): number[] {
  const starts = [0]
  for (const match of text.matchAll(/\r\n|\r|\n/g)) starts.push(match.index + match[0].length)
  return starts
}

/** Index of the last run that starts at or before the offset; the first run where none does. */
function lastRunFrom(runs: { start: number }[], offset: number): number {
  let low = 0
  let high = runs.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((runs[middle]?.start ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return Math.max(0, low - 1)
}

/** How many of the ascending numbers are at most the limit. */
function countUpTo(ascending: number[], limit: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ascending[middle] ?? 0) <= limit) low = middle + 1
    else high = middle
  }
  return low
}
