import { describe, expect, test } from 'vitest'
import { told } from './told.ts'

describe('a paragraph', () => {
  test('goes on with the list of the one before, which ends in a semicolon', () => {
    expect(told('主动公开政府信息30条，其中：\n1.政策文件信息3条；\n2.公示公告信息5条；\n3.建议提案6条。')).toEqual([
      'disclosure.total 30',
      'disclosure.category 3',
      'disclosure.category 5',
      'disclosure.category 6',
    ])
  })

  test('goes on with what the one before told, where its first word does', () => {
    expect(told('我局收到政府信息公开申请9件。\n答复的9件中，予以公开6件，部分公开3件。', '（二）办理')).toContain(
      'applications.outcomes.granted 6',
    )
    expect(told('因信息公开引起行政复议6件。\n其中结果维持3件，结果纠正3件。', '（四）其他')).toContain(
      'reconsideration.upheld 3',
    )
  })

  test('that begins anew takes nothing over', () => {
    expect(told('我局收到政府信息公开申请9件。\n予以公开6件，部分公开3件。', '（二）办理')).not.toContain(
      'applications.outcomes.granted 6',
    )
  })
})

describe('a colon', () => {
  test('right before a number leaves the clause whole', () => {
    expect(told('其中政府网站公开政府信息：204条，政务微博公开政府信息：30条。')).toEqual([
      'disclosure.website 204',
      'disclosure.weibo 30',
    ])
  })
})
