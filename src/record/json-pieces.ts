/** Elements of a list that are written at a time. */
const STEP = 500

/**
 * An object as JSON in pieces: joined, they are what `JSON.stringify` gives. The record of a text of ten megabytes is
 * longer than a string may be.
 *
 * @param indent spaces of an indented form; 0 for one line
 */
export function* jsonPieces(value: object, indent: 0 | 2): Generator<string> {
  const fields = Object.entries(value).filter(([, field]) => field !== undefined)
  if (fields.length === 0) {
    yield '{}'
    return
  }
  const [feed, colon] = indent === 0 ? ['', ':'] : [`\n${' '.repeat(indent)}`, ': ']
  let open = '{'
  for (const [name, field] of fields) {
    const start = `${open}${feed}${JSON.stringify(name)}${colon}`
    if (Array.isArray(field) && field.length > STEP) {
      yield start
      yield* listPieces(field, indent)
    } else yield start + nested(field, indent, feed)
    open = ','
  }
  yield indent === 0 ? '}' : '\n}'
}

function* listPieces(list: readonly unknown[], indent: 0 | 2): Generator<string> {
  const feed = indent === 0 ? '' : `\n${' '.repeat(2 * indent)}`
  for (let at = 0; at < list.length; at += STEP) {
    const part = list.slice(at, at + STEP).map((item) => feed + nested(item, indent, feed))
    yield (at === 0 ? '[' : ',') + part.join(',')
  }
  yield indent === 0 ? ']' : `\n${' '.repeat(indent)}]`
}

const nested = (value: unknown, indent: 0 | 2, feed: string): string => {
  const json = JSON.stringify(value, null, indent) ?? 'null'
  return indent === 0 ? json : json.replaceAll('\n', feed)
}
