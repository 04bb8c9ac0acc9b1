import type { Remark } from '../record/messages.ts'
import type { Cell, CellTree, NumeralKind, Statutory, Table } from '../record/schema.ts'
import type { Span } from '../source/span.ts'
import type { Form } from './form.ts'

/** A cell that feeds a metric. */
export interface MetricCell {
  metric: string
  cell: Cell
  /** Path of the cell in `statutory`: applications.received.total. */
  path: string
  /** Id of the form, which is the rule of the fact: 2021.applications. */
  form: string
  /** The metric's value and unit: money is 元 here and as printed in the cell. Null where the cell holds no number. */
  value: number | null
  unit: string | null
  /** 400余 in a cell tells a bound. */
  bounded: boolean
}

/** What the statutory forms gave: the cells, the raw tables, and the account of every digit in the table regions. */
export interface AlignedTables {
  statutory: Statutory
  tables: Table[]
  /** '2019', '2021', or null where no labels of either form were found. */
  edition: '2019' | '2021' | null
  /** Labels of both editions stand in the report. */
  mixed: boolean
  /** Every numeral of the table regions: cells, the ordinals of row labels, the citations of captions. */
  numerals: { span: Span; kind: Extract<NumeralKind, 'cell' | 'ordinal' | 'citation' | 'date' | 'name' | 'chrome'> }[]
  /** Cells that feed a metric, by the forms' `metrics`. */
  metricCells: MetricCell[]
  /** Paths of cells whose reading a check must not rest a failure on: a bound (400余), or bare numbers laid on the form. */
  doubts: ReadonlyMap<string, 'bounded' | 'bare'>
  /** The forms that were found, with their arithmetic. */
  forms: readonly Form[]
  /** What stayed ambiguous or unknown. */
  messages: Remark[]
}

export type { Cell, CellTree, Statutory, Table }
