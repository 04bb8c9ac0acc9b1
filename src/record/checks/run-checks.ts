import type { Narrative } from '../../document/narrative.ts'
import type { Tree } from '../../document/tree.ts'
import type { AlignedTables } from '../../forms/aligned.ts'
import type { Source } from '../../source/source.ts'
import type { Language } from '../messages.ts'
import type { Check, Fact, Header, Metrics } from '../schema.ts'

/** What checks compare. */
export interface CheckInput {
  source: Source
  tree: Tree
  narrative: Narrative
  header: Header
  facts: readonly Fact[]
  metrics: Metrics
  tables: AlignedTables
  language: Language
}

export function runChecks(_input: CheckInput): Check[] {
  return []
}
