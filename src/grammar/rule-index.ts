import type { RuleNeed } from './grammar.ts'

/** How near the words of each set stand to a place. */
export interface Distances {
  /** Set by set, first before the place and then, from `setCount` on, behind it. */
  distances: Uint16Array
  setCount: number
  /** How far the clause reaches to either side. */
  clauseBefore: number
  clauseAfter: number
}

/** Farther than any word stands. */
const anywhere = 0xffff

/**
 * Rules in the order in which they are tried, and which of them can match at a place as far as the words around it tell.
 * Every place asks every rule for its needs, which comes to millions of questions an archive: hence columns, not objects,
 * and the nearest need of each rule, which is the one that is most often not met, in columns of its own.
 */
export class RuleIndex<R extends { needs: readonly RuleNeed[] }> {
  readonly rules: readonly R[]
  private readonly setCount: number
  /** By rule: where the distance of the words of its nearest need stands, and how much it may be. */
  private readonly nearestSlots: Int32Array
  private readonly nearestWithin: Int32Array
  /** The needs of rule `r` are those from `firsts[r]` to `firsts[r + 1]`. */
  private readonly firsts: Int32Array
  private readonly slots: Int32Array
  private readonly within: Int32Array
  private readonly sameClause: Uint8Array

  /** @param setCount how many sets of words there are. */
  constructor(rules: readonly R[], setCount: number) {
    this.rules = rules
    this.setCount = setCount
    const needs = rules.map((rule) => [...rule.needs].sort((a, b) => a.within - b.within))
    const slotOf = ({ set, side }: RuleNeed) => (side === 'after' ? setCount + set : set)
    this.nearestSlots = Int32Array.from(needs, ([nearest]) => (nearest ? slotOf(nearest) : 0))
    this.nearestWithin = Int32Array.from(needs, ([nearest]) => nearest?.within ?? anywhere)
    this.firsts = new Int32Array(rules.length + 1)
    needs.forEach(({ length }, r) => {
      this.firsts[r + 1] = (this.firsts[r] as number) + length
    })
    this.slots = Int32Array.from(needs.flat(), slotOf)
    this.within = Int32Array.from(needs.flat(), ({ within }) => within)
    this.sameClause = Uint8Array.from(needs.flat(), ({ sameClause }) => (sameClause ? 1 : 0))
  }

  /** The first rule from number `from` on of which every word that it needs stands near enough to match; -1 for none. */
  near(place: Distances, from: number): number {
    const { nearestSlots, nearestWithin } = this
    const { distances } = place
    for (let r = from; r < nearestSlots.length; r++) {
      if ((distances[nearestSlots[r] as number] as number) > (nearestWithin[r] as number)) continue
      if (this.meets(r, place)) return r
    }
    return -1
  }

  /** Whether every word that rule `r` needs stands near enough. */
  private meets(r: number, { distances, clauseBefore, clauseAfter }: Distances): boolean {
    const last = this.firsts[r + 1] as number
    for (let i = this.firsts[r] as number; i < last; i++) {
      const slot = this.slots[i] as number
      const distance = distances[slot] as number
      if (distance > (this.within[i] as number)) return false
      if (this.sameClause[i] === 1 && distance > (slot < this.setCount ? clauseBefore : clauseAfter)) return false
    }
    return true
  }
}
