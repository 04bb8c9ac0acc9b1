import type { Vocabulary } from './vocabulary.ts'

const shortest = 7
const longest = 44

/**
 * The one label of the vocabulary that a text is but for a character or two: 属于三类内部事务信息的, 补正后申请内容仍不名确.
 * One edit in nine characters, none in labels shorter than seven (书面申请数 is not 当面申请数); -1 where no label, or more
 * than one, is as near.
 */
export function fuzzyLabel(vocabulary: Vocabulary, key: string): number {
  if (key.length < shortest || key.length > longest) return -1
  const limit = Math.max(1, Math.floor(key.length / 9))
  let best = -1
  let least = limit + 1
  let tied = false
  const rows = { row: new Uint8Array(longest + 6), next: new Uint8Array(longest + 6) }
  for (let i = 0; i < vocabulary.labels.length; i++) {
    const label = vocabulary.labels[i]?.key ?? ''
    if (label.length < shortest || Math.abs(label.length - key.length) > limit) continue
    const distance = editDistance(key, label, limit, rows)
    if (distance < least) {
      best = i
      least = distance
      tied = false
    } else if (distance === least && distance <= limit) tied = true
  }
  return tied ? -1 : best
}

/**
 * Insertions, deletions and replacements that part two strings, or more than `limit` where they are further apart.
 *
 * @param rows room for two rows of the table, longer than `b`
 */
function editDistance(a: string, b: string, limit: number, rows: { row: Uint8Array; next: Uint8Array }): number {
  // Only the band of `limit` cells to either side of the diagonal can hold a distance that counts.
  const far = limit + 1
  const width = b.length + 1
  let { row, next } = rows
  row.fill(far)
  for (let j = 0; j <= limit && j < width; j++) row[j] = j
  for (let i = 1; i <= a.length; i++) {
    next.fill(far)
    const from = Math.max(1, i - limit)
    const to = Math.min(b.length, i + limit)
    if (i <= limit) next[0] = i
    let least = i <= limit ? i : far
    for (let j = from; j <= to; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1
      const value = Math.min((row[j - 1] as number) + same, (row[j] as number) + 1, (next[j - 1] as number) + 1, far)
      next[j] = value
      if (value < least) least = value
    }
    if (least >= far) return far
    ;[row, next] = [next, row]
  }
  return row[b.length] as number
}
