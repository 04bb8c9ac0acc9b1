import type { Tree } from '../document/tree.ts'
import type { Source } from '../source/source.ts'
import type { AlignedTables } from './aligned.ts'

export function align(_source: Source, _tree: Tree): AlignedTables {
  return {
    statutory: { article20: null, applications: null, remedies: null, statistics: null },
    tables: [],
    edition: null,
    mixed: false,
    numerals: [],
    metricCells: [],
    messages: [],
  }
}
