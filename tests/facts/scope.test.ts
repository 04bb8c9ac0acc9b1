import { describe, expect, test } from 'vitest'
import { factsOf, told } from './told.ts'

describe('the time of a figure', () => {
  test('of another year takes its metric, and is told as its period', () => {
    const facts = factsOf('2021年主动公开信息300条，2020年主动公开信息280条。')
    expect(facts.map(({ metric, value, period }) => [metric, value, period?.from])).toEqual([
      ['disclosure.total', 300, '2021-01-01'],
      [null, 280, '2020-01-01'],
    ])
  })

  test('is last year beside a change against it', () => {
    expect(told('主动公开信息300条，较2020年的280条增加20条。')).toEqual(['disclosure.total 300', '— 280', '— 20'])
  })

  test('in a bracket does not reach out of it', () => {
    expect(told('受理政府信息公开申请9件,答复8件(含2020年结转1件),均按时答复。')).toContain(
      'applications.completed.onTime 8',
    )
    expect(told('收到申请88件，予以公开70件（含上年结转4件）、部分公开2件。')).toContain(
      'applications.outcomes.partiallyGranted 2',
    )
  })

  test('of a plan is none', () => {
    expect(told('力争2022年主动公开信息500条以上。')).toEqual(['— 500'])
  })

  test('of half a year is no figure of the year', () => {
    expect(told('上半年主动公开信息40条。')).toEqual(['— 40'])
  })

  test('from a year on reaches to the end of the report', () => {
    const [fact] = factsOf('自2008年以来，累计主动公开信息5928条。')
    expect(fact).toMatchObject({
      metric: 'disclosure.cumulative',
      period: { from: '2008-01-01', to: '2021-12-31', basis: 'stated' },
    })
  })

  test('over years that the text does not name is unknown', () => {
    const [fact] = factsOf('历年累计主动公开信息5928条。')
    expect(fact).toMatchObject({ metric: 'disclosure.cumulative', period: null })
  })

  test('over years reaches over a list, up to the year’s own', () => {
    const list = told(
      '因政府信息公开发生行政复议6件、行政诉讼3件，历年累计行政复议14件、行政诉讼8件，其中2021年新增行政复议2件。',
    )
    expect(list.slice(0, 4)).toEqual(['reconsideration.total 6', 'litigation.total 3', '— 14', '— 8'])
  })

  test('is not the year within a document’s name', () => {
    expect(told('发布《2019年统计公报》，公开信息70条。')).toContain('disclosure.total 70')
  })

  test("is the report's where the text names none", () => {
    const [fact] = factsOf('主动公开信息300条。')
    expect(fact?.period).toEqual({ from: '2021-01-01', to: '2021-12-31', basis: 'report' })
  })
})

test('the year in the name of a document that was published does not hold in the clauses behind it', () => {
  expect(told('公开了2020年政府信息公开工作年度报告，发布政策解读29条。')).toEqual(['interpretation.articles 29'])
})

describe('a comparison with another year', () => {
  test.each([
    ['收到政府信息公开申请较2020年的52件下降23%，为40件。', '— 52'],
    ['收到政府信息公开申请数量由上年的52件下降到40件。', '— 52'],
  ])('stands between a noun and its own number: %s', (passage, other) => {
    expect(told(passage)).toContain('applications.received.total 40')
    expect(told(passage)).toContain(other)
  })

  test('leaves a change against it without a metric', () => {
    expect(told('收到政府信息公开申请40件，比上年增加12件。')).toEqual(['applications.received.total 40', '— 12'])
  })

  test('is none where a year only tells what led to this year’s cases', () => {
    expect(told('因2020年度政府信息公开申请引发行政复议2件，均维持。')).toEqual([
      'reconsideration.total 2',
      'reconsideration.upheld 2',
    ])
  })
})
