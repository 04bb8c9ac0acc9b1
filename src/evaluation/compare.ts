import type { EvaluatedReading, Evaluation } from './evaluation.ts'

/** What changed from an earlier evaluation to a later one of the same reports. */
export interface Change {
  /** Gold that was missed and is found now. */
  gained: EvaluatedReading[]
  /** Gold that was found and is missed now. */
  lost: EvaluatedReading[]
  /** Wrong and forbidden readings that are new, and that are gone. */
  newlyWrong: EvaluatedReading[]
  noLongerWrong: EvaluatedReading[]
}

/** Compares two evaluations reading by reading; a report that only one of them has is left out. */
export function compare(before: Evaluation, after: Evaluation): Change {
  const shared = new Set(Object.keys(before.byReport).filter((name) => name in after.byReport))
  const of = ({ readings }: Evaluation, ...outcomes: EvaluatedReading['outcome'][]) =>
    readings.filter(({ report, outcome }) => shared.has(report) && outcomes.includes(outcome))
  const missedBefore = of(before, 'missed')
  const missedAfter = of(after, 'missed')
  const wrongBefore = of(before, 'wrong', 'forbidden')
  const wrongAfter = of(after, 'wrong', 'forbidden')
  return {
    gained: without(missedBefore, missedAfter),
    lost: without(missedAfter, missedBefore),
    newlyWrong: without(wrongAfter, wrongBefore),
    noLongerWrong: without(wrongBefore, wrongAfter),
  }
}

/** Readings of the first list that the second lacks. */
function without(readings: readonly EvaluatedReading[], others: readonly EvaluatedReading[]): EvaluatedReading[] {
  const known = new Set(others.map(key))
  return readings.filter((reading) => !known.has(key(reading)))
}

const key = ({ report, outcome, metric, value, offset }: EvaluatedReading): string =>
  JSON.stringify([report, outcome, metric, value, offset])
