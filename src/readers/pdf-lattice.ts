import { type PdfPiece, type PdfRules, textEms } from './pdf-page.ts'

/** A ruled table of a page: its cells' text on the full grid, a merged cell at its first place. */
export interface PdfTable {
  top: number
  bottom: number
  left: number
  right: number
  /** Places of the upright rules, from left to right. */
  edges: number[]
  rows: (PdfPiece[] | null)[][]
}

/** Distance in points at which two rules are one, or meet. */
const NEAR = 3

/** Grids beyond this are drawings. */
const MOST_CELLS = 20_000

/**
 * Finds the ruled tables of a page and takes their text out of its pieces.
 *
 * @returns the tables from top to bottom, and the pieces that stand in none
 */
export function findPdfTables(pieces: PdfPiece[], rules: PdfRules): { tables: PdfTable[]; rest: PdfPiece[] } {
  const tables: PdfTable[] = []
  let rest = pieces
  for (const group of connectedRules(rules)) {
    closeOpenEnds(group)
    const xs = clustered(group.down.map((rule) => rule.x))
    const ys = clustered(group.across.map((rule) => rule.y))
    if (xs.length < 3 || ys.length < 2 || xs.length * ys.length > MOST_CELLS) continue
    const [left, right, top, bottom] = [xs[0] ?? 0, xs.at(-1) ?? 0, ys[0] ?? 0, ys.at(-1) ?? 0]
    const within = (piece: PdfPiece): boolean => {
      const middle = piece.y - piece.size * 0.35
      const centre = (piece.x0 + piece.x1) / 2
      return middle > top && middle < bottom && centre > left - 1 && centre < right + 1
    }
    const inside = rest.filter(within)
    if (inside.length === 0) continue
    const rows = fillGrid(inside, group, xs, ys)
    if (rows === null) continue
    rest = rest.filter((piece) => !within(piece))
    tables.push({ top, bottom, left, right, edges: xs, rows })
  }
  return { tables: tables.sort((a, b) => a.top - b.top), rest }
}

/** A page's end leaves a row without its rule: the upright ones run out beyond the last across. */
function closeOpenEnds({ across, down }: PdfRules): void {
  const [left, right] = [Math.min(...down.map((rule) => rule.x)), Math.max(...down.map((rule) => rule.x))]
  const tops = down.map((rule) => rule.y0).sort((a, b) => a - b)
  const bottoms = down.map((rule) => rule.y1).sort((a, b) => b - a)
  // Two of them, since one alone may be a stroke of something else.
  const [top, bottom] = [tops[1], bottoms[1]]
  const ys = across.map((rule) => rule.y)
  if (top !== undefined && top < Math.min(...ys) - NEAR * 2) across.push({ y: top, x0: left, x1: right })
  if (bottom !== undefined && bottom > Math.max(...ys) + NEAR * 2) across.push({ y: bottom, x0: left, x1: right })
}

/** Lays the pieces into the cells; null for a frame around prose, which is no table. */
function fillGrid(pieces: PdfPiece[], rules: PdfRules, xs: number[], ys: number[]): (PdfPiece[] | null)[][] | null {
  const [columns, rows] = [xs.length - 1, ys.length - 1]
  const cellOf = mergedCells(rules, xs, ys)
  const contents = new Map<number, PdfPiece[]>()
  for (const piece of pieces) {
    const row = Math.min(rows - 1, slot(ys, piece.y - piece.size * 0.35))
    for (const part of splitAtBorders(piece, xs, (column) => cellOf[row * columns + column] ?? -1)) {
      const column = Math.min(columns - 1, slot(xs, (part.x0 + part.x1) / 2))
      const cell = cellOf[row * columns + column] ?? 0
      const content = contents.get(cell)
      if (content) content.push(part)
      else contents.set(cell, [part])
    }
  }
  for (const cell of contents.values()) {
    const text = cell.map((piece) => piece.text).join('')
    if (text.length > 400 && text.split('。').length > 3) return null
  }
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => {
      const at = row * columns + column
      return cellOf[at] === at ? (contents.get(at) ?? []) : null
    }),
  )
}

/** For each place of the grid its cell: the first place of those that no rule parts. */
function mergedCells(rules: PdfRules, xs: number[], ys: number[]): Int32Array {
  const [columns, rows] = [xs.length - 1, ys.length - 1]
  const cells = Int32Array.from({ length: columns * rows }, (_, i) => i)
  const rootOf = (at: number): number => {
    let root = at
    while ((cells[root] ?? root) !== root) root = cells[root] ?? root
    return root
  }
  const join = (a: number, b: number): void => {
    const [x, y] = [rootOf(a), rootOf(b)]
    cells[Math.max(x, y)] = Math.min(x, y)
  }
  const columnRules = xs.map((x) => rules.down.filter((rule) => Math.abs(rule.x - x) <= NEAR))
  const rowRules = ys.map((y) => rules.across.filter((rule) => Math.abs(rule.y - y) <= NEAR))
  for (let row = 0; row < rows; row++) {
    const middle = ((ys[row] ?? 0) + (ys[row + 1] ?? 0)) / 2
    for (let column = 0; column < columns; column++) {
      const centre = ((xs[column] ?? 0) + (xs[column + 1] ?? 0)) / 2
      const at = row * columns + column
      const parted = columnRules[column + 1]?.some((rule) => rule.y0 - 1 <= middle && middle <= rule.y1 + 1)
      if (column + 1 < columns && !parted) join(at, at + 1)
      const floored = rowRules[row + 1]?.some((rule) => rule.x0 - 1 <= centre && centre <= rule.x1 + 1)
      if (row + 1 < rows && !floored) join(at, at + columns)
    }
  }
  return cells.map((_, at) => rootOf(at))
}

/** Cuts a piece where it runs over a border: 「0 0 0」 that the file prints as one string. */
function splitAtBorders(piece: PdfPiece, xs: number[], cellAt: (column: number) => number): PdfPiece[] {
  const slack = piece.size * 0.3
  const borders = xs.filter((x, i) => x > piece.x0 + slack && x < piece.x1 - slack && cellAt(i - 1) !== cellAt(i))
  if (borders.length === 0) return [piece]
  const scale = (piece.x1 - piece.x0) / Math.max(0.01, textEms(piece.text))
  const parts: PdfPiece[] = []
  let from = 0
  let x = piece.x0
  let start = x
  let border = 0
  for (let i = 0; i <= piece.text.length; i++) {
    const edge = borders[border] ?? Number.POSITIVE_INFINITY
    const width = textEms(piece.text.charAt(i)) * scale
    if (i === piece.text.length || x + width / 2 > edge) {
      const text = piece.text.slice(from, i).trim()
      if (text !== '') parts.push({ ...piece, text, x0: start, x1: x })
      from = i
      start = x
      while ((borders[border] ?? Number.POSITIVE_INFINITY) < x + width / 2) border++
    }
    x += width
  }
  return parts
}

/** Part of a line: at a height or a breadth, from one place to another. */
interface Stretch {
  at: number
  from: number
  to: number
}

/** Groups of rules that touch one another; one with both directions may be a table. */
function connectedRules(rules: PdfRules): PdfRules[] {
  const across = joined(rules.across.map((rule) => ({ at: rule.y, from: rule.x0, to: rule.x1 }))).map(
    ({ at, from, to }) => ({ y: at, x0: from, x1: to }),
  )
  const down = joined(rules.down.map((rule) => ({ at: rule.x, from: rule.y0, to: rule.y1 }))).map(
    ({ at, from, to }) => ({ x: at, y0: from, y1: to }),
  )
  const roots = Int32Array.from({ length: across.length + down.length }, (_, i) => i)
  const rootOf = (at: number): number => {
    let root = at
    while ((roots[root] ?? root) !== root) {
      roots[root] = roots[roots[root] ?? root] ?? root
      root = roots[root] ?? root
    }
    return root
  }
  across.forEach((row, i) => {
    down.forEach((column, k) => {
      const meet =
        row.x0 - NEAR <= column.x && column.x <= row.x1 + NEAR && column.y0 - NEAR <= row.y && row.y <= column.y1 + NEAR
      if (meet) roots[rootOf(across.length + k)] = rootOf(i)
    })
  })
  const groups = new Map<number, PdfRules>()
  const groupOf = (at: number): PdfRules => {
    const group = groups.get(rootOf(at)) ?? { across: [], down: [] }
    groups.set(rootOf(at), group)
    return group
  }
  across.forEach((rule, i) => {
    groupOf(i).across.push(rule)
  })
  down.forEach((rule, k) => {
    groupOf(across.length + k).down.push(rule)
  })
  return [...groups.values()]
}

/** Stretches of one line that touch, as one: browsers draw a border cell by cell. */
function joined(stretches: Stretch[]): Stretch[] {
  const lines = clustered(stretches.map((stretch) => stretch.at))
  const lineOf = (at: number): number =>
    lines.reduce((nearest, line) => (Math.abs(line - at) < Math.abs(nearest - at) ? line : nearest), lines[0] ?? 0)
  const whole: Stretch[] = []
  const sorted = stretches.map((stretch) => ({ ...stretch, at: lineOf(stretch.at) }))
  for (const stretch of sorted.sort((a, b) => a.at - b.at || a.from - b.from)) {
    const last = whole.at(-1)
    if (last && last.at === stretch.at && stretch.from <= last.to + NEAR) last.to = Math.max(last.to, stretch.to)
    else whole.push({ ...stretch })
  }
  return whole
}

/** Ascending places, those that lie close together as one. */
function clustered(values: number[]): number[] {
  const places: { sum: number; count: number; last: number }[] = []
  for (const value of [...values].sort((a, b) => a - b)) {
    const place = places.at(-1)
    if (place && value - place.last <= NEAR) {
      place.sum += value
      place.count++
      place.last = value
    } else places.push({ sum: value, count: 1, last: value })
  }
  return places.map(({ sum, count }) => sum / count)
}

/** Index of the interval that a value lies in, the first or last one for a value outside. */
function slot(edges: number[], value: number): number {
  let at = 0
  while (at + 2 < edges.length && (edges[at + 1] ?? 0) <= value) at++
  return at
}
