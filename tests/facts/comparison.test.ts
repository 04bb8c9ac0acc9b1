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
