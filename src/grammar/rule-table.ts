import type { Rule } from './grammar.ts'
import { NeedTable } from './need-table.ts'

/** The rules of one anchor in the order in which they are tried, and which of them can be passed over at a glance. */
export interface RuleTable {
  rules: readonly Rule[]
  needs: NeedTable
  /** Numbers of all rules, and of those that admit a unit ('' where it is lost; null for a place that has none), in order. */
  all: readonly number[]
  admitting(unit: string | null): readonly number[]
}

export function buildRuleTable(rules: readonly Rule[]): RuleTable {
  const all = rules.map((_, r) => r)
  const units = new Set(rules.flatMap((rule) => [...(rule.units ?? [])]))
  const byUnit = new Map([...units].map((unit) => [unit, all.filter((r) => rules[r]?.units?.has(unit) ?? true)]))
  const unnamed = all.filter((r) => rules[r]?.units === null)
  return {
    rules,
    needs: new NeedTable(rules),
    all,
    admitting: (unit) => (unit === null ? all : (byUnit.get(unit) ?? unnamed)),
  }
}
