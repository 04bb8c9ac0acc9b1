import type { Fact, MetricId } from '../schema.ts'
import { factTerm } from './cells.ts'
import { compare, type Draft } from './compare.ts'
import type { CheckInput } from './run-checks.ts'

/** Breakdowns whose parts do not overlap: one whole may be told by several of them. */
const breakdowns: readonly (readonly MetricId[])[] = [
  [
    'applications.received.inPerson',
    'applications.received.fax',
    'applications.received.online',
    'applications.received.email',
    'applications.received.letter',
    'applications.received.otherWays',
  ],
  ['applications.received.naturalPersons', 'applications.received.organizations'],
  ['applications.completed.onTime', 'applications.completed.extended'],
  [
    'applications.outcomes.alreadyPublic',
    'applications.outcomes.granted',
    'applications.outcomes.partiallyGranted',
    'applications.outcomes.refused',
    'applications.outcomes.notThisAgency',
    'applications.outcomes.notHeld',
    'applications.outcomes.clarification',
    'applications.outcomes.redirected',
    'applications.outcomes.notProcessed',
    'applications.outcomes.other',
  ],
  ['reconsideration.upheld', 'reconsideration.corrected', 'reconsideration.other', 'reconsideration.pending'],
  ['litigation.upheld', 'litigation.corrected', 'litigation.other', 'litigation.pending'],
  ['organization.staff.fullTime', 'organization.staff.partTime'],
  ['proposals.npc', 'proposals.cppcc'],
]

/** 分别为, 由…组成: the text says that the parts are all of their whole. */
const wholly = /分别为|由.{1,16}组成|即/

/** Parts introduced by 其中 are no more than their whole (parts.f3), and exactly it where the text says so. */
export function checkParts({ facts, source }: CheckInput): Draft[] {
  const byId = new Map(facts.map((fact) => [fact.id, fact]))
  const groups = new Map<string, { whole: Fact; parts: Fact[]; breakdown: number }>()
  for (const fact of facts) {
    const whole = fact.partOf === null ? undefined : byId.get(fact.partOf)
    if (!whole || whole.value === null || fact.value === null || fact.unit !== whole.unit) continue
    const breakdown = breakdowns.findIndex((metrics) => metrics.some((metric) => metric === fact.metric))
    const key = `${whole.id}/${breakdown}`
    const group = groups.get(key) ?? { whole, parts: [], breakdown }
    group.parts.push(fact)
    groups.set(key, group)
  }
  const seen = new Map<string, number>()
  return [...groups.values()].map(({ whole, parts, breakdown }) => {
    const n = (seen.get(whole.id) ?? 0) + 1
    seen.set(whole.id, n)
    const between = source.folded.slice(whole.source.end, parts[0]?.source.start ?? whole.source.end).slice(0, 60)
    const exact = breakdown >= 0 && wholly.test(between)
    const isBounded = [whole, ...parts].some((fact) => fact.bound !== 'exact')
    // one part alone that is more than its whole overlaps nothing
    const apart = breakdown >= 0 && new Set(parts.map((part) => part.metric)).size === parts.length
    return compare({
      id: n === 1 ? `parts.${whole.id}` : `parts.${whole.id}.${n}`,
      left: parts.map((part) => factTerm(part, source.text)),
      right: [factTerm(whole, source.text)],
      relation: exact ? 'equal' : 'atMost',
      doubt: isBounded ? 'bounded' : apart && !exact ? null : 'parts-overlap',
    })
  })
}
