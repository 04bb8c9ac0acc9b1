import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { Narrative } from '../../src/document/narrative.ts'
import { resolveTime } from '../../src/mentions/resolve-time.ts'
import { scanTimes } from '../../src/mentions/times.ts'

const narrativeOf = (text: string): Narrative => ({
  text,
  map: Uint32Array.from({ length: text.length + 1 }, (_, at) => at),
  paragraphs: [],
})
const scan = (text: string) => scanTimes(narrativeOf(text))
/** '2019年度 period 2019-01-01..2019-12-31' */
const told = (text: string): string[] =>
  scan(text).map((time) => {
    const place = time.from || time.to ? ` ${time.from ?? ''}..${time.to ?? ''}` : ''
    return `${text.slice(time.start, time.end)} ${time.kind}${place}`
  })

describe('days', () => {
  test.each([
    ['于2019年1月10日印发', '2019年1月10日 day 2019-01-10..2019-01-10'],
    ['2019年1月10号', '2019年1月10号 day 2019-01-10..2019-01-10'],
    ['二〇二二年一月十五日', '二〇二二年一月十五日 day 2022-01-15..2022-01-15'],
    ['二○一○年十二月二十一日', '二○一○年十二月二十一日 day 2010-12-21..2010-12-21'],
    ['二零二零年十月三十一日', '二零二零年十月三十一日 day 2020-10-31..2020-10-31'],
    ['二〇一八年三月廿五日', '二〇一八年三月廿五日 day 2018-03-25..2018-03-25'],
    ['2020-01-10 13:52', '2020-01-10 13:52 day 2020-01-10..2020-01-10'],
    ['2020/1/5发布', '2020/1/5 day 2020-01-05..2020-01-05'],
    ['2014.02.18', '2014.02.18 day 2014-02-18..2014-02-18'],
    ['2024年2月29日', '2024年2月29日 day 2024-02-29..2024-02-29'],
  ])('reads the day of %s', (text, expected) => {
    expect(told(text)).toEqual([expected])
  })

  test.each([
    '第二十条',
    '进一步',
    '一是',
    '两微一端',
    '第711号',
    '1254条',
    '3.5万条',
    '第三天',
    '第2年',
    '〔2019〕60号',
  ])('reads no time in %s', (text) => {
    expect(told(text)).toEqual([])
  })

  test.each([
    '2024年2月30日',
    '13月45日',
    '2021年2月29日',
    '201911日',
    '20191231日',
    '20101231日',
    '2018年11日',
    '20185月',
    '2017210日',
    '201911日起至20191231日',
  ])('marks %s as damaged, without a date', (text) => {
    const [time] = scan(text)
    expect(time).toMatchObject({ kind: 'damaged', start: 0, end: text.length, from: null, to: null })
  })

  it('takes the year of an earlier time in the same paragraph', () => {
    expect(scan('2020年6月开展检查,7月5日通报')[1]).toMatchObject({ from: '2020-07-05', year: 2020, implied: true })
  })

  it('takes no year over from another paragraph', () => {
    expect(scan('2020年开展检查。\n7月5日通报')[1]).toMatchObject({ from: null, year: null, implied: true })
  })

  it('gives no date to a day that the carried year does not have', () => {
    expect(scan('2019年,2月29日')[1]).toMatchObject({ from: null, to: null, implied: true })
  })
})

describe('periods', () => {
  test.each([
    ['2023年', '2023-01-01..2023-12-31'],
    ['2023年度', '2023-01-01..2023-12-31'],
    ['2023年上半年', '2023-01-01..2023-06-30'],
    ['2023年下半年', '2023-07-01..2023-12-31'],
    ['2023年第三季度', '2023-07-01..2023-09-30'],
    ['2023年一季度', '2023-01-01..2023-03-31'],
    ['2023年前三季度', '2023-01-01..2023-09-30'],
    ['2021年1—12月', '2021-01-01..2021-12-31'],
    ['2021年1至9月', '2021-01-01..2021-09-30'],
    ['2021年1-2月', '2021-01-01..2021-02-28'],
    ['2020年1-2月', '2020-01-01..2020-02-29'],
    ['2021年10月份', '2021-10-01..2021-10-31'],
    ['2021年十月份', '2021-10-01..2021-10-31'],
    ['二〇一九年度', '2019-01-01..2019-12-31'],
    ['2008年至2017年', '2008-01-01..2017-12-31'],
    ['2008-2017年', '2008-01-01..2017-12-31'],
    ['2019年1月1日至12月31日', '2019-01-01..2019-12-31'],
    ['2019年1月1日起至2019年12月31日', '2019-01-01..2019-12-31'],
    ['2019年1月1日—2019年12月31日', '2019-01-01..2019-12-31'],
    ['2019年12月1日-5日', '2019-12-01..2019-12-05'],
    ['2019.1.1-12.31', '2019-01-01..2019-12-31'],
    ['2019年11月至2020年3月', '2019-11-01..2020-03-31'],
    ['2013-2014学年', '2013-09-01..2014-08-31'],
    ['2013—2014学年度', '2013-09-01..2014-08-31'],
  ])('reads %s', (text, ends) => {
    expect(told(text)).toEqual([`${text} period ${ends}`])
  })

  it('reads a year whose 年 got lost at the beginning of a clause', () => {
    expect(told('。2021某市司法网站共发布信息2817条')).toEqual(['2021 period 2021-01-01..2021-12-31'])
  })

  it('reads a year behind the number of a list', () => {
    expect(told('1.2020年公开信息3条')).toEqual(['2020年 period 2020-01-01..2020-12-31'])
    expect(told('增长12.5月')).toEqual([])
  })

  it('does not read a count as a year', () => {
    expect(told('发布信息2021条')).toEqual([])
    expect(told('。2021条信息')).toEqual([])
  })

  it('leaves the year of 上半年 open where nothing gives it', () => {
    const [time] = scan('上半年公开3条')
    expect(time).toMatchObject({ from: null, to: null, implied: true, days: { from: '01-01', to: '06-30' } })
    expect(time && resolveTime(time, 2020)).toEqual({ from: '2020-01-01', to: '2020-06-30' })
  })
})

describe('words around a time', () => {
  test.each([
    ['截至2020年底', 'until ..2020-12-31'],
    ['截止2020年12月31日', 'until ..2020-12-31'],
    ['截止到2020年12月31日', 'until ..2020-12-31'],
    ['截至2020年末', 'until ..2020-12-31'],
    ['到2020年底', 'until ..2020-12-31'],
    ['2008年以来', 'since 2008-01-01..'],
    ['2008年至今', 'since 2008-01-01..'],
  ])('reads %s', (text, expected) => {
    expect(told(text)).toEqual([`${text} ${expected}`])
  })

  it('reads 自2008年起 as open', () => {
    expect(told('自2008年起')).toEqual(['2008年起 since 2008-01-01..'])
  })

  test.each([
    ['截至目前', 'until', 'this'],
    ['历年', 'since', 'past'],
    ['近年来', 'since', 'past'],
    ['去年', 'period', 'last'],
    ['上一年度', 'period', 'last'],
    ['今年以来', 'period', 'this'],
    ['本年度', 'period', 'this'],
    ['全年', 'period', 'this'],
    ['下年度', 'period', 'next'],
  ])('marks %s as %s, relative: %s', (text, kind, relative) => {
    expect(scan(text)).toMatchObject([{ start: 0, end: text.length, kind, relative, from: null, to: null }])
  })

  it('does not find 上年 in 以上年', () => {
    expect(scan('科级以上年轻干部')).toEqual([])
  })

  it('counts 去年1—9月 from the year of the report', () => {
    const [time] = scan('去年1—9月')
    expect(time && resolveTime(time, 2020)).toEqual({ from: '2019-01-01', to: '2019-09-30' })
  })

  it('leaves 历年 open whatever the year of the report', () => {
    const [time] = scan('历年')
    expect(time && resolveTime(time, 2020)).toBeNull()
  })
})

describe('durations and clocks', () => {
  test.each(['20个工作日', '12日内', '3—5个工作日', '三个月', '15天', '24小时', '两个工作日'])(
    'reads %s as no place in time',
    (text) => {
      expect(scan(`在${text}答复`)).toMatchObject([{ kind: 'duration', start: 1, end: text.length + 1, from: null }])
    },
  )

  it('reads office hours as clocks', () => {
    expect(told('9:00-17:30')).toEqual(['9:00 clock', '17:30 clock'])
  })
})

describe('laws', () => {
  const piece = fc.constantFrom(
    ...[
      '2019',
      '年',
      '月',
      '日',
      '1',
      '12',
      '31',
      '至',
      '—',
      '二',
      '〇',
      '十',
      '一',
      '截至',
      '底',
      '度',
      '上半年',
      '季度',
    ],
    ...['去年', '以来', '学年', '.', '-', '/', ' ', '\n', '条', '第', '前', ',', '起', '个工作日', '内', ':', '30'],
  )

  it('keeps every span inside the text, in order and apart', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('')
        let end = 0
        for (const time of scan(text)) {
          expect(time.start).toBeGreaterThanOrEqual(end)
          expect(time.end).toBeGreaterThan(time.start)
          expect(time.end).toBeLessThanOrEqual(text.length)
          end = time.end
        }
      }),
    )
  })

  it('gives only days of the calendar, the first not after the last', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        for (const { from, to } of scan(pieces.join(''))) {
          for (const day of [from, to]) {
            if (day !== null) expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day)
          }
          if (from !== null && to !== null) expect(from <= to).toBe(true)
        }
      }),
    )
  })

  it('reads every day of the calendar, in digits and in words', () => {
    const words = (value: number) => {
      const digits = '〇一二三四五六七八九'
      if (value < 10) return digits.charAt(value)
      const tens = Math.floor(value / 10)
      return `${tens > 1 ? digits.charAt(tens) : ''}十${value % 10 ? digits.charAt(value % 10) : ''}`
    }
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2001-01-01'), max: new Date('2029-12-31'), noInvalidDate: true }),
        (date) => {
          const [year = '', month = '', day = ''] = date.toISOString().slice(0, 10).split('-')
          const expected = [{ kind: 'day', from: `${year}-${month}-${day}`, to: `${year}-${month}-${day}` }]
          const yearWords = [...year].map((digit) => '〇一二三四五六七八九'.charAt(Number(digit))).join('')
          expect(scan(`${year}年${Number(month)}月${Number(day)}日`)).toMatchObject(expected)
          expect(scan(`${yearWords}年${words(Number(month))}月${words(Number(day))}日`)).toMatchObject(expected)
        },
      ),
    )
  })
})
