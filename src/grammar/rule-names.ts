import type { RuleSource } from './schema.ts'

/** The gates that are the engine's own, since they are about time and section. */
const ownGates = ['other-year', 'part-year', 'several-years', 'shortcomings']

/** What a rule may name. */
export interface Namable {
  lists: ReadonlyMap<string, { subject: boolean; channel: boolean }>
  metrics: ReadonlyMap<string, unknown>
  gates: readonly { id: string }[]
}

/**
 * Looks for a name in a rule's conditions or passes that stands for nothing, so that a slip of the pen cannot make a
 * condition that never holds.
 *
 * @returns the key of the rule where it stands and what is wrong, or null.
 */
export function strangeName({ when, passes }: RuleSource, names: Namable): { key: string; fault: string } | null {
  const { lists, metrics, gates } = names
  const isGroup = (name: string) =>
    metrics.has(name) || [...metrics.keys()].some((metric) => metric.startsWith(`${name}.`))
  for (const { subject, channel, after, beside, partOf } of when ?? []) {
    for (const name of [...(after ?? []), ...(beside ?? []), ...(partOf ?? [])])
      if (!isGroup(name)) return { key: 'when', fault: `there is no metric and no group of metrics '${name}'` }
    for (const name of subject ?? [])
      if (name !== 'none' && !lists.get(name)?.subject)
        return { key: 'when', fault: `there is no word list of a subject '${name}'` }
    for (const name of channel ?? [])
      if (name !== 'none' && name !== 'several' && !lists.get(name)?.channel)
        return { key: 'when', fault: `there is no word list of a channel '${name}'` }
  }
  const known = [...gates.map(({ id }) => id), ...ownGates]
  const strange = passes?.find((name) => !known.includes(name))
  return strange === undefined
    ? null
    : { key: 'passes', fault: `there is no gate '${strange}'; there are ${known.join(', ')}` }
}
