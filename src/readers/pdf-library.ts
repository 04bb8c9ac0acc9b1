import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type * as Pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs'
import { keepBuiltIns } from './built-ins.ts'

const require = createRequire(import.meta.url)

/**
 * Loads pdf.js, which takes a moment, when the first PDF comes.
 *
 * It is the build for older systems, the one that runs on every Node that this package does. What that brings with it
 * for systems that lack a function stays; what it puts in the place of functions that Node has is taken back: its
 * JSON.stringify takes ten times as long, and would be everybody's from then on.
 *
 * Its canvas is an optional package for drawing pages, of which nothing is needed here; where it is missing, a
 * matrix class stands in for the one that pdf.js makes while it loads, without its warnings, and goes again.
 */
export async function loadPdfjs(): Promise<typeof Pdfjs> {
  const scope = globalThis as { DOMMatrix?: unknown }
  const bare = scope.DOMMatrix === undefined && !canvasIsThere()
  const { warn } = console
  const giveBack = keepBuiltIns()
  if (bare) {
    scope.DOMMatrix = class {}
    console.warn = () => {}
  }
  try {
    const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
    // It would load this part itself, with the first document, and replace functions once more.
    await import('pdfjs-dist/legacy/build/pdf.worker.mjs')
    return pdfjs
  } finally {
    giveBack()
    if (bare) {
      delete scope.DOMMatrix
      console.warn = warn
    }
  }
}
/** Where the package keeps its character maps for Chinese fonts and the metrics of the standard fonts. */
export function pdfjsData(): { cMapUrl: string; cMapPacked: true; standardFontDataUrl: string; wasmUrl: string } {
  const root = dirname(require.resolve('pdfjs-dist/package.json'))
  const folder = (name: string): string => `${join(root, name).replaceAll('\\', '/')}/`
  return {
    cMapUrl: folder('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: folder('standard_fonts'),
    wasmUrl: folder('wasm'),
  }
}

function canvasIsThere(): boolean {
  try {
    createRequire(require.resolve('pdfjs-dist/package.json')).resolve('@napi-rs/canvas')
    return true
  } catch {
    return false
  }
}
