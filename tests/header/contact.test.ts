import { describe, expect, it, test } from 'vitest'
import { headerOf, valuesOf } from './made-report.ts'

const title = '云溪市司法局2019年政府信息公开年报\n'
const body = '\n一、总体情况\n全年公开3条。\n'

describe('contact', () => {
  test.each([
    ['电话:0899-6120337', '0899-6120337'],
    ['联系电话:65820017', '65820017'],
    ['请致电0899-6120337', '0899-6120337'],
    ['电话(传真):0899-6120337', '0899-6120337'],
    ['咨询电话为(0899)6120337', '(0899)6120337'],
    ['電話：０８９９—６１２０３３７', '0899—6120337'],
    ['手机:13800000000', '13800000000'],
    ['电话:089961203377', '089961203377'],
  ])('reads the telephone of %s', (words, phone) => {
    expect(headerOf(`${title}如有疑问,请联系办公室(${words})。${body}`).contact.phone?.value).toBe(phone)
  })

  it('reads every part of the sentence, each with its own words', () => {
    const header = headerOf(
      `${title}如有疑问,请联系(地址:云溪市稻香路18号,邮编:679103,电话:0899-6120337,邮箱:yxsfj@example.gov.cn,网址:http://www.example.gov.cn/xxgk/)。${body}`,
    )
    expect(valuesOf(header)).toMatchObject({
      'contact.address': '云溪市稻香路18号',
      'contact.postcode': '679103',
      'contact.phone': '0899-6120337',
      'contact.email': 'yxsfj@example.gov.cn',
      'contact.website': 'http://www.example.gov.cn/xxgk/',
    })
    expect(header.contact.address?.text).toBe('云溪市稻香路18号')
  })

  it('reads the last section too', () => {
    const end = '六、其他需要报告的事项\n如有疑问,请联系办公室(电话:65820017)。'
    expect(headerOf(title + body + end).contact.phone?.value).toBe('65820017')
  })

  test.each(['邮编:电话:传真:', '电话接听1263人次', '地址:,邮编:', '传真:0899-6120337', '12345热线办理742件'])(
    'reads nothing of %s',
    (words) => {
      const { contact } = headerOf(`${title}如有疑问,请联系办公室(${words})。${body}`)
      expect(Object.values(contact).filter((field) => field !== null)).toEqual([])
    },
  )
})

describe('index number', () => {
  test.each([
    ['索 引 号: YX0031/2017-00012 | 公开方式: 主动公开 |', 'YX0031/2017-00012'],
    ['| 索引号 | 620702081/2026-00007 | 发文字号 | |', '620702081/2026-00007'],
    ['- 索引号: 20230618-164604-828', '20230618-164604-828'],
    ['索引号:000014349/2020-00012 主题分类:政务公开', '000014349/2020-00012'],
    ['信息索引號：YX-03-2020-0007', 'YX-03-2020-0007'],
    ['YX3301002-2014-003', 'YX3301002-2014-003'],
  ])('is read of %s', (line, number) => {
    expect(headerOf(`${line}\n${title}${body}`).indexNumber?.value).toBe(number)
  })

  test.each(['索引号: 主题分类: 其他', '索引号:2019年度报告号', '文号:云司〔2020〕3号', '索引号:'])(
    'is not read of %s',
    (line) => {
      expect(headerOf(`${line}\n${title}${body}`).indexNumber).toBeNull()
    },
  )
})
