import { describe, expect, test } from 'vitest'
import { parseReport } from '../../../src/parse-report.ts'
import type { Check } from '../../../src/record/schema.ts'

/** A made-up report for 2021; parts may be replaced. */
function reportOf(parts: {
  overview?: string
  table?: string[]
  remedies?: string[]
  period?: string
  signed?: string
  tail?: string
}): string {
  const {
    overview = '2021年,本局收到政府信息公开申请6件,予以公开5件,结转下年度继续办理1件。',
    table = [
      '一、本年新收政府信息公开申请数量 | 4 | 2 | 0 | 0 | 0 | 0 | 6 |',
      '二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
      '三、本年度办理结果 | (一)予以公开 | 3 | 2 | 0 | 0 | 0 | 0 | 5 |',
      '(七)总计 | 3 | 2 | 0 | 0 | 0 | 0 | 5 |',
      '四、结转下年度继续办理 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |',
    ],
    remedies = [],
    period = '本报告所列数据的统计期限自2021年1月1日起至2021年12月31日止。',
    signed = '青渡县水利局\n2022年1月18日',
    tail = '',
  } = parts
  return [
    '青渡县水利局2021年政府信息公开工作年度报告',
    period,
    '一、总体情况',
    overview,
    '二、主动公开政府信息情况',
    '见网站。',
    '三、收到和处理政府信息公开申请情况',
    '(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和) | 申请人情况 |',
    '自然人 | 法人或其他组织 | 总计 |',
    '商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |',
    ...table,
    '四、政府信息公开行政复议、行政诉讼情况',
    ...remedies,
    '五、存在的主要问题及改进情况',
    '人员不足,将加强培训。',
    '六、其他需要报告的事项',
    `无其他需要报告的事项。${tail}`,
    signed,
  ].join('\n')
}

const checksOf = (text: string): Map<string, Check> =>
  new Map(parseReport(text).checks.map((check) => [check.id, check]))

describe('the arithmetic of the forms', () => {
  test('passes where a report agrees with itself', () => {
    const checks = checksOf(reportOf({}))
    expect(checks.get('applications.balance.naturalPersons')).toMatchObject({
      status: 'pass',
      left: { value: 4 },
      right: { value: 4 },
      difference: 0,
    })
    expect(checks.get('applications.row.received')).toMatchObject({ status: 'pass', left: { value: 6 } })
    expect([...checks.values()].filter(({ status }) => status === 'fail')).toEqual([])
  })

  test('fails with the span of every term on both sides', () => {
    const text = reportOf({ table: ['一、本年新收政府信息公开申请数量 | 4 | 2 | 0 | 0 | 0 | 0 | 7 |'] })
    const check = checksOf(text).get('applications.row.received') as Check
    expect(check).toMatchObject({ status: 'fail', left: { value: 6 }, right: { value: 7 }, difference: -1 })
    expect(check.left.terms).toHaveLength(6)
    for (const { source, text: words } of [...check.left.terms, ...check.right.terms])
      expect(text.slice(source.start, source.end)).toBe(words)
  })

  test('is left out where cells are missing and the rest agrees, uncertain where it does not', () => {
    const rows = (total: number) => [
      '(一)予以公开 | 3 | 2 | 0 | 0 | 0 | 0 | 5 |',
      '(二)部分公开 | | | | | | | |',
      `(七)总计 | 3 | 2 | 0 | 0 | 0 | 0 | ${total} |`,
    ]
    expect(checksOf(reportOf({ table: rows(5) })).get('applications.outcomes.total')).toMatchObject({ status: 'skip' })
    expect(checksOf(reportOf({ table: rows(8) })).get('applications.outcomes.total')).toMatchObject({
      status: 'uncertain',
    })
  })

  test('is uncertain where a cell tells a bound', () => {
    const check = checksOf(
      reportOf({ table: ['一、本年新收政府信息公开申请数量 | 4 | 2 | 0 | 0 | 0 | 0 | 10余件 |'] }),
    ).get('applications.row.received')
    expect(check).toMatchObject({ status: 'uncertain', difference: -4 })
  })
})

describe('narrative against table', () => {
  test('passes where they agree', () => {
    expect(checksOf(reportOf({})).get('narrative.applications.received.total')).toMatchObject({
      status: 'pass',
      left: { value: 6 },
      right: { value: 6 },
    })
  })

  test('fails where they differ', () => {
    const checks = checksOf(reportOf({ overview: '2021年,本局收到政府信息公开申请9件。' }))
    const check = checks.get('narrative.applications.received.total') as Check
    expect(check).toMatchObject({ status: 'fail', difference: 3 })
    expect(check.left.terms[0]?.text).toContain('9')
    expect(check.right.terms[0]?.name).toBe('applications.received.total')
  })

  test('is uncertain for an approximate figure', () => {
    const checks = checksOf(reportOf({ overview: '2021年,本局收到政府信息公开申请近20件。' }))
    expect(checks.get('narrative.applications.received.total')?.status).toBe('uncertain')
  })

  test('compares litigation with the two groups of the table together', () => {
    const remedies = [
      '行政复议 行政诉讼',
      '结果维持 结果纠正 其他结果 尚未审结 总计 未经复议直接起诉 复议后起诉',
      '结果维持 结果纠正 其他结果 尚未审结 总计 结果维持 结果纠正 其他结果 尚未审结 总计',
      '0 0 0 0 0 1 0 0 0 1 2 0 0 0 2',
    ]
    const overview = (n: number) => `2021年,本局发生因政府信息公开引起的行政诉讼案件${n}件。`
    expect(checksOf(reportOf({ remedies, overview: overview(3) })).get('narrative.litigation.total')).toMatchObject({
      status: 'pass',
      right: { value: 3 },
    })
    expect(checksOf(reportOf({ remedies, overview: overview(4) })).get('narrative.litigation.total')?.status).toBe(
      'fail',
    )
  })
})

describe('dates', () => {
  test('a period of last year fails against the report’s year', () => {
    const period = '本报告所列数据的统计期限自2020年1月1日起至2020年12月31日止。'
    expect(checksOf(reportOf({ period })).get('period.year')).toMatchObject({
      status: 'fail',
      left: { value: 2020 },
      right: { value: 2021 },
    })
    expect(checksOf(reportOf({})).get('period.year')?.status).toBe('pass')
  })

  test('a report signed before its period ends fails', () => {
    expect(checksOf(reportOf({ signed: '青渡县水利局\n2021年1月18日' })).get('dates.order')?.status).toBe('fail')
    expect(checksOf(reportOf({})).get('dates.order')?.status).toBe('pass')
  })
})

describe('what was left over from another report', () => {
  test('another agency as the one to ask', () => {
    const check = checksOf(reportOf({ tail: '如有疑问,请与青渡县粮食局办公室联系。' })).get('leftover.agency')
    expect(check).toMatchObject({ status: 'uncertain' })
    expect(check?.left.terms[0]?.text).toBe('青渡县粮食局')
  })

  test('its own name passes', () => {
    expect(checksOf(reportOf({ tail: '如有疑问,请与青渡县水利局办公室联系。' })).get('leftover.agency')?.status).toBe(
      'pass',
    )
  })

  test('another year as its own', () => {
    const check = checksOf(reportOf({ tail: '现公布2020年政府信息公开工作年度报告。' })).get('leftover.year')
    expect(check).toMatchObject({ status: 'uncertain', left: { value: 2020 }, right: { value: 2021 } })
  })
})

test('no check fails or is uncertain without spans on both sides', () => {
  for (const text of [reportOf({}), reportOf({ overview: '本局收到申请9件,其中网上申请8件、信函申请4件。' })]) {
    for (const { status, left, right } of parseReport(text).checks) {
      if (status === 'fail' || status === 'uncertain') {
        expect(left.terms.length).toBeGreaterThan(0)
        expect(right.terms.length).toBeGreaterThan(0)
      }
    }
  }
})

test('reasons come in both languages', () => {
  const [en] = parseReport(reportOf({})).checks
  const [zh] = parseReport(reportOf({}), { language: 'zh' }).checks
  expect(en?.reason).toMatch(/^[\x20-\x7e]+$/)
  expect(zh?.reason).toMatch(/[\u4e00-\u9fff]/)
})
