import type { EdgeSets } from './edge-sets.ts'
import type { Rule } from './grammar.ts'
import { RuleIndex } from './rule-index.ts'

/** The rules of one anchor in the order in which they are tried. */
export interface RuleTable {
  rules: readonly Rule[]
  /** All of them, whatever stands beside the place: for a trace, which tells them apart. */
  all: RuleIndex<Rule>
  /** Those that admit a unit: '' where it is lost, null for a place that has none. */
  admitting(unit: string | null): RuleIndex<Rule>
}

/** @param setCount how many sets of words there are. */
export function buildRuleTable(rules: readonly Rule[], setCount: number, edges: EdgeSets): RuleTable {
  const units = new Set(rules.flatMap((rule) => [...(rule.units ?? [])]))
  // Units of one class are admitted by the same rules, and share their index.
  const byRules = new Map<string, RuleIndex<Rule>>()
  const indexOf = (unit: string | null) => {
    const own = rules.filter((rule) => rule.units === null || (unit !== null && rule.units.has(unit)))
    const key = own.map(({ id }) => id).join()
    const index = byRules.get(key) ?? new RuleIndex(own, setCount, edges)
    byRules.set(key, index)
    return index
  }
  const byUnit = new Map([...units].map((unit) => [unit, indexOf(unit)]))
  const others = indexOf(null)
  const unitless = new RuleIndex(rules, setCount, edges)
  const admitting = (unit: string | null) => (unit === null ? unitless : (byUnit.get(unit) ?? others))
  return { rules, all: new RuleIndex(rules, setCount, null), admitting }
}
