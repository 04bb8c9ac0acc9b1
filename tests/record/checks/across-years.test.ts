import { expect, test } from 'vitest'
import { parseReport } from '../../../src/parse-report.ts'
import { checkAcrossYears, type YearlyReport } from '../../../src/record/checks/across-years.ts'

const problems = '一是公开内容的深度与群众期待还有差距,部分科室主动公开的意识不强,信息更新不够及时,解读形式单一。'

function reportOf(
  year: number,
  carriedIn: number,
  carriedOut: number,
  inForce: number,
  agency = '青渡县水利局',
): YearlyReport {
  const total = 5 + carriedIn - carriedOut
  const text = [
    `${agency}${year}年政府信息公开工作年度报告`,
    '一、总体情况',
    `${year}年,本局收到政府信息公开申请5件。`,
    '二、主动公开政府信息情况',
    '第二十条第(一)项 | |||',
    '信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |',
    '规章 | 0 | 0 | 0 |',
    `行政规范性文件 | 2 | 1 | ${inForce} |`,
    '三、收到和处理政府信息公开申请情况',
    '(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和) | 申请人情况 |',
    '一、本年新收政府信息公开申请数量 | 5 | 0 | 0 | 0 | 0 | 0 | 5 |',
    `二、上年结转政府信息公开申请数量 | ${carriedIn} | 0 | 0 | 0 | 0 | 0 | ${carriedIn} |`,
    `(一)予以公开 | ${total} | 0 | 0 | 0 | 0 | 0 | ${total} |`,
    `(七)总计 | ${total} | 0 | 0 | 0 | 0 | 0 | ${total} |`,
    `四、结转下年度继续办理 | ${carriedOut} | 0 | 0 | 0 | 0 | 0 | ${carriedOut} |`,
    '四、政府信息公开行政复议、行政诉讼情况',
    '无。',
    '五、存在的主要问题及改进情况',
    year === 2023 ? '通过培训和考核,公开的时效与质量都有明显改善,群众评价良好,但队伍仍需加强。' : problems,
    '六、其他需要报告的事项',
    '无。',
  ].join('\n')
  return { path: `${agency}-${year}.txt`, report: parseReport(text), text }
}

const across = (...reports: YearlyReport[]) =>
  new Map(checkAcrossYears(reports, 'en').map((check) => [check.id, check]))

test('what one report carries forward, the next takes over', () => {
  const checks = across(reportOf(2021, 0, 2, 9), reportOf(2022, 2, 0, 10))
  expect(checks.get('years.2021-2022.carriedIn.total')).toMatchObject({
    status: 'pass',
    left: { value: 2 },
    right: { value: 2 },
  })
  const broken = across(reportOf(2022, 1, 0, 10), reportOf(2021, 0, 2, 9)).get(
    'years.2021-2022.carriedIn.naturalPersons',
  )
  expect(broken).toMatchObject({ status: 'fail', difference: 1 })
  expect(broken?.left.terms[0]?.path).toBe('青渡县水利局-2021.txt')
  expect(broken?.right.terms[0]?.path).toBe('青渡县水利局-2022.txt')
})

test('documents in force are those of the year before, plus issued, less repealed', () => {
  expect(
    across(reportOf(2021, 0, 0, 9), reportOf(2022, 0, 0, 10)).get('years.2021-2022.inForce.normativeDocuments')?.status,
  ).toBe('pass')
  const broken = across(reportOf(2021, 0, 0, 9), reportOf(2022, 0, 0, 12)).get(
    'years.2021-2022.inForce.normativeDocuments',
  )
  expect(broken).toMatchObject({ status: 'fail', left: { value: 10 }, right: { value: 12 } })
})

test('tells text that was copied unchanged, and not text that was written anew', () => {
  const copied = across(reportOf(2021, 0, 0, 9), reportOf(2022, 0, 0, 10)).get('years.2021-2022.copied.1')
  expect(copied).toMatchObject({ status: 'uncertain' })
  expect(copied?.right.terms[0]?.text).toBe(problems)
  expect(
    [...across(reportOf(2022, 0, 0, 10), reportOf(2023, 0, 0, 11)).keys()].filter((id) => id.includes('copied')),
  ).toEqual([])
})

test('reports of different agencies, or years apart, are not compared', () => {
  expect(across(reportOf(2021, 0, 2, 9), reportOf(2022, 1, 0, 9, '白石县林业局')).size).toBe(0)
  expect(across(reportOf(2021, 0, 2, 9), reportOf(2023, 1, 0, 9)).size).toBe(0)
})
