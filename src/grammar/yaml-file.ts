import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type Document, LineCounter, parseDocument } from 'yaml'
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
  /** The line at which a path of the data stands, from 1. */
  lineOf(path: readonly PropertyKey[]): number
  /** A fault at a path of the data, to be thrown. */
  faultAt(path: readonly PropertyKey[], fault: string): GrammarError
}

/** The name under which `npm run build` keeps what it parsed of a text. */
export const textKey = (text: string): string => createHash('sha256').update(text).digest('hex')

/**
 * What `npm run build` parsed of the bundled files, by the hash of their texts: parsing YAML would be most of a cold
 * start. A changed file has another hash and is parsed anew.
 */
let parsedAtBuild: Record<string, unknown> | undefined

function readParsed(): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(new URL('../parsed-grammars.json', import.meta.url), 'utf8'))
  } catch {
    return {} // not built: every file is parsed
  }
}

/**
 * Reads a YAML file and checks it against a schema.
 *
 * @throws GrammarError where the file is no YAML or does not follow the schema, at the line of the first fault.
 */
export function readYamlFile<S extends z.ZodType>(file: string, schema: S): YamlFile<z.infer<S>> {
  const text = readFileSync(file, 'utf8')
  const lines = new LineCounter()
  let document: Document | undefined
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return { line, column: col }
  }
  const parse = (): Document => {
    if (document) return document
    document = parseDocument(text, { lineCounter: lines })
    const syntax = document.errors[0]
    if (!syntax) return document
    const { line, column } = at(syntax.pos[0])
    throw new GrammarError(file, line, column, syntax.message.split('\n')[0] ?? 'not YAML')
  }
  const placeOf = (path: readonly PropertyKey[]) => {
    const tree = parse()
    // The deepest node of the path that is there: a missing key is reported at its parent.
    for (let depth = path.length; depth >= 0; depth--) {
      const node = tree.getIn(path.slice(0, depth), true) as { range?: [number, number, number] } | undefined
      if (node?.range) return at(node.range[0])
    }
    return at(0)
  }
  const faultAt = (path: readonly PropertyKey[], fault: string): GrammarError => {
    const { line, column } = placeOf(path)
    return new GrammarError(file, line, column, path.length > 0 ? `${path.join('.')}: ${fault}` : fault)
  }
  parsedAtBuild ??= readParsed()
  const result = schema.safeParse(parsedAtBuild[textKey(text)] ?? parse().toJS())
  if (!result.success) {
    const issue = result.error.issues[0]
    throw faultAt(issue?.path ?? [], issue?.message ?? 'does not follow the schema')
  }
  return { data: result.data, faultAt, lineOf: (path) => placeOf(path).line }
}
