import { describe, expect, test } from 'vitest'
import { compare } from '../../src/evaluation/compare.ts'
import { evaluation } from '../../src/evaluation/evaluation.ts'
import { type AnnotatedReport, type Gold, goldSchema } from '../../src/evaluation/gold.ts'
import { scoreReport } from '../../src/evaluation/score-report.ts'
import { parseReport } from '../../src/parse-report.ts'
import type { Report } from '../../src/record/schema.ts'

const text =
  '河湾县档案局2016年政府信息公开工作年度报告\n一、主动公开情况\n2016年，共主动公开政府信息35条，未收到申请。\n35条都在网站。\n'
const record = parseReport(text)
const fact = record.facts.find(({ value }) => value === 35)

/** The record with these metrics read from the first 35条 and nothing else. */
const reading = (metric: string | null, value: number | null = 35): Report => ({
  ...record,
  facts: fact ? [{ ...fact, metric, value }] : [],
})
const annotated = (gold: Partial<Gold>): AnnotatedReport => ({
  name: 'a',
  path: 'a.txt',
  text,
  gold: goldSchema.parse({ text: 'a.txt', facts: [], ...gold }),
})
const outcomes = (gold: Partial<Gold>, report: Report) =>
  scoreReport(annotated(gold), report, []).verdicts.map(({ outcome }) => outcome)
const total = { metric: 'disclosure.total', value: 35, quote: '信息35条' }

describe('a fact', () => {
  test('is right where gold has its metric and value at its words', () => {
    expect(outcomes({ facts: [total] }, reading('disclosure.total'))).toEqual(['right'])
  })

  test('is wrong, and gold missed, where the value differs', () => {
    expect(outcomes({ facts: [total] }, reading('disclosure.total', 36))).toEqual(['wrong', 'missed'])
  })

  test('of another metric is a confusion', () => {
    const score = scoreReport(annotated({ facts: [total] }), reading('disclosure.website'), [])
    expect(evaluation([score]).confusions).toEqual([{ gold: 'disclosure.total', read: 'disclosure.website', times: 1 }])
  })

  test('without a metric is neither right nor wrong', () => {
    expect(outcomes({ facts: [total] }, reading(null))).toEqual(['missed'])
  })

  test('that gold calls optional counts neither way', () => {
    expect(outcomes({ optional: [total] }, reading('disclosure.total'))).toEqual([])
  })

  test('that tells a gold reading again elsewhere counts neither way', () => {
    const elsewhere = { ...total, quote: '35条都' }
    expect(outcomes({ facts: [elsewhere] }, reading('disclosure.total'))).toEqual(['missed'])
  })

  test('that gold forbids is told as forbidden', () => {
    expect(outcomes({ not: [['disclosure.website', '信息35条']] }, reading('disclosure.website'))).toEqual([
      'wrong',
      'forbidden',
    ])
  })

  test('of a table’s cell is not scored', () => {
    const { facts } = reading('disclosure.total')
    const cells = { ...record, facts: facts.map((one) => ({ ...one, basis: 'cell' as const })) }
    expect(outcomes({}, cells)).toEqual([])
  })
})

test('compares header, sections and edition', () => {
  const gold = {
    edition: 'narrative' as const,
    header: { agency: '河湾县档案局', year: 2015 },
    sections: [['一、主动公开情况', 'disclosure'] as ['一、主动公开情况', 'disclosure']],
  }
  const { comparisons } = scoreReport(annotated(gold), record, [])
  expect(comparisons.map(({ what, name, ok }) => [what, name, ok])).toEqual([
    ['edition', 'edition', true],
    ['header', 'agency', true],
    ['header', 'year', false],
    ['section', '一、主动公开情况', true],
  ])
})

test('counts the quantities that no rule claimed', () => {
  const { quantities } = scoreReport(
    annotated({}),
    { ...reading(null), facts: [{ ...(fact as NonNullable<typeof fact>), metric: null, rule: 'unclaimed' }] },
    [],
  )
  expect(quantities.all).toBeGreaterThan(0)
  expect(quantities.unclaimed).toBe(quantities.all)
})

test('a record that breaks a law is told with the law', () => {
  const broken = { ...record, sections: record.sections.slice(1) }
  expect(scoreReport(annotated({}), broken, []).violations[0]).toMatch(/gap/)
})

test('precision, recall and F1: 1 of 2 read is right, 1 of 3 in gold is read', () => {
  const verdict = (outcome: 'right' | 'wrong' | 'missed') => ({
    outcome,
    metric: 'm',
    value: 1,
    text: '',
    span: { start: 0, end: 0 },
    section: 'other' as const,
    rule: null,
    instead: null,
    tried: [],
  })
  const score = {
    name: 'a',
    edition: 'other',
    verdicts: [verdict('right'), verdict('wrong'), verdict('missed'), verdict('missed')],
    comparisons: [],
    violations: [],
    quantities: { all: 0, withoutMetric: 0, unclaimed: 0 },
  }
  const { precision, recall, f1 } = evaluation([score]).facts
  expect([precision, recall, f1]).toEqual([1 / 2, 1 / 3, 0.4])
})

test('compares two runs: gained, lost, newly wrong, wrong no more', () => {
  const at = (report: Report) => evaluation([scoreReport(annotated({ facts: [total] }), report, [])])
  const [right, wrong] = [at(reading('disclosure.total')), at(reading('disclosure.website'))]
  const counts = (change: ReturnType<typeof compare>) => Object.values(change).map((list) => list.length)
  expect(counts(compare(wrong, right))).toEqual([1, 0, 0, 1])
  expect(counts(compare(right, wrong))).toEqual([0, 1, 1, 0])
  expect(counts(compare(right, right))).toEqual([0, 0, 0, 0])
})
