import { describe, expect, it, test } from 'vitest'
import { headerOf } from './made-report.ts'

const title = '云溪市司法局2019年政府信息公开年报\n'
const body = '\n一、总体情况\n全年公开3条。\n'
const whole = { from: '2019-01-01', to: '2019-12-31' }

describe('period', () => {
  test.each([
    '统计期限为2019年1月1日至12月31日。',
    '本报告所列数据的统计期限自2019年1月1日起至2019年12月31日止。',
    '数据期限从2019年1月1日到2019年12月31日。',
    '本报告统计数据时间为2019年1月1日—12月31日。',
    '起止时间为2019年1月1日至12月31日。',
    '統計期限自２０１９年１月１日起至１２月３１日止。',
    '本报告统计期限为2019年度。',
  ])('is read of %s', (sentence) => {
    expect(headerOf(title + sentence + body).period?.value).toEqual(whole)
  })

  it('is told as it stands, even where it is odd', () => {
    const { period } = headerOf(`${title}统计期限为2008年5月1日至2008年12月31日。${body}`)
    expect(period).toMatchObject({
      value: { from: '2008-05-01', to: '2008-12-31' },
      text: '2008年5月1日至2008年12月31日',
    })
  })

  it('is read of the introduction, and of a whole year told day by day', () => {
    expect(headerOf(`${title}现将我局2019年1月1日至12月31日的工作报告如下。${body}`).period?.value).toEqual(whole)
    expect(headerOf(`${title}${body}2019年1月1日至12月31日,收到申请2件。`).period?.value).toEqual(whole)
  })

  it('is read of a report on a school year', () => {
    const { period, year } = headerOf(
      `云溪大学2013-2014学年信息公开年度报告\n统计时间为2013年9月1日至2014年8月31日。${body}`,
    )
    expect(period?.value).toEqual({ from: '2013-09-01', to: '2014-08-31' })
    expect(year).toBeNull()
  })

  test.each([
    '统计期限自201911日起至20191231日止。',
    '统计期限起止时间为至。',
    '本报告公开20个工作日。',
    '自2018年1月1日起施行。',
    '公示期为2019年3月1日至3月7日。',
  ])('is not read of %s', (sentence) => {
    expect(headerOf(title + sentence + body).period).toBeNull()
  })
})

describe('day of publication', () => {
  test.each([
    '来源:   发布日期:2020-01-10 13:52   访问量:',
    '发布日期:[2020-01-10]',
    '【发布时间:2020-01-10】【字号:大 中 小】',
    '- 发布时间: 2020-01-10',
    '发文日期: 2020年1月10日 | 有效性: 有效 |',
    '| 成文日期 | 2020/01/10 | 文号 | |',
    '发表日期：2020.1.10',
    '日期:2020-01-10 来源:办公室',
    '2020-01-10 13:52',
    '成文日期:2020-01-02 发布日期:2020-01-10',
    '發布日期:2020-01-10',
  ])('is read of %s', (line) => {
    expect(headerOf(title + line + body).publishedOn?.value).toBe('2020-01-10')
  })

  it('is read of the foot of the page', () => {
    expect(headerOf(`${title}${body}\n发布日期:2020-01-10 打印`).publishedOn?.value).toBe('2020-01-10')
  })

  test.each(['发布日期: 访问量:', '发布日期:2020-02-30', '废止日期:2020-01-10', '2020年第3期', '发布日期:202011日'])(
    'is not read of %s',
    (line) => {
      expect(headerOf(title + line + body).publishedOn).toBeNull()
    },
  )
})

describe('signature', () => {
  const signed = { signedBy: '云溪市司法局', signedOn: '2020-01-10' }
  const signatureOf = (text: string) => {
    const { signedBy, signedOn } = headerOf(text)
    return { signedBy: signedBy?.value ?? null, signedOn: signedOn?.value ?? null }
  }

  test.each([
    '        云溪市司法局\n\n        2020年1月10日',
    '云溪市司法局(盖章)\n2020年1月10日',
    '云溪市司法局 2020年1月10日',
    '云溪市司法局\n二〇二〇年一月十日',
    '云溪市司法局\n二○二○年一月十日\n扫一扫在手机打开当前页\n相关稿件',
    '雲溪市司法局\n２０２０年１月１０日',
    '无其他事项。  云溪市司法局 2020年1月10日',
  ])('is read of %j', (end) => {
    expect(signatureOf(`${title}${body}${end}\n`)).toEqual(signed)
  })

  it('is read under the title', () => {
    expect(signatureOf(`${title}(2020年1月10日)${body}`)).toEqual({ signedBy: null, signedOn: '2020-01-10' })
    expect(signatureOf(`${title}云溪市司法局\n2020年1月10日${body}`)).toEqual(signed)
  })

  it('is a name alone, or a date alone', () => {
    expect(signatureOf(`${title}${body}云溪市司法局`)).toEqual({ signedBy: '云溪市司法局', signedOn: null })
    expect(signatureOf(`${title}${body}2020年1月10日`)).toEqual({ signedBy: null, signedOn: '2020-01-10' })
  })

  test.each([
    '工作于2020年1月10日完成。',
    '填报日期:2020年1月10日',
    '2020年1月',
    '2020年2月30日',
    '版权所有 2020-01-10',
  ])('is not read of %s', (end) => {
    expect(signatureOf(`${title}${body}${end}`)).toEqual({ signedBy: null, signedOn: null })
  })
})
