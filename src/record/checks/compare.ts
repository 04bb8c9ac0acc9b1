import { sumDecimals } from '../../forms/sum-decimals.ts'
import type { Language } from '../messages.ts'
import type { Check, Side, Term } from '../schema.ts'
import { type ReasonId, reasonCatalogue } from './reasons.ts'

/** A check whose reason has not been put into words yet. */
export type Draft = Omit<Check, 'reason'> & { reason: ReasonId }

export interface Comparison {
  id: string
  left: Term[]
  right: Term[]
  /** 'equal' unless told; 'atMost': left is no more than right. */
  relation?: 'equal' | 'atMost'
  /** Terms that the report lacks: the sides cannot be equal with certainty. */
  missing?: boolean
  /** Why a difference would not be the source's: then it makes the check uncertain, not failed. */
  doubt?: ReasonId | null
}

/** Sum of the terms that have a value, with their signs; null where none has. */
export function sideOf(terms: Term[]): Side {
  const told: number[] = []
  for (const { value, sign } of terms) if (value !== null) told.push(value * sign)
  return { value: told.length > 0 ? sumDecimals(told) : null, terms }
}

/** Compares two sides: fail only where every term of both is there, read exactly, and the sides differ. */
export function compare({ id, left, right, relation = 'equal', missing = false, doubt = null }: Comparison): Draft {
  const [a, b] = [sideOf(left), sideOf(right)]
  const told = (status: Draft['status'], difference: number | null, reason: ReasonId): Draft => ({
    id,
    status,
    left: a,
    right: b,
    difference,
    reason,
  })
  if (a.value === null || b.value === null) return told('skip', null, 'missing')
  const difference = sumDecimals([a.value, -b.value])
  const holds = relation === 'equal' ? difference === 0 : difference <= 0
  if (missing || lacks(left) || lacks(right))
    return holds ? told('skip', difference, 'missing-terms') : told('uncertain', difference, 'missing-terms-differ')
  if (holds) return told('pass', difference, relation === 'equal' ? 'equal' : 'within')
  if (doubt) return told('uncertain', difference, doubt)
  return told('fail', difference, relation === 'equal' ? 'differ' : 'exceed')
}

const lacks = (terms: readonly Term[]): boolean => terms.some((term) => term.value === null)

/** Puts the reason into words. */
export function worded(draft: Draft, language: Language): Check {
  const { id, status, left, right, difference, reason } = draft
  return { id, status, left, right, difference, reason: reasonCatalogue[reason][language] }
}
