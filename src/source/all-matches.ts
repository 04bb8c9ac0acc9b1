/**
 * Every match of a pattern with the g flag, in order. Does what String.matchAll does without the copy of the pattern that
 * it compiles at each call, which costs more than most of the short texts that are searched here.
 */
export function allMatches(pattern: RegExp, text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    found.push(match)
    if (match[0] === '') pattern.lastIndex++
  }
  return found
}
