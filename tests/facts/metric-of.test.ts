import { describe, expect, test } from 'vitest'
import { told } from './told.ts'

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
