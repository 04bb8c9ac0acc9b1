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
  const told = terms.filter((term) => term.value !== null)
  return { value: told.length > 0 ? sumDecimals(told.map((term) => (term.value ?? 0) * term.sign)) : null, terms }
}

/** Compares two sides: fail only where every term of both is there, read exactly, and the sides differ. */
export function compare({ id, left, right, relation = 'equal', missing = false, doubt = null }: Comparison): Draft {
  const sides = { left: sideOf(left), right: sideOf(right) }
  const { left: a, right: b } = sides
  if (a.value === null || b.value === null) return { id, status: 'skip', ...sides, difference: null, reason: 'missing' }
  const difference = sumDecimals([a.value, -b.value])
  const holds = relation === 'equal' ? difference === 0 : difference <= 0
  const lacks = missing || [...left, ...right].some((term) => term.value === null)
  if (lacks) {
    return holds
      ? { id, status: 'skip', ...sides, difference, reason: 'missing-terms' }
      : { id, status: 'uncertain', ...sides, difference, reason: 'missing-terms-differ' }
  }
  if (holds) return { id, status: 'pass', ...sides, difference, reason: relation === 'equal' ? 'equal' : 'within' }
  if (doubt) return { id, status: 'uncertain', ...sides, difference, reason: doubt }
  return { id, status: 'fail', ...sides, difference, reason: relation === 'equal' ? 'differ' : 'exceed' }
}

/** Puts the reason into words. */
export function worded(draft: Draft, language: Language): Check {
  return { ...draft, reason: reasonCatalogue[draft.reason][language] }
}
