import { describe, expect, test } from 'vitest'
import { told } from './told.ts'

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
