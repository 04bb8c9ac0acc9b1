import { type Claim, claimKey, spanKey } from './claims.ts'
import type { Correction, Decision } from './decision.ts'

/**
 * How a decision stands against what the parser reads now.
 *
 * - holds: the parser still reads what was judged;
 * - met: it now reads what the reviewer said is right;
 * - changed: at the same words it reads something else, and neither of the two;
 * - gone: it reads nothing there any more, though it should;
 * - open: a missed value is still missed.
 */
export type State = 'holds' | 'met' | 'changed' | 'gone' | 'open'

export interface Standing {
  decision: Decision
  state: State
  /** The claim that it speaks of now; null for 'gone', 'open' and a rejection that was met. */
  claim: string | null
}

/** The decisions in force: those undone are out, and of several on one claim the last counts. */
export function decisionsInForce(log: readonly Decision[]): Decision[] {
  const undone = new Set(log.flatMap(({ undoes }) => (undoes === null ? [] : [undoes])))
  const kept = new Map<string, Decision>()
  for (const decision of log) {
    if (decision.verdict === 'undone' || undone.has(decision.id)) continue
    if (decision.batch !== null && undone.has(decision.batch)) continue
    const key = decisionKey(decision)
    const before = kept.get(key)
    kept.delete(key)
    // A comment alone leaves the verdict as it was.
    const merged = decision.verdict === 'comment' && before ? { ...before, comment: decision.comment } : decision
    kept.set(key, merged)
  }
  return [...kept.values()]
}

const decisionKey = ({ text, span, claim, correction, verdict }: Decision): string =>
  verdict === 'missed'
    ? `${text} missed ${spanKey(span)}:${correction?.metric ?? ''}`
    : `${text} ${claimKey({ anchor: span, metric: claim?.metric ?? null })}`

/** Lays the decisions in force on one text beside the claims of its record. */
export function standingsOf(claims: readonly Claim[], decisions: readonly Decision[]): Standing[] {
  const byKey = new Map<string, Claim>()
  const byAnchor = new Map<string, Claim[]>()
  for (const claim of claims) {
    if (!byKey.has(claimKey(claim))) byKey.set(claimKey(claim), claim)
    const there = byAnchor.get(spanKey(claim.anchor))
    if (there) there.push(claim)
    else byAnchor.set(spanKey(claim.anchor), [claim])
  }
  return decisions.map((decision) => {
    if (decision.verdict === 'missed') return standingOfMissed(decision, claims)
    const { span, claim: judged, correction } = decision
    const there = byAnchor.get(spanKey(span)) ?? []
    const same = byKey.get(claimKey({ anchor: span, metric: judged?.metric ?? null }))
    if (same && same.value === (judged?.value ?? null)) return { decision, state: 'holds', claim: same.id }
    if (decision.verdict === 'wrong') {
      const met = correction === null ? undefined : there.find((claim) => reads(claim, correction))
      if (met) return { decision, state: 'met', claim: met.id }
      if (correction === null && !same) return { decision, state: 'met', claim: null }
    }
    const now = same ?? there[0]
    return { decision, state: now ? 'changed' : 'gone', claim: now?.id ?? null }
  })
}

function standingOfMissed(decision: Decision, claims: readonly Claim[]): Standing {
  const { span, correction } = decision
  const met = claims.find(
    (claim) =>
      correction !== null &&
      reads(claim, correction) &&
      claim.spans.some(({ start, end }) => start < span.end && span.start < end),
  )
  return { decision, state: met ? 'met' : 'open', claim: met?.id ?? null }
}

const reads = (claim: Claim, { metric, value }: Correction): boolean => claim.metric === metric && claim.value === value

/** Ids of the claims that a verdict in force settles. */
export function settledClaims(standings: readonly Standing[]): Set<string> {
  const settled = new Set<string>()
  for (const { decision, state, claim } of standings)
    if (claim !== null && decision.verdict !== 'comment' && (state === 'holds' || state === 'met')) settled.add(claim)
  return settled
}
