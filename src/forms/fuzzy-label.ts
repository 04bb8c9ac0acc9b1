import type { Vocabulary } from './vocabulary.ts'

const shortest = 7

/**
 * The one label of the vocabulary that a text is but for a character or two: 属于三类内部事务信息的, 补正后申请内容仍不名确.
 * One edit in nine characters, none in labels shorter than seven (书面申请数 is not 当面申请数); -1 where no label, or more
 * than one, is as near.
 */
export function fuzzyLabel(vocabulary: Vocabulary, key: string): number {
  if (key.length < shortest || key.length > 44) return -1
  const limit = Math.max(1, Math.floor(key.length / 9))
  let best = -1
  let least = limit + 1
  let tied = false
  for (let i = 0; i < vocabulary.labels.length; i++) {
    const label = vocabulary.labels[i]?.key ?? ''
    if (label.length < shortest || Math.abs(label.length - key.length) > limit) continue
    const distance = editDistance(key, label, limit)
    if (distance < least) {
      best = i
      least = distance
      tied = false
    } else if (distance === least && distance <= limit) tied = true
  }
  return tied ? -1 : best
}

/** Insertions, deletions and replacements that part two strings, or more than `limit` where they are further apart. */
function editDistance(a: string, b: string, limit: number): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1
      const value = Math.min((row[j - 1] ?? 0) + same, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1)
      next.push(value)
      if (value < least) least = value
    }
    if (least > limit) return limit + 1
    row = next
  }
  return row[b.length] ?? limit + 1
}
