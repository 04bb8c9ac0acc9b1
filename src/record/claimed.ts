import type { Fact } from './schema.ts'

/** The `rule` of a quantity that no rule claimed. */
export const UNCLAIMED = 'unclaimed'

/** Whether no rule claimed a quantity: nothing is known of it but its words. */
export const isUnclaimed = ({ rule }: Pick<Fact, 'rule'>): boolean => rule === UNCLAIMED

/** Whether a rule or a gate set a quantity aside: it is known to belong to no metric (a plan, another year, a hotline's calls). */
export const isSetAside = ({ metric, rule }: Pick<Fact, 'metric' | 'rule'>): boolean =>
  metric === null && rule !== UNCLAIMED
