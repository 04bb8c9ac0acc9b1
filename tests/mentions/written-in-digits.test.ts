import { expect, it } from 'vitest'
import { parseReport } from '../../src/parse-report.ts'

const read = (text: string) =>
  parseReport(text).facts.flatMap(({ metric, value, text: words }) => (metric ? [`${metric} ${value} ${words}`] : []))

it.each([
  [
    '收到市人大代表建议十二件、市政协提案三件。',
    ['proposals.npc 12 人大代表建议十二件', 'proposals.cppcc 3 政协提案三件'],
  ],
  ['通过三个平台公开政府信息一百二十条。', ['disclosure.total 120 公开政府信息一百二十条']],
  ['全市公开政府信息一万二千三百四十五条。', ['disclosure.total 12345 公开政府信息一万二千三百四十五条']],
  ['配备信息公开专职人员三名。', ['organization.staff.fullTime 3 专职人员三名']],
])('reads Chinese numerals in %s as it reads digits, and gives the words as they stand', (text, facts) => {
  expect(read(text)).toEqual(facts)
})
