/** Some characters, or all but some. */
export interface CharacterSet {
  codes: ReadonlySet<number>
  negated: boolean
}

export const noCharacter: CharacterSet = { codes: new Set(), negated: false }
export const anyCharacter: CharacterSet = { codes: new Set(), negated: true }

/** Whether a set holds a character; before and behind a text, where its code is NaN, only sets that are negated do. */
export const holdsCharacter = ({ codes, negated }: CharacterSet, code: number): boolean => codes.has(code) !== negated

export function setOf(characters: Iterable<string>): CharacterSet {
  return { codes: new Set(Array.from(characters, (character) => character.charCodeAt(0))), negated: false }
}

export function uniteSets(a: CharacterSet, b: CharacterSet): CharacterSet {
  if (a.negated && b.negated) return { codes: new Set([...a.codes].filter((code) => b.codes.has(code))), negated: true }
  if (a.negated) return { codes: new Set([...a.codes].filter((code) => !b.codes.has(code))), negated: true }
  if (b.negated) return uniteSets(b, a)
  return { codes: new Set([...a.codes, ...b.codes]), negated: false }
}

/** What stands for one character of [0-9、\n] or \d; of an escape that is not known, any character. */
const item = /\\(.)|(.)-([^\\])|(.)/gsu

/** The characters of a class of a pattern, read from what stands between its brackets: ^,;。0-9. */
export function classOfCharacters(written: string): CharacterSet {
  const negated = written.startsWith('^')
  const codes = new Set<number>()
  for (const [, escaped, from, to, single] of written.slice(negated ? 1 : 0).matchAll(item)) {
    if (from !== undefined && to !== undefined)
      for (let code = from.charCodeAt(0); code <= to.charCodeAt(0); code++) codes.add(code)
    else if (single !== undefined) codes.add(single.charCodeAt(0))
    else {
      const known = escaped === undefined ? null : escapedCharacters(escaped)
      if (!known) return anyCharacter
      for (const code of known.codes) codes.add(code)
    }
  }
  return { codes, negated }
}

/** What \d, \n or an escaped mark stands for; null for what is not known. */
export function escapedCharacters(escaped: string): CharacterSet | null {
  if (escaped === 'd') return setOf('0123456789')
  if (escaped === 'n') return setOf('\n')
  return /[a-zA-Z0-9]/.test(escaped) ? null : setOf(escaped)
}
