import type { FormBlock, FormEdition } from './form.ts'
import type { Entry } from './table-entries.ts'
import { labelKey, type TrieNode, type Vocabulary } from './vocabulary.ts'

/** The columns that a block's header prints. */
export interface HeaderColumns {
  /** Index of the variant of the block, or -1 where the header does not tell. */
  variant: number
  /** Labels of more than one edition stand in the header. */
  mixed: boolean
  /** Ids of the columns in the order of their cells, null for one that the form does not know; null where the header does not tell. */
  order: (string | null)[] | null
  /** The header names columns that the form does not have in place of its own: counting cells would tell nothing. */
  foreign: boolean
  /** Units that the header prints, by column. */
  units: Map<string, string>
}

type Item = { column: number | null; spanned: boolean }

/**
 * Reads the header of a block: which edition's columns it has, in which order. Labels of columns that the agency dropped or
 * added change the order; labels that were cut (本年新 for 本年新制作数量) leave it open.
 */
export function readHeader(
  text: string,
  vocabulary: Vocabulary,
  formIndex: number,
  blockIndex: number,
  block: FormBlock,
  entries: Entry[],
): HeaderColumns {
  const hits = block.variants.map(() => new Set<number>())
  const units = new Map<string, string>()
  let cut = false
  for (const entry of entries) {
    if (entry.kind === 'label') {
      for (const use of vocabulary.labels[entry.label]?.uses ?? []) {
        if (use.form === formIndex && use.block === blockIndex && use.role === 'column')
          hits[use.variant]?.add(use.column)
      }
    } else if (entry.kind === 'prefix') {
      cut = true
      const variants = variantsUnder(vocabulary, formIndex, blockIndex, entry.token?.node ?? null)
      const only = variants.size === 1 ? [...variants][0] : undefined
      if (only !== undefined && hits[only]?.size === 0) hits[only]?.add(-1)
    } else if (entry.kind === 'text') {
      if (isPiece(vocabulary, text.slice(entry.span.start, entry.span.end))) cut = true
    }
  }
  const counts = hits.map((set) => set.size)
  const most = Math.max(...counts)
  const variant = most > 0 ? counts.indexOf(most) : block.variants.length === 1 ? 0 : -1
  const mixed = counts.filter((count) => count > 0).length > 1
  if (variant < 0) return { variant, mixed, order: null, foreign: false, units }
  const columns = block.variants[variant]?.columns ?? []
  const spanner = block.spanners.find((one) => one.spans.length > 0)
  const items: Item[] = []
  let spannerAt = -1
  for (const entry of entries) {
    const uses = vocabulary.labels[entry.label]?.uses ?? []
    const here = uses.filter((use) => use.form === formIndex && use.block === blockIndex)
    const use = here.find((one) => one.role === 'column' && one.variant === variant)
    if (entry.kind === 'label' && use) {
      const id = columns[use.column]?.id ?? ''
      items.push({ column: use.column, spanned: spanner?.spans.includes(id) ?? false })
      const unit = /(?:单位\s?[:：]?\s?|\(\s?)(万元|亿元|元)/.exec(text.slice(entry.span.start, entry.span.end))?.[1]
      if (unit) units.set(id, unit)
    } else if (
      entry.kind === 'label' &&
      here.some((one) => one.role === 'spanner' && block.spanners[one.index] === spanner)
    ) {
      if (spanner) spannerAt = items.length
    } else if (entry.kind === 'text' && isForeign(vocabulary, text.slice(entry.span.start, entry.span.end))) {
      items.push({ column: null, spanned: false })
    }
  }
  const found = unspan(items, spannerAt).map((item) => item.column)
  const known = found.filter((column) => column !== null)
  // a header that repeats its columns, or that lost some characters of them, tells no order
  const damaged = cut || new Set(known).size !== known.length || known.length === 0
  const whole = known.length === columns.length
  const inPlace = found.length === columns.length && found.every((column, i) => column === null || column === i)
  const told = !damaged && (whole || known.length === found.length || inPlace)
  const order = told ? found.map((column) => (column === null ? null : (columns[column]?.id ?? null))) : null
  return { variant, mixed, order, foreign: order === null && known.length !== found.length, units }
}

/** Puts the columns under a spanner in its place: 自然人 | 法人或其他组织 | 总计 above 商业企业 … 其他. */
function unspan(items: Item[], at: number): Item[] {
  if (at < 0) return items
  const first = items.findIndex((item, i) => i >= at && item.spanned)
  if (first <= at) return items
  const last = items.findLastIndex((item) => item.spanned)
  return [...items.slice(0, at), ...items.slice(first, last + 1), ...items.slice(at, first), ...items.slice(last + 1)]
}

/** The variants of a block whose columns begin with what was cut. */
function variantsUnder(vocabulary: Vocabulary, form: number, block: number, node: TrieNode | null): Set<number> {
  const variants = new Set<number>()
  const stack = node ? [node] : []
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (next.label >= 0) {
      for (const use of vocabulary.labels[next.label]?.uses ?? []) {
        if (use.form === form && use.block === block && use.role === 'column') variants.add(use.variant)
      }
    }
    if (next.child) stack.push(next.child)
    if (next.others) stack.push(...next.others.values())
  }
  return variants
}

/** A fragment of some label, or nothing that could be a column's name. */
function isPiece(vocabulary: Vocabulary, words: string): boolean {
  const key = labelKey(words)
  if (key.length <= 1) return true
  if (words.split(' ').every((part) => part.length <= 2)) return true
  for (let i = 1; i < key.length; i++) if (!vocabulary.pairs.has(key.slice(i - 1, i + 1))) return false
  return true
}

/** The name of a column that the form does not have; 单位:件 and 2020年 are none. */
const isForeign = (vocabulary: Vocabulary, words: string): boolean =>
  words.length <= 24 && !/单位|\d/.test(words) && !isPiece(vocabulary, words)

/** The edition of a variant, where it has one. */
export const editionOf = (block: FormBlock, variant: number): FormEdition | null =>
  block.variants[variant]?.edition ?? null
