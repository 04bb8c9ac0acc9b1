import type { Fact } from '../schema.ts'
import { cellAtPath, cellTerm, factTerm } from './cells.ts'
import { compare, type Draft } from './compare.ts'
import type { ReasonId } from './reasons.ts'
import type { CheckInput } from './run-checks.ts'

/**
 * The narrative's figures beside the table's: where a cell feeds the metric (narrative.applications.received.total), where the
 * table has it in several cells (narrative.litigation.total), and counts of items (article20.items.licensing).
 */
export function checkNarrative(input: CheckInput): Draft[] {
  const { tables, source } = input
  const drafts: Draft[] = []
  const told = new Map<string, Fact[]>()
  for (const fact of input.facts) {
    if (fact.metric === null || fact.basis === 'cell' || fact.value === null || !isOfReport(fact, input)) continue
    const same = told.get(fact.metric)
    if (same) same.push(fact)
    else told.set(fact.metric, [fact])
  }
  for (const { metric, path, value, cell } of tables.metricCells) {
    const facts = told.get(metric)
    if (!facts) continue
    const agrees = facts.some((fact) => fact.value === value)
    for (const [i, fact] of facts.entries()) {
      const right = { ...cellTerm(path, cell), value }
      const doubt = doubtOf(fact, [path], input) ?? (agrees ? 'told-again' : null)
      drafts.push(
        compare({ id: numbered(`narrative.${metric}`, i), left: [factTerm(fact, source.text)], right: [right], doubt }),
      )
    }
  }
  for (const form of tables.forms) {
    for (const { metric, words, edition, cells } of form.comparisons) {
      const facts = told.get(metric)
      if (!facts || (edition !== undefined && tables.edition !== edition)) continue
      const paths = cells.map((cell) => `${form.table}.${cell}`)
      const found = paths.map((path) => ({ path, cell: cellAtPath(tables.statutory, path) }))
      const right = found.flatMap(({ path, cell }) => (cell ? [cellTerm(path, cell)] : []))
      if (!right.some((term) => term.value !== null)) continue
      for (const [i, fact] of facts.entries()) {
        const sure =
          words.length === 0 ||
          words.some((word) => source.folded.slice(fact.source.start, fact.source.end).includes(word))
        drafts.push(
          compare({
            id: numbered(`narrative.${metric}`, i),
            left: [factTerm(fact, source.text)],
            right,
            missing: right.length < paths.length,
            doubt: sure ? doubtOf(fact, paths, input) : 'labelled',
          }),
        )
      }
    }
    drafts.push(...checkItems(input, form))
  }
  return drafts
}

/** 行政许可事项13项 beside 上一年项目数量 10 and 本年增/减 3. A difference is never sure: the words may count something else. */
function checkItems(input: CheckInput, form: CheckInput['tables']['forms'][number]): Draft[] {
  const { tables, source, facts } = input
  const counts = facts.filter(
    (one) => one.metric === null && one.value !== null && one.unit === '项' && one.partOf === null,
  )
  if (counts.length === 0) return []
  return form.items.flatMap(({ row, words, cells }) => {
    const right = cells.flatMap((name) => {
      const path = `${form.table}.${name}`
      const cell = cellAtPath(tables.statutory, path)
      return cell ? [cellTerm(path, cell)] : []
    })
    if (right.length < cells.length || right.some((term) => term.value === null)) return []
    const fact = counts.find((one) => {
      const before = source.folded.slice(
        Math.max(0, (one.numeral ?? one.source).start - 16),
        (one.numeral ?? one.source).start,
      )
      return words.some((word) => links.some((link) => before.endsWith(word + link)))
    })
    if (!fact) return []
    return [
      compare({ id: `${form.table}.items.${row}`, left: [factTerm(fact, source.text)], right, doubt: 'labelled' }),
    ]
  })
}

/** What may stand between a noun and its number. */
const links = ['', '共', '为', '有', '共有', '共计']

const numbered = (id: string, i: number): string => (i === 0 ? id : `${id}.${i + 1}`)

/** Whether a fact speaks of the report's own year. */
function isOfReport(fact: Fact, { header }: CheckInput): boolean {
  if (fact.period === null || fact.period.basis === 'report') return true
  const year = header.year?.value
  return year !== undefined && fact.period.from.startsWith(String(year)) && fact.period.to.startsWith(String(year))
}

function doubtOf(fact: Fact, paths: string[], { tables }: CheckInput): ReasonId | null {
  if (fact.bound !== 'exact') return 'bounded'
  const doubt = paths.map((path) => tables.doubts.get(path)).find((one) => one !== undefined)
  if (doubt) return doubt
  const whole = fact.period === null || fact.period.basis === 'report' || fact.period.to.slice(5) === '12-31'
  return fact.label !== null || fact.partOf !== null || !whole ? 'labelled' : null
}
