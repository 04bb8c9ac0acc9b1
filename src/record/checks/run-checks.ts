import type { Narrative } from '../../document/narrative.ts'
import type { Tree } from '../../document/tree.ts'
import type { AlignedTables } from '../../forms/aligned.ts'
import type { Source } from '../../source/source.ts'
import type { Language } from '../messages.ts'
import type { Check, Fact, Header, Measure } from '../schema.ts'
import { worded } from './compare.ts'
import { checkConflicts } from './conflicts.ts'
import { checkDates } from './dates.ts'
import { checkIdentities } from './identities.ts'
import { checkLeftovers } from './leftovers.ts'
import { checkNarrative } from './narrative-and-table.ts'
import { checkParts } from './parts.ts'

/** What checks compare. */
export interface CheckInput {
  source: Source
  tree: Tree
  narrative: Narrative
  header: Header
  facts: readonly Fact[]
  /** Metrics whose facts differ. */
  conflicts: readonly (readonly [string, Measure])[]
  tables: AlignedTables
  language: Language
}

/**
 * All checks of one report, each with both sides and the span of every term: the forms' arithmetic, the narrative against the
 * table, parts against wholes, figures against each other, dates, and what was left over from another report.
 */
export function runChecks(input: CheckInput): Check[] {
  const drafts = [
    ...checkIdentities(input.tables),
    ...checkNarrative(input),
    ...checkParts(input),
    ...checkConflicts(input),
    ...checkDates(input),
    ...checkLeftovers(input),
  ]
  return drafts.map((draft) => worded(draft, input.language))
}
