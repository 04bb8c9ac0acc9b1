import { z } from 'zod'

/** Types of a table's columns, by their names in SQL; every output format has each of them, or says it in its text. */
export type ColumnType = 'VARCHAR' | 'INTEGER' | 'DOUBLE' | 'BOOLEAN' | 'DATE'

/** A column of a table. Any column may hold null. */
export interface Column {
  name: string
  type: ColumnType
}

/** A value in a table: a DATE is its ISO text. */
export type Value = string | number | boolean | null

/** A column with the way from a row's source to its value. */
export interface ColumnOf<Row> extends Column {
  get(row: Row): Value
}

interface JsonSchema {
  type?: string | string[]
  pattern?: string
  const?: unknown
  properties?: Record<string, JsonSchema>
  anyOf?: JsonSchema[]
  items?: JsonSchema
  $ref?: string
  $defs?: Record<string, JsonSchema>
}

/** The pattern by which the record's schema marks a calendar date. */
const datePattern = '^\\d{4}-\\d{2}-\\d{2}$'

/**
 * Reads columns' types off a zod schema, so that no table can type a field in its own way.
 *
 * @returns a function from a path of the schema ('period.from') to the type of the column that holds it
 */
export function columnTypes(schema: z.ZodType): (path: string) => ColumnType {
  const root = z.toJSONSchema(schema) as JsonSchema
  return (path) => {
    let at = present(root, root)
    for (const name of path.split('.')) {
      const next = at.properties?.[name]
      if (!next) throw new TypeError(`the schema has no field '${path}'`)
      at = present(next, root)
    }
    return typeOf(at, path)
  }
}

/** The schema of a value that is there: null and references taken away. */
function present(schema: JsonSchema, root: JsonSchema): JsonSchema {
  const name = schema.$ref?.split('/').pop()
  if (name !== undefined) return present(root.$defs?.[name] ?? root, root)
  const choices = schema.anyOf?.filter((choice) => choice.type !== 'null')
  if (choices?.length) return present(choices[0] as JsonSchema, root)
  return schema
}

function typeOf({ type: types, pattern, const: constant }: JsonSchema, path: string): ColumnType {
  const type = [types].flat().find((one) => one !== 'null')
  if (type === 'string') return pattern === datePattern ? 'DATE' : 'VARCHAR'
  if (type === 'integer' || Number.isInteger(constant)) return 'INTEGER'
  if (type === 'number') return 'DOUBLE'
  if (type === 'boolean') return 'BOOLEAN'
  throw new TypeError(`the schema's field '${path}' is no single value`)
}
