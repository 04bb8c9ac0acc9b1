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

/**
 * What each of some rules needs, in columns: the needs of rule `r` are those from `firsts[r]` to `firsts[r + 1]`. Every
 * number asks every rule that admits its unit for its needs, which comes to millions of questions an archive: hence
 * columns, not objects.
 */
export class NeedTable {
  private readonly firsts: Int32Array
  private readonly sets: Int32Array
  private readonly behind: Uint8Array
  private readonly within: Int32Array
  private readonly sameClause: Uint8Array

  constructor(rules: readonly { needs: readonly RuleNeed[] }[]) {
    // The nearest first: it is the one that is most often not there.
    const needs = rules.flatMap((rule) => [...rule.needs].sort((a, b) => a.within - b.within))
    this.firsts = new Int32Array(rules.length + 1)
    rules.forEach((rule, r) => {
      this.firsts[r + 1] = (this.firsts[r] as number) + rule.needs.length
    })
    this.sets = Int32Array.from(needs, ({ set }) => set)
    this.behind = Uint8Array.from(needs, ({ side }) => (side === 'after' ? 1 : 0))
    this.within = Int32Array.from(needs, ({ within }) => within)
    this.sameClause = Uint8Array.from(needs, ({ sameClause }) => (sameClause ? 1 : 0))
  }

  /** Whether every word that rule `r` needs stands near enough for its pattern to match. */
  meets(r: number, { distances, setCount, clauseBefore, clauseAfter }: Distances): boolean {
    const last = this.firsts[r + 1] as number
    for (let i = this.firsts[r] as number; i < last; i++) {
      const behind = this.behind[i] === 1
      const distance = distances[(this.sets[i] as number) + (behind ? setCount : 0)] as number
      if (distance > (this.within[i] as number)) return false
      if (this.sameClause[i] === 1 && distance > (behind ? clauseAfter : clauseBefore)) return false
    }
    return true
  }
}
