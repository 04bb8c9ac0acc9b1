import { describe, expect, test } from 'vitest'
import { told } from './told.ts'

const issues = '五、存在的主要问题及改进情况'

describe('among the shortcomings', () => {
  test.each([
    ['全年发布政策解读3篇，数量偏少。', 'interpretation.articles 3'],
    ['2021年主动公开政府信息320条，但与群众期盼仍有差距。', 'disclosure.total 320'],
    ['针对上年度存在的解读不足问题，发布政策解读12篇。', 'interpretation.articles 12'],
  ])('%s is what the year did', (passage, fact) => {
    expect(told(passage, issues)).toEqual([fact])
  })

  test.each([
    '下一步，发布政策解读12篇。',
    '改进措施：2022年将发布政策解读12篇。',
    '全年发布政策解读12篇以上。',
    '一是解读数量不足，全年发布政策解读12篇。',
    '发布政策解读12篇。',
  ])('%s is no figure of the year', (passage) => {
    expect(told(passage, issues).filter((fact) => !fact.startsWith('—'))).toEqual([])
  })
})
