import { describe, expect, test } from 'vitest'
import { told } from '../facts/told.ts'

describe('a set phrase', () => {
  test('is read whole: no word within it says what was done', () => {
    expect(told('主动公开政府信息300条，其中招考录用信息4条。')).toEqual([
      'disclosure.total 300',
      'disclosure.category 4',
    ])
    expect(told('主动公开政府信息300条，被市委录用信息4条。')).toEqual(['disclosure.total 300', '— 4'])
  })
})
