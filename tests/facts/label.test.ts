import { describe, expect, test } from 'vitest'
import { factsOf } from './told.ts'

/** What each figure of a passage counts, in the text's words (— where they say none), and the figure. */
const labels = (passage: string, heading?: string) =>
  factsOf(passage, heading)
    .filter(({ numeral }) => numeral)
    .map(({ label, value }) => `${label ?? '—'} ${value}`)

describe('a category is labelled by its words', () => {
  test('of a row', () => {
    expect(labels('主动公开政府信息40条，其中：概况类信息12条，行政处罚信息28条。')).toEqual([
      '— 40',
      '概况类信息 12',
      '行政处罚信息 28',
    ])
  })

  test('of things that share a number', () => {
    expect(labels('主动公开政府信息4条，其中行政许可、行政处罚各2条。')).toEqual(['— 4', '行政许可 2', '行政处罚 2'])
    expect(labels('主动公开行政许可信息18条、行政处罚信息0条。')).toEqual(['行政许可信息 18', '行政处罚信息 0'])
  })

  test('of key fields', () => {
    expect(labels('主动公开政府信息40条，重点领域信息公开12条。')).toEqual(['— 40', '重点领域信息 12'])
  })
})

describe('a figure without a metric is labelled by what it counts', () => {
  test('the noun before it, whichever rule set it aside', () => {
    expect(labels('接待群众咨询360人次。')).toEqual(['群众咨询 360'])
    expect(labels('网站访问量达86万次。')).toEqual(['网站访问量 860000'])
    expect(labels('废止规范性文件54件。')).toEqual(['规范性文件 54'])
    expect(labels('共接听各类来电865个。')).toEqual(['各类来电 865'])
    expect(labels('编印《水务快讯》30期。')).toEqual(['《水务快讯》 30'])
  })

  test('a deed that is counted itself', () => {
    expect(labels('开展安全生产培训7次。')).toEqual(['安全生产培训 7'])
    expect(labels('开展安全检查46次。')).toEqual(['安全检查 46'])
  })

  test('the noun behind it', () => {
    expect(labels('发展了12家企业。')).toEqual(['企业 12'])
    expect(labels('96%是业务类信息。')).toEqual(['业务类信息 96'])
  })

  test('no word of a verb or of a time', () => {
    expect(labels('下放6项。')).toEqual(['— 6'])
    expect(labels('均在10个工作日内作出答复。')).toEqual(['— 10'])
  })
})
