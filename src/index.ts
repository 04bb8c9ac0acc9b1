export { createParser, type ParseOptions, type Parser, parseReport } from './parse-report.ts'
export type {
  Check,
  Fact,
  Header,
  Measure,
  Message,
  MetricId,
  Metrics,
  Numeral,
  Report,
  Section,
  Table,
} from './record/schema.ts'
