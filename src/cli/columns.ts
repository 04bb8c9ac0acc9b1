import stringWidth from 'string-width'

/** A table's cell: its text, and how it is painted once its width is known. */
export interface TableCell {
  text: string
  paint?: ((text: string) => string) | undefined
  align?: 'left' | 'right'
}

/**
 * Lays rows out in columns that line up on a terminal, where a Chinese character takes two places.
 *
 * @param gap spaces between two columns
 * @returns one line a row, without spaces at its end
 */
export function layOut(rows: readonly (readonly (TableCell | string)[])[], gap = 2): string[] {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? { text: cell } : cell)))
  const widths: number[] = []
  for (const row of cells)
    row.forEach(({ text }, column) => {
      widths[column] = Math.max(widths[column] ?? 0, stringWidth(text))
    })
  return cells.map((row) =>
    row
      .map(({ text, paint = String, align = 'left' }, column) => {
        const space = ' '.repeat((widths[column] ?? 0) - stringWidth(text))
        return align === 'left' ? paint(text) + space : space + paint(text)
      })
      .join(' '.repeat(gap))
      .trimEnd(),
  )
}

/** As much of a text as fits into a width, with an ellipsis where something was left out. */
export function clip(text: string, width: number): string {
  if (stringWidth(text) <= width) return text
  let clipped = ''
  let used = 1
  for (const character of text) {
    used += stringWidth(character)
    if (used > width) break
    clipped += character
  }
  return `${clipped}…`
}
