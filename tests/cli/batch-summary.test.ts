import { expect, test } from 'vitest'
import { emptyTally } from '../../src/batch/tally.ts'
import { batchSummary } from '../../src/cli/batch-summary.ts'

const tally = {
  ...emptyTally(),
  read: 5,
  failed: { damaged: 2, empty: 1 },
  editions: { narrative: 3, '2021': 2 },
  checks: { pass: 30, uncertain: 2, fail: 1, skip: 4 },
  facts: 40,
  unclaimed: 4,
  setAside: 6,
}
const about = { seconds: 2, reused: 0, interrupted: false, passedOver: 0, output: 'out', errors: 'errors.jsonl' }
const told = (lang: 'en' | 'zh') => batchSummary(tally, about, lang).replace(/ +/g, ' ')

test('the summary of a run tells what no rule claimed apart from what rules set aside', () => {
  expect(told('en')).toContain('facts 40, 4 that no rule claimed (10.0 %), 6 set aside (15.0 %)')
  expect(told('zh')).toContain('数量 40, 4 未认领 (10.0 %), 6 不计入指标 (15.0 %)')
})

test('it counts under the names of the record in English, in Chinese words in Chinese', () => {
  expect(told('en')).toMatch(
    /failed 3 \(damaged 2, empty 1\).*editions narrative 3, 2021 2\nchecks pass 30, skip 4, uncertain 2, fail 1/s,
  )
  expect(told('zh')).toMatch(
    /失败 3 \(已损坏 2, 空文件 1\).*格式版本 叙述式报告 3, 2021 年格式 2\n勾稽检查 通过 30, 未核对 4, 存疑 2, 不符 1/s,
  )
})
