/** Whether a UTF-16 unit is what \s matches. */
export function isWhiteSpace(unit: number): boolean {
  if (unit <= 0x20) return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d)
  if (unit < 0xa0) return false
  return (
    unit === 0xa0 ||
    unit === 0x1680 ||
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x3000 ||
    unit === 0xfeff
  )
}

/** The text at [start, end) without its white space; most lines have none, and are but cut out. */
export function withoutWhiteSpace(text: string, start = 0, end = text.length): string {
  for (let i = start; i < end; i++)
    if (isWhiteSpace(text.charCodeAt(i))) return text.slice(start, end).replace(/\s/g, '')
  return text.slice(start, end)
}
