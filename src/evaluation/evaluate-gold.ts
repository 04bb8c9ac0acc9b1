import type { Trace } from '../facts/trace.ts'
import type { Parser } from '../parse-report.ts'
import { type Evaluation, evaluation } from './evaluation.ts'
import { readGold } from './gold.ts'
import { scoreReport } from './score-report.ts'

/**
 * Scores a parser against all gold annotations of some folders.
 *
 * @throws GoldError for a folder without annotations, or for one that is out of shape
 */
export function evaluateGold(folders: readonly string[], parser: Parser): Evaluation {
  const annotated = folders.flatMap(readGold)
  return evaluation(
    annotated.map((one) => {
      const trace: Trace[] = []
      const format = one.path.endsWith('.md') ? 'markdown' : 'text'
      return scoreReport(one, parser.parse(one.text, { format, trace }), trace)
    }),
  )
}
