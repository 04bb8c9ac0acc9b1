import type { Rule } from './grammar.ts'
import { RuleIndex } from './rule-index.ts'

/** The rules of one anchor in the order in which they are tried. */
export interface RuleTable {
  rules: readonly Rule[]
  all: RuleIndex<Rule>
  /** Those that admit a unit: '' where it is lost, null for a place that has none. */
  admitting(unit: string | null): RuleIndex<Rule>
}

/** @param setCount how many sets of words there are. */
export function buildRuleTable(rules: readonly Rule[], setCount: number): RuleTable {
  const all = new RuleIndex(rules, setCount)
  const units = new Set(rules.flatMap((rule) => [...(rule.units ?? [])]))
  // Units of one class are admitted by the same rules, and share their index.
  const byRules = new Map<string, RuleIndex<Rule>>()
  const indexOf = (unit: string | null) => {
    const own = rules.filter((rule) => rule.units === null || (unit !== null && rule.units.has(unit)))
    const key = own.map(({ id }) => id).join()
    const index = byRules.get(key) ?? new RuleIndex(own, setCount)
    byRules.set(key, index)
    return index
  }
  const byUnit = new Map([...units].map((unit) => [unit, indexOf(unit)]))
  const others = indexOf(null)
  return { rules, all, admitting: (unit) => (unit === null ? all : (byUnit.get(unit) ?? others)) }
}
