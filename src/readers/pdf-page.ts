import type * as Pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { isWide } from './wide-characters.ts'

/** A piece of text on a page, in points from the top left, y downwards; `y` is its base line. */
export interface PdfPiece {
  text: string
  x0: number
  x1: number
  y: number
  size: number
  page: number
  /** White space follows it in the file. */
  spaced: boolean
  /** Number of its line on the page, from 1. */
  line: number
}

/** A ruled line of a page: horizontal at y from x0 to x1, or vertical at x from y0 to y1. */
export interface PdfRules {
  across: { y: number; x0: number; x1: number }[]
  down: { x: number; y0: number; y1: number }[]
}

export interface PdfPage {
  number: number
  width: number
  height: number
  pieces: PdfPiece[]
  rules: PdfRules
}

type Matrix = [number, number, number, number, number, number]

const identity: Matrix = [1, 0, 0, 1, 0, 0]

/** Thickest filled bar that is taken for a rule, in points. */
const THICKEST = 3

/** Most rules of a page that are looked at; a page with more is a drawing. */
const MOST_RULES = 4000

/** Reads the text and the ruled lines of a page, turned upright; slanted text (watermarks) is left out. */
export async function readPdfPage(page: PDFPageProxy, pdfjs: typeof Pdfjs): Promise<PdfPage> {
  const viewport = page.getViewport({ scale: 1 })
  const upright = matrixOf(viewport.transform)
  const { items } = await page.getTextContent({ disableNormalization: true })
  const pieces: PdfPiece[] = []
  for (const item of items) {
    if (!('str' in item)) continue
    if (item.str.trim() === '') {
      const last = pieces.at(-1)
      if (last && item.str !== '' && item.width > 0) last.spaced = true
      continue
    }
    const [a, b, c, d, x, y] = multiply(upright, matrixOf(item.transform))
    if (Math.abs(b) > Math.abs(a) * 0.1 || a <= 0) continue
    const size = Math.hypot(c, d)
    const lead = item.str.length - item.str.trimStart().length
    const text = item.str.trim()
    const scale = item.width / Math.max(0.01, textEms(item.str))
    const x0 = x + textEms(item.str.slice(0, lead)) * scale
    pieces.push({
      text,
      x0,
      x1: x0 + textEms(item.str.trim()) * scale,
      y,
      size,
      page: page.pageNumber,
      spaced: /\s$/.test(item.str),
      line: 0,
    })
  }
  const rules = pieces.length === 0 ? { across: [], down: [] } : await readRules(page, pdfjs, upright)
  const unique = withoutDoubles(pieces)
  numberLines(unique)
  return { number: page.pageNumber, width: viewport.width, height: viewport.height, pieces: unique, rules }
}

/** Width of a text in ems, roughly: a Chinese character is one, another half of one. */
export function textEms(text: string): number {
  let ems = 0
  for (let i = 0; i < text.length; i++) ems += isWide(text.charCodeAt(i)) ? 1 : 0.5
  return ems
}

/** Bold type is sometimes the same letters printed twice, a hair apart. */
function withoutDoubles(pieces: PdfPiece[]): PdfPiece[] {
  const seen = new Map<string, PdfPiece[]>()
  return pieces.filter((piece) => {
    const key = `${piece.text}@${Math.round(piece.y / 4)}`
    const near = seen.get(key) ?? []
    const double = near.some((other) => Math.abs(other.x0 - piece.x0) < 0.8 && Math.abs(other.y - piece.y) < 0.8)
    if (!double && near.length < 40) seen.set(key, [...near, piece])
    return !double
  })
}

/** Sorts the pieces into lines from top to bottom, each from left to right, and numbers the lines. */
function numberLines(pieces: PdfPiece[]): void {
  pieces.sort((a, b) => a.y - b.y || a.x0 - b.x0)
  let line = 0
  let base = Number.NEGATIVE_INFINITY
  let size = 0
  for (const piece of pieces) {
    if (line === 0 || piece.y - base > Math.max(2, Math.min(size, piece.size) * 0.45)) {
      line++
      base = piece.y
      size = piece.size
    }
    piece.line = line
  }
  pieces.sort((a, b) => a.line - b.line || a.x0 - b.x0)
}

async function readRules(page: PDFPageProxy, pdfjs: typeof Pdfjs, upright: Matrix): Promise<PdfRules> {
  const rules: PdfRules = { across: [], down: [] }
  const { OPS } = pdfjs
  const { fnArray, argsArray } = await page.getOperatorList()
  const painted = new Set([
    OPS.stroke,
    OPS.closeStroke,
    OPS.fill,
    OPS.eoFill,
    OPS.fillStroke,
    OPS.eoFillStroke,
    OPS.closeFillStroke,
    OPS.closeEOFillStroke,
  ])
  const filled = new Set([OPS.fill, OPS.eoFill])
  const saved: Matrix[] = []
  let matrix = upright
  for (let i = 0; i < fnArray.length; i++) {
    const args: unknown = argsArray[i]
    switch (fnArray[i]) {
      case OPS.save:
        if (saved.length < 1000) saved.push(matrix)
        break
      case OPS.restore:
        matrix = saved.pop() ?? matrix
        break
      case OPS.transform:
        matrix = multiply(matrix, matrixOf(args))
        break
      case OPS.paintFormXObjectBegin:
        if (saved.length < 1000) saved.push(matrix)
        if (Array.isArray(args) && args[0]) matrix = multiply(matrix, matrixOf(args[0]))
        break
      case OPS.paintFormXObjectEnd:
        matrix = saved.pop() ?? matrix
        break
      case OPS.constructPath: {
        if (!Array.isArray(args) || !painted.has(args[0]) || !Array.isArray(args[1])) break
        const path: unknown = args[1][0]
        if (path instanceof Float32Array) addPath(rules, path, matrix, filled.has(args[0]))
      }
    }
    if (rules.across.length + rules.down.length > MOST_RULES) return { across: [], down: [] }
  }
  return rules
}

/** Adds the rules of a path: the axis-parallel strokes of it, or the bars that it fills. */
function addPath(rules: PdfRules, path: Float32Array, matrix: Matrix, fill: boolean): void {
  let points: [number, number][] = []
  const finish = (): void => {
    if (points.length >= 2) fill ? addBar(rules, points) : addStrokes(rules, points)
    points = []
  }
  for (let i = 0; i < path.length; ) {
    const op = path[i++]
    // moveTo, lineTo, curveTo, quadraticCurveTo, closePath
    const count = [2, 2, 6, 4, 0][op ?? 4] ?? 0
    if (op === 0) finish()
    if (op === 4 && points[0]) points.push(points[0])
    if (count > 0) {
      const [x, y] = [path[i + count - 2] ?? 0, path[i + count - 1] ?? 0]
      points.push([matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]])
    }
    i += count
  }
  finish()
}

function addBar(rules: PdfRules, points: [number, number][]): void {
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  if (y1 - y0 <= THICKEST && x1 - x0 > THICKEST) rules.across.push({ y: (y0 + y1) / 2, x0, x1 })
  else if (x1 - x0 <= THICKEST && y1 - y0 > THICKEST) rules.down.push({ x: (x0 + x1) / 2, y0, y1 })
}

function addStrokes(rules: PdfRules, points: [number, number][]): void {
  for (let i = 1; i < points.length; i++) {
    const [from, to] = [points[i - 1], points[i]]
    if (!from || !to) continue
    const [wide, high] = [Math.abs(from[0] - to[0]), Math.abs(from[1] - to[1])]
    if (high < 1 && wide > THICKEST)
      rules.across.push({ y: (from[1] + to[1]) / 2, x0: Math.min(from[0], to[0]), x1: Math.max(from[0], to[0]) })
    else if (wide < 1 && high > THICKEST)
      rules.down.push({ x: (from[0] + to[0]) / 2, y0: Math.min(from[1], to[1]), y1: Math.max(from[1], to[1]) })
  }
}

/** Six numbers of an array as they come, else the identity. */
function matrixOf(of: unknown): Matrix {
  if (!(Array.isArray(of) || of instanceof Float32Array) || of.length < 6) return identity
  const [a, b, c, d, e, f] = Array.from(of, Number)
  return [a ?? 1, b ?? 0, c ?? 0, d ?? 1, e ?? 0, f ?? 0]
}

/** First `n`, then `m`. */
const multiply = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
]
