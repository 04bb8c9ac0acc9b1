import { z } from 'zod'
import type { ReportScore, Verdict } from './score-report.ts'

/** Right, wrong and missed readings, with what follows from them; a ratio of nothing is 1. */
const tally = z.object({
  right: z.int(),
  wrong: z.int(),
  missed: z.int(),
  precision: z.number(),
  recall: z.number(),
  f1: z.number(),
})

const ratio = z.object({ right: z.int(), all: z.int(), ratio: z.number() })

const reading = z.object({
  report: z.string(),
  outcome: z.enum(['right', 'wrong', 'missed', 'forbidden']),
  metric: z.string(),
  value: z.number().nullable(),
  text: z.string(),
  offset: z.int(),
  section: z.string(),
  rule: z.string().nullable(),
  instead: z.string().nullable(),
  tried: z.array(z.string()),
})

/** What `gongkai eval --json` prints, and what `--baseline` takes. */
export const evaluationSchema = z.object({
  schema: z.literal('gongkai/evaluation@1'),
  reports: z.int(),
  facts: tally,
  forbidden: z.int(),
  violations: z.int(),
  header: ratio,
  sections: ratio,
  cells: ratio,
  cellsNotZero: ratio,
  /** Cells that were read, and read wrong. */
  wrongCells: z.int(),
  edition: ratio,
  quantities: z.object({ all: z.int(), withoutMetric: z.int(), unclaimed: z.int() }),
  byMetric: z.record(z.string(), tally),
  bySection: z.record(z.string(), tally),
  byEdition: z.record(z.string(), tally),
  byReport: z.record(z.string(), tally),
  /** Gold's metric, what was read in its place, and how often. */
  confusions: z.array(z.object({ gold: z.string(), read: z.string(), times: z.int() })),
  readings: z.array(reading),
  /** Header fields, sections, cells and editions that differ from gold. */
  differences: z.array(
    z.object({ report: z.string(), what: z.string(), name: z.string(), want: z.unknown(), got: z.unknown() }),
  ),
  broken: z.array(z.object({ report: z.string(), law: z.string() })),
})

export type Evaluation = z.infer<typeof evaluationSchema>
export type Tally = z.infer<typeof tally>
export type Ratio = z.infer<typeof ratio>
export type EvaluatedReading = z.infer<typeof reading>

/** Sums up the scores of reports. */
export function evaluation(scores: readonly ReportScore[]): Evaluation {
  const readings = scores.flatMap((score) =>
    score.verdicts.map((verdict) => ({ ...readingOf(score.name, verdict), edition: score.edition })),
  )
  const by = (key: (reading: (typeof readings)[number]) => string, names: string[] = []) => {
    const groups = new Map<string, typeof readings>(names.map((name) => [name, []]))
    for (const reading of readings) {
      const group = groups.get(key(reading))
      if (group) group.push(reading)
      else groups.set(key(reading), [reading])
    }
    const sorted = [...groups].sort(([a], [b]) => (a < b ? -1 : 1))
    return Object.fromEntries(sorted.map(([name, group]) => [name, tallyOf(group)]))
  }
  const comparisons = scores.flatMap(({ name, comparisons }) => comparisons.map((one) => ({ ...one, report: name })))
  const share = (what: string) => ratioOf(comparisons.filter((one) => one.what === what))
  const cells = comparisons.filter(({ what }) => what === 'cell')
  const sum = (key: 'all' | 'withoutMetric' | 'unclaimed') =>
    scores.reduce((total, { quantities }) => total + quantities[key], 0)
  return {
    schema: 'gongkai/evaluation@1',
    reports: scores.length,
    facts: tallyOf(readings),
    forbidden: readings.filter(({ outcome }) => outcome === 'forbidden').length,
    violations: scores.reduce((total, { violations }) => total + violations.length, 0),
    header: share('header'),
    sections: share('section'),
    cells: ratioOf(cells),
    cellsNotZero: ratioOf(cells.filter(({ want }) => want !== 0)),
    wrongCells: cells.filter(({ ok, got }) => !ok && got !== null).length,
    edition: share('edition'),
    quantities: { all: sum('all'), withoutMetric: sum('withoutMetric'), unclaimed: sum('unclaimed') },
    byMetric: by(({ metric }) => metric),
    bySection: by(({ section }) => section),
    byEdition: by(({ edition }) => edition),
    byReport: by(
      ({ report }) => report,
      scores.map(({ name }) => name),
    ),
    confusions: confusionsOf(readings),
    readings: readings.map(({ edition: _, ...rest }) => rest),
    differences: comparisons
      .filter(({ ok }) => !ok)
      .map(({ report, what, name, want, got }) => ({ report, what, name, want, got })),
    broken: scores.flatMap(({ name, violations }) => violations.map((law) => ({ report: name, law }))),
  }
}

const readingOf = (report: string, { span, ...verdict }: Verdict): EvaluatedReading => ({
  report,
  ...verdict,
  offset: span.start,
})

function tallyOf(readings: readonly { outcome: Verdict['outcome'] }[]): Tally {
  const count = (outcome: Verdict['outcome']) => readings.filter((reading) => reading.outcome === outcome).length
  const right = count('right')
  const wrong = count('wrong')
  const missed = count('missed')
  const precision = share(right, right + wrong)
  const recall = share(right, right + missed)
  return {
    right,
    wrong,
    missed,
    precision,
    recall,
    f1: precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0,
  }
}

function ratioOf(comparisons: readonly { ok: boolean }[]): Ratio {
  const right = comparisons.filter(({ ok }) => ok).length
  return { right, all: comparisons.length, ratio: share(right, comparisons.length) }
}

const share = (part: number, whole: number): number => (whole > 0 ? part / whole : 1)

function confusionsOf(readings: readonly EvaluatedReading[]): Evaluation['confusions'] {
  const counts = new Map<string, { gold: string; read: string; times: number }>()
  for (const { outcome, metric, instead } of readings) {
    if (outcome !== 'missed' || instead === null || instead === metric) continue
    const key = `${metric} ${instead}`
    const entry = counts.get(key) ?? { gold: metric, read: instead, times: 0 }
    entry.times++
    counts.set(key, entry)
  }
  return [...counts.values()].sort((a, b) => b.times - a.times || a.gold.localeCompare(b.gold))
}
