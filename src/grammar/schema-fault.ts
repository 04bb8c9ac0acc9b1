import type { z } from 'zod'

type Issue = z.core.$ZodIssue
type Path = readonly PropertyKey[]

/** What does not follow the schema in a YAML file: where, and what was expected there, in words. */
export interface SchemaFault {
  path: Path
  fault: string
}

/** Names of what a list holds. */
const nouns: Readonly<Record<string, string>> = { rules: 'rule', metrics: 'metric' }

/** A place in a file's data as its writer would name it: `rule 'columns': examples, item 2`; '' for the whole file. */
export function placeWords(path: Path, data: unknown): string {
  let named = ''
  let rest: string[] = []
  let at = data
  path.forEach((key, i) => {
    at = at !== null && typeof at === 'object' ? (at as Record<PropertyKey, unknown>)[key] : undefined
    rest.push(typeof key === 'number' ? `item ${key + 1}` : String(key))
    const id = at !== null && typeof at === 'object' && 'id' in at ? at.id : undefined
    if (typeof id !== 'string') return
    named = `${nouns[String(path[i - 1])] ?? 'entry'} '${id}'`
    rest = []
  })
  return [...(named ? [named] : []), ...(rest.length > 0 ? [rest.join(', ')] : [])].join(': ')
}

/** The first fault that a schema found in data, in plain words. */
export function schemaFault(issue: Issue | undefined, data: unknown): SchemaFault {
  if (!issue) return { path: [], fault: 'it does not follow the schema' }
  const { path } = issue
  const given = valueAt(path, data)
  switch (issue.code) {
    case 'invalid_type': {
      if (given === undefined) return { path, fault: 'this key is missing' }
      return {
        path,
        fault:
          exampleFault(path, given) ?? `expected ${kinds[issue.expected] ?? issue.expected}, found ${kindOf(given)}`,
      }
    }
    case 'invalid_union': {
      if (given === undefined) return { path, fault: 'this key is missing' }
      return unionFault(issue.errors, path, given, data)
    }
    case 'unrecognized_keys': {
      const [key = ''] = issue.keys
      return { path: [...path, key], fault: 'no such key is known here' }
    }
    case 'invalid_value':
      return { path, fault: `expected one of ${issue.values.map(String).join(', ')}, found ${kindOf(given)}` }
    case 'invalid_key':
      return { path, fault: `this is no name that can stand here: ${issue.issues[0]?.message ?? ''}` }
    case 'too_small':
      return { path, fault: issue.origin === 'array' ? `expected at least ${issue.minimum} of them` : 'it is empty' }
    default:
      return { path, fault: issue.message }
  }
}

/** Of a choice of shapes: what the shape lacks that the data came nearest to, else what all shapes are. */
function unionFault(errors: readonly (readonly Issue[])[], path: Path, given: unknown, data: unknown): SchemaFault {
  const within = errors.flatMap((issues) =>
    issues.filter((issue) => issue.path.length > 0 || issue.code === 'unrecognized_keys'),
  )
  if (within[0]) {
    const { code, path: inner } = within[0]
    return schemaFault({ ...within[0], code, path: [...path, ...inner] } as Issue, data)
  }
  const wanted = errors.flatMap(([issue]) =>
    issue?.code === 'invalid_type' ? [kinds[issue.expected] ?? issue.expected] : [],
  )
  return { path, fault: `expected ${wanted.join(' or ')}, found ${kindOf(given)}` }
}

/** 'A sentence: 6' without its blank, or without its value, is a string to YAML. */
function exampleFault(path: Path, given: unknown): string | null {
  const list = path.at(-2)
  if (typeof given !== 'string' || typeof path.at(-1) !== 'number') return null
  if (list === 'examples')
    return `this example does not say what it gives: write a colon, a blank and the value behind the sentence, as in "- ${given.replace(/:.*/, '')}: 6"`
  if (list === 'counterexamples')
    return `this counterexample does not say why: write a colon, a blank and the reason behind the sentence, as in "- ${given.replace(/:.*/, '')}: items"`
  return null
}

const kinds: Readonly<Record<string, string>> = {
  record: 'keys with values (key: value)',
  object: 'keys with values (key: value)',
  array: 'a list',
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  null: 'null',
}

function kindOf(value: unknown): string {
  if (value === null) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'keys with values'
  return typeof value === 'string' ? `the text '${value}'` : String(value)
}

function valueAt(path: Path, data: unknown): unknown {
  let at = data
  for (const key of path)
    at = at !== null && typeof at === 'object' ? (at as Record<PropertyKey, unknown>)[key] : undefined
  return at
}
