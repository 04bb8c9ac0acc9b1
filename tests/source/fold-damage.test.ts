import { describe, expect, it } from 'vitest'
import { foldDamage } from '../../src/source/fold-damage.ts'

describe('foldDamage', () => {
  it.each([
    ['公开信息12条,,收到申请3件。。', '公开信息12条, 收到申请3件。 '],
    ['公开□信息\ufffd12条', '公开 信息 12条'],
    ['?2020年,?我局公开?12?条信息', ' 2020年, 我局公开 12 条信息'],
    ['?三公?经费', ' 三公 经费'],
    ['公开信息12条.收到申请3件.\n二', '公开信息12条。收到申请3件。\n二'],
    ['办结率100%.2020年', '办结率100%。2020年'],
  ])('mends %j', (text, expected) => {
    expect(foldDamage(text, text)).toBe(expected)
  })

  it.each([
    '一.概述',
    '1.主动公开12.5万条',
    'www.example.cn',
    '什么是政府信息公开?政府信息公开是指',
    '如何申请?\n答',
    '“公开”、《办法》,共2件;',
  ])('leaves %j', (text) => {
    expect(foldDamage(text, text)).toBe(text)
  })

  it('leaves a full-width ？', () => {
    expect(foldDamage('公开?12条', '公开？12条')).toBe('公开?12条')
  })
})
