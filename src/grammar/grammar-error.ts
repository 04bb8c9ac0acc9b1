import { isAbsolute, relative } from 'node:path'

/** Line and column in a file, both from 1. */
export interface Place {
  line: number
  column: number
}

/**
 * The grammars are broken; the message names file, line and column, and what was expected there. Where a file or a
 * folder is not there at all, line and column are null.
 */
export class GrammarError extends Error {
  override readonly name = 'GrammarError'
  readonly file: string
  readonly line: number | null
  readonly column: number | null
  constructor(file: string, place: Place | null, fault: string) {
    super(`${shown(file)}${place ? `:${place.line}:${place.column}` : ''}: ${fault}`)
    this.file = file
    this.line = place?.line ?? null
    this.column = place?.column ?? null
  }
}

/** A path as it would be typed here: relative where it is below the working directory. */
function shown(file: string): string {
  const below = relative(process.cwd(), file)
  return (below === '' || below.startsWith('..') || isAbsolute(below) ? file : below).replaceAll('\\', '/')
}

/** A file or a folder of the grammars is not there, or cannot be read. */
export function missing(path: string, what: 'file' | 'folder', cause: unknown): GrammarError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'it cannot be read'
  if (what === 'file' && code !== 'ENOENT') return new GrammarError(path, null, `this file cannot be read (${code})`)
  return new GrammarError(
    path,
    null,
    `there is no such ${what}; a folder of grammars is a whole copy of the bundled one: copy grammars/ and change the copy`,
  )
}
