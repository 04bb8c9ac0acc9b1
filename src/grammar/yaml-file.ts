import { readFileSync } from 'node:fs'
import { LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'

/** A grammar file is broken; the message names file, line and column, and what was expected there. */
export class GrammarError extends Error {
  override readonly name = 'GrammarError'
  readonly file: string
  readonly line: number
  readonly column: number
  constructor(file: string, line: number, column: number, fault: string) {
    super(`${file}:${line}:${column}: ${fault}`)
    this.file = file
    this.line = line
    this.column = column
  }
}

/** A checked YAML file: its data, and where each path of it stands. */
export interface YamlFile<T> {
  data: T
  /** A fault at a path of the data, to be thrown. */
  faultAt(path: readonly PropertyKey[], fault: string): GrammarError
}

/**
 * Reads a YAML file and checks it against a schema.
 *
 * @throws GrammarError where the file is no YAML or does not follow the schema, at the line of the first fault.
 */
export function readYamlFile<S extends z.ZodType>(file: string, schema: S): YamlFile<z.infer<S>> {
  const lines = new LineCounter()
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines })
  const at = (offset: number, fault: string) => {
    const { line, col } = lines.linePos(offset)
    return new GrammarError(file, line, col, fault)
  }
  const syntax = document.errors[0]
  if (syntax) throw at(syntax.pos[0], syntax.message.split('\n')[0] ?? 'not YAML')
  const faultAt = (path: readonly PropertyKey[], fault: string): GrammarError => {
    // The deepest node of the path that is there: a missing key is reported at its parent.
    for (let depth = path.length; depth >= 0; depth--) {
      const node = document.getIn(path.slice(0, depth), true) as { range?: [number, number, number] } | undefined
      if (node?.range) return at(node.range[0], `${path.join('.')}: ${fault}`)
    }
    return at(0, fault)
  }
  const result = schema.safeParse(document.toJS())
  if (!result.success) {
    const issue = result.error.issues[0]
    throw faultAt(issue?.path ?? [], issue?.message ?? 'does not follow the schema')
  }
  return { data: result.data, faultAt }
}
