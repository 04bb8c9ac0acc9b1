import type { Fact } from '../schema.ts'
import { factTerm } from './cells.ts'
import { compare, type Draft } from './compare.ts'
import type { CheckInput } from './run-checks.ts'

/** Figures of the narrative that answer one question differently: measure.conflict.applications.received.total. */
export function checkConflicts({ conflicts, facts, source }: CheckInput): Draft[] {
  if (conflicts.length === 0) return []
  const byId = new Map(facts.map((fact) => [fact.id, fact]))
  return conflicts.flatMap(([metric, measure]) => {
    const told = measure.facts
      .flatMap((id) => byId.get(id) ?? [])
      .filter((fact) => fact.basis !== 'cell' && fact.value !== null)
    const pair = firstConflict(told)
    if (!pair) return []
    const [a, b] = pair
    // the table tells one of the two: the other most likely speaks of something narrower or wider
    const settled = measure.from === 'table' && (measure.value === a.value || measure.value === b.value)
    const labelled = a.label !== null || a.partOf !== null || b.partOf !== null
    const isBounded = a.bound !== 'exact' || b.bound !== 'exact'
    return [
      compare({
        id: `measure.conflict.${metric}`,
        left: [factTerm(a, source.text)],
        right: [factTerm(b, source.text)],
        doubt: isBounded
          ? 'bounded'
          : a.unit !== null && b.unit !== null && a.unit !== b.unit
            ? 'units'
            : labelled
              ? 'labelled'
              : settled
                ? 'told-again'
                : null,
      }),
    ]
  })
}

function firstConflict(facts: Fact[]): [Fact, Fact] | null {
  for (let i = 0; i < facts.length && i < 40; i++) {
    for (let j = i + 1; j < facts.length && j < 40; j++) {
      const a = facts[i] as Fact
      const b = facts[j] as Fact
      const same = a.label === b.label && a.period?.from === b.period?.from && a.period?.to === b.period?.to
      if (same && a.value !== b.value) return [a, b]
    }
  }
  return null
}
