import type { Span } from '../source/span.ts'
import { type Claim, claimKey, spanKey } from './claims.ts'
import type { ReadClaim } from './decision.ts'

/** One difference between two readings of the same text. */
export interface Change {
  sort: 'gained' | 'lost' | 'value' | 'metric' | 'rule'
  anchor: Span
  before: ReadClaim | null
  after: (ReadClaim & { id: string }) | null
}

/** The part of a claim that a reading keeps. */
export const readClaim = ({ anchor, metric, value, rule }: Claim): ReadClaim => ({ anchor, metric, value, rule })

/** What the second reading of a text has otherwise than the first, in order of place. */
export function changesBetween(before: readonly ReadClaim[], after: readonly Claim[]): Change[] {
  const old = grouped(before)
  const changes: Change[] = []
  const gained: Claim[] = []
  for (const claim of after) {
    const was = old.get(claimKey(claim))?.shift()
    if (!was) gained.push(claim)
    else if (was.value !== claim.value) changes.push(change('value', was, claim))
    else if (was.rule !== claim.rule) changes.push(change('rule', was, claim))
  }
  const lost = new Map<string, ReadClaim[]>()
  for (const left of old.values()) for (const claim of left) push(lost, spanKey(claim.anchor), claim)
  for (const claim of gained) {
    const was = lost.get(spanKey(claim.anchor))?.shift()
    changes.push(change(was ? 'metric' : 'gained', was ?? null, claim))
  }
  for (const left of lost.values()) for (const claim of left) changes.push(change('lost', claim, null))
  return changes.sort((a, b) => a.anchor.start - b.anchor.start || a.anchor.end - b.anchor.end)
}

function change(sort: Change['sort'], before: ReadClaim | null, claim: Claim | null): Change {
  const after = claim ? { ...readClaim(claim), id: claim.id } : null
  const anchor = after?.anchor ?? before?.anchor ?? { start: 0, end: 0 }
  return { sort, anchor, before, after }
}

function grouped(claims: readonly ReadClaim[]): Map<string, ReadClaim[]> {
  const groups = new Map<string, ReadClaim[]>()
  for (const claim of claims) push(groups, claimKey(claim), claim)
  return groups
}

function push(groups: Map<string, ReadClaim[]>, key: string, claim: ReadClaim): void {
  const there = groups.get(key)
  if (there) there.push(claim)
  else groups.set(key, [claim])
}
