import type { Row } from '../protocol.ts'

export const listFilters = ['all', 'unreviewed', 'failed', 'unclaimed', 'changed'] as const
export type ListFilter = (typeof listFilters)[number]
export type SortKey = 'agency' | 'year' | 'edition' | 'facts' | 'failedChecks' | 'unclaimed' | 'progress'

/** The rows that hold all words of a search, in agency, title, file or year, and fit a filter. */
export function filterRows(rows: readonly Row[], search: string, filter: ListFilter): Row[] {
  const words = search.trim().toLowerCase().split(/\s+/).filter(Boolean)
  return rows.filter((row) => {
    const names = `${row.agency ?? ''} ${row.title ?? ''} ${row.file} ${row.year ?? ''}`.toLowerCase()
    return fits(row, filter) && words.every((word) => names.includes(word))
  })
}

function fits(row: Row, filter: ListFilter): boolean {
  switch (filter) {
    case 'all':
      return true
    case 'unreviewed':
      return row.problem === null && row.settled < row.claims
    case 'failed':
      return row.failedChecks > 0
    case 'unclaimed':
      return row.unclaimed > 0
    case 'changed':
      return row.changed > 0
  }
}

/** Sorted by one column, then by agency and year; what has no value comes last. */
export function sortRows(rows: readonly Row[], key: SortKey, down: boolean): Row[] {
  const turn = down ? -1 : 1
  return [...rows].sort((a, b) => {
    const [left, right] = [sortValue(a, key), sortValue(b, key)]
    if (left === null || right === null) return Number(left === null) - Number(right === null) || byName(a, b)
    return turn * compare(left, right) || byName(a, b)
  })
}

function sortValue(row: Row, key: SortKey): string | number | null {
  if (row.problem) return null
  if (key === 'agency') return row.agency ?? row.title ?? row.file
  if (key === 'progress') return row.claims === 0 ? 1 : row.settled / row.claims
  return row[key]
}

// One collator for both interface languages, so that the order does not change with the language.
const collator = new Intl.Collator('zh-CN', { numeric: true })

const compare = (a: string | number, b: string | number): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b))

const byName = (a: Row, b: Row): number =>
  collator.compare(a.agency ?? a.file, b.agency ?? b.file) ||
  (a.year ?? 0) - (b.year ?? 0) ||
  collator.compare(a.file, b.file)
