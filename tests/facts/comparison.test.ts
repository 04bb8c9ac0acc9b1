import { describe, expect, test } from 'vitest'
import { told } from './told.ts'

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

describe('the single reasons of an outcome', () => {
  test('are no outcomes of their own', () => {
    expect(told('收到政府信息公开申请12件，无法提供9件，其中本机关不掌握7件、信息不存在2件。')).toEqual([
      'applications.received.total 12',
      'applications.outcomes.notHeld 9',
      '— 7',
      '— 2',
    ])
  })
})
