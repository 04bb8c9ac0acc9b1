import { describe, expect, test } from 'vitest'
import { told } from './told.ts'

describe('rows beside figures of other business', () => {
  test('parts of a figure right before them are no rows of what was disclosed earlier', () => {
    expect(told('主动公开政府信息300条。全年办件877件，其中个人办件530件。')).toEqual([
      'disclosure.total 300',
      '— 877',
      '— 530',
    ])
  })

  test('members of a list that was gathered are none, those of one that was published are', () => {
    expect(told('通过系统归集行政许可信息921条、行政处罚信息158条。')).toEqual(['— 921', '— 158'])
    expect(told('公开行政许可信息921条、行政处罚信息158条。')).toEqual([
      'disclosure.category 921',
      'disclosure.category 158',
    ])
  })

  test('whom something is sent to is nothing that is counted', () => {
    expect(told('主动公开政府信息300条，往市委、市政府报送政务信息各181篇。')).toEqual([
      'disclosure.total 300',
      '— 181',
    ])
  })
})

describe('a set phrase', () => {
  test('is read whole: no word within it says what was done', () => {
    expect(told('主动公开政府信息300条，其中招考录用信息4条。')).toEqual([
      'disclosure.total 300',
      'disclosure.category 4',
    ])
    expect(told('主动公开政府信息300条，被市委录用信息4条。')).toEqual(['disclosure.total 300', '— 4'])
  })
})

test('a time in a bracket holds no further than the bracket', () => {
  expect(told('收到申请88件，予以公开70件（含上年结转4件）、部分公开2件。')).toContain(
    'applications.outcomes.partiallyGranted 2',
  )
})

describe('a bracket behind a number', () => {
  test('that only names what was counted gives the sentence no new subject', () => {
    expect(
      told('主动公开政府信息41条，其中网站公开30条（机构职责、乡（镇）清单、建议提案办理），微信公众号公开11条。'),
    ).toEqual(['disclosure.total 41', 'disclosure.website 30', 'disclosure.wechat 11'])
    expect(told('主动公开政务信息41项，其中通过网站公开30项（年度报告、建议提案办理）。')).toEqual([
      'disclosure.total 41',
      '— 30',
    ])
  })

  test('that tells numbers of its own is read', () => {
    expect(told('全年办理建议提案12件（人大代表建议8件、政协提案4件）。')).toEqual([
      'proposals.total 12',
      'proposals.npc 8',
      'proposals.cppcc 4',
    ])
  })
})

describe('a result', () => {
  test('of the business counted right before it is none of applications', () => {
    expect(told('收到征求意见函36件，回复36件。', '三、收到和处理政府信息公开申请情况')).toEqual(['— 36', '— 36'])
    expect(told('收到政府信息公开申请36件，答复36件。', '三、收到和处理政府信息公开申请情况')).toEqual([
      'applications.received.total 36',
      'applications.answered 36',
    ])
  })

  test('that names a reason of the outcome that it is a part of is counted once', () => {
    expect(told('答复申请20件，无法提供14件，其中本机关不掌握13件。', '三、收到和处理政府信息公开申请情况')).toEqual([
      'applications.answered 20',
      'applications.outcomes.notHeld 14',
      '— 13',
    ])
  })
})

test('an all behind other counts of its sentence is told of them', () => {
  expect(
    told('收到政府信息公开申请9件。承办人大代表建议7件、政协提案15件，办理结果全部公开。', '（二）依申请公开'),
  ).not.toContain('applications.outcomes.granted 9')
})
