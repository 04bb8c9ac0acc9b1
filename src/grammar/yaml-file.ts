import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type Document, LineCounter, parseDocument, type YAMLError } from 'yaml'
import type { z } from 'zod'
import { GrammarError, missing } from './grammar-error.ts'
import { placeWords, schemaFault } from './schema-fault.ts'

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
  const text = textOf(file)
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
    throw new GrammarError(file, at(syntax.pos[0]), syntaxWords(syntax))
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
  parsedAtBuild ??= readParsed()
  const given = parsedAtBuild[textKey(text)] ?? parse().toJS()
  const faultAt = (path: readonly PropertyKey[], fault: string): GrammarError => {
    const where = placeWords(path, given)
    return new GrammarError(file, placeOf(path), where ? `${where}: ${fault}` : fault)
  }
  const result = schema.safeParse(given)
  if (!result.success) {
    const { path, fault } = schemaFault(result.error.issues[0], given)
    throw faultAt(path, fault)
  }
  return { data: result.data, faultAt, lineOf: (path) => placeOf(path).line }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw missing(file, 'file', error)
  }
}

/** What is no YAML, in one line. A list that begins further left or right than the one above it is the usual case. */
function syntaxWords({ code, message }: YAMLError): string {
  const words = (message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '')
  const hint = indentation.has(code) ? ' (is this line indented as its neighbours above are?)' : ''
  return `this is no YAML: ${words}${hint}`
}

const indentation: ReadonlySet<string> = new Set([
  'BAD_INDENT',
  'BLOCK_AS_IMPLICIT_KEY',
  'UNEXPECTED_TOKEN',
  'MISSING_CHAR',
])
