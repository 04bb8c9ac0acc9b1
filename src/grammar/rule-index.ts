import type { EdgeSets } from './edge-sets.ts'
import type { RuleNeed } from './grammar.ts'
import type { Pattern } from './pattern.ts'

/** What stands around a place: how near the words of each set are, and which edges its neighbours are of. */
export interface Surroundings {
  /** Set by set, first before the place and then, from `setCount` on, behind it. */
  distances: Uint16Array
  setCount: number
  /** How far the clause reaches to either side. */
  clauseBefore: number
  clauseAfter: number
  /** By number of an edge: 1 where the character before the place, or behind it, is of it; see EdgeSets. */
  edgesBefore: Uint8Array
  edgesAfter: Uint8Array
}

/** Farther than any word stands. */
const anywhere = 0xffff

/**
 * Rules in the order in which they are tried, and which of them can match at a place as far as what stands around it tells.
 * Every place asks every rule for its needs, which comes to millions of questions an archive: hence columns, not objects,
 * and the nearest need of each rule, which is the one that is most often not met, in columns of its own.
 */
export class RuleIndex<R extends { needs: readonly RuleNeed[]; pattern: Pattern }> {
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
  /** By rule: the numbers of its edges. */
  private readonly edgesBefore: Int32Array
  private readonly edgesAfter: Int32Array

  /**
   * @param setCount how many sets of words there are.
   * @param edges where given, leaves out rules that cannot match for the characters beside the place.
   */
  constructor(rules: readonly R[], setCount: number, edges: EdgeSets | null) {
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
    this.edgesBefore = Int32Array.from(rules, ({ pattern }) => edges?.numberOf(pattern.before?.edge ?? null) ?? 0)
    this.edgesAfter = Int32Array.from(rules, ({ pattern }) => edges?.numberOf(pattern.after?.edge ?? null) ?? 0)
  }

  /** The first rule from number `from` on that can match, for every word that it needs stands near enough; -1 for none. */
  near(place: Surroundings, from: number): number {
    const { nearestSlots, nearestWithin, edgesBefore, edgesAfter } = this
    const { distances } = place
    for (let r = from; r < nearestSlots.length; r++) {
      if ((distances[nearestSlots[r] as number] as number) > (nearestWithin[r] as number)) continue
      if (place.edgesBefore[edgesBefore[r] as number] === 0 || place.edgesAfter[edgesAfter[r] as number] === 0) continue
      if (this.meets(r, place)) return r
    }
    return -1
  }

  /** Whether every word that rule `r` needs stands near enough. */
  private meets(r: number, { distances, clauseBefore, clauseAfter }: Surroundings): boolean {
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
