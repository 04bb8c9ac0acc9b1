export type { Trace } from './facts/trace.ts'
export type { Grammars } from './grammar/grammar.ts'
export { GrammarError } from './grammar/grammar-error.ts'
export { loadGrammars } from './grammar/load-grammars.ts'
export { createParser, type ParseOptions, type Parser, parseReport } from './parse-report.ts'
export { type InputItem, type InputOptions, readInput } from './readers/containers/input-document.ts'
export { listInputs, listInputsFrom } from './readers/containers/list-inputs.ts'
export { locate, placeLabel } from './readers/locate.ts'
export type { FilePlace, ReadDocument, ReadOptions, ReadProblem } from './readers/read-document.ts'
export { ReadError } from './readers/read-error.ts'
export { readReport } from './readers/read-report.ts'
export {
  type Cell,
  type Check,
  type Fact,
  type Header,
  type Measure,
  type Message,
  type MetricId,
  type Metrics,
  type Numeral,
  type Report,
  reportSchema,
  type Section,
  type Table,
} from './record/schema.ts'
export type { Span } from './source/span.ts'
