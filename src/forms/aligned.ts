import type { Remark } from '../record/messages.ts'
import type { Cell, CellTree, Statutory, Table } from '../record/schema.ts'
import type { Span } from '../source/span.ts'

/** What the statutory forms gave: the cells, the raw tables, and the account of every digit in the table regions. */
export interface AlignedTables {
  statutory: Statutory
  tables: Table[]
  /** '2019', '2021', or null where no labels of either form were found. */
  edition: '2019' | '2021' | null
  /** Labels of both editions stand in the report. */
  mixed: boolean
  /** Every numeral of the table regions: cells, the ordinals of row labels, the citations of captions. */
  numerals: { span: Span; kind: 'cell' | 'ordinal' | 'citation' | 'date' | 'name' }[]
  /** Cells that feed a metric, by statutory.yaml's `metrics`. */
  metricCells: { metric: string; cell: Cell; path: string; form: string }[]
  /** What stayed ambiguous or unknown. */
  messages: Remark[]
}

export type { Cell, CellTree, Statutory, Table }
