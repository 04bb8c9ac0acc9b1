/** What is no repeat in a regular expression: escapes, classes of characters. */
const literal = /\\.|\[(?:\\.|[^\]\\])*\]/gs
const unbounded = /[*+]|\{\s*\d+\s*,\s*\}/

/** The first repeat of a regular expression that has no upper bound: `*`, `+`, `{2,}`; null where there is none. */
export function unboundedRepeat(pattern: string): string | null {
  if (!unbounded.test(pattern)) return null
  return unbounded.exec(pattern.replace(literal, ''))?.[0] ?? null
}

/** What to write in place of an unbounded repeat. */
export const boundedInstead = (repeat: string): string =>
  `the repeat ${repeat} has no bound: write ${repeat === '+' ? '{1,12}' : repeat === '*' ? '{0,12}' : repeat.replace(/,\s*/, ',12')} or whatever bound suffices; time must not grow with the text`
