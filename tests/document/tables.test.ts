import { describe, expect, test } from 'vitest'
import { findTables } from '../../src/document/tables.ts'
import { fold } from '../../src/source/fold.ts'

/** The texts of the regions that are found, white space as one space. */
const regions = (text: string): string[] => {
  const { folded } = fold(text, 'text')
  return findTables(folded).map(({ start, end }) => folded.slice(start, end).replace(/\s+/g, ' '))
}

const article20 = [
  '第二十条第(一)项',
  '信息内容 本年制发件数 本年废止件数 现行有效件数',
  '规章 0 0 0',
  '行政规范性文件 2 1 9',
]
const corner = '(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和)'
const remedies = [
  '行政复议 | 行政诉讼 |',
  '结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | 复议后起诉 |',
  '结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |',
  '1 | 0 | 0 | 0 | 1 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
]

describe('finds', () => {
  test('a table from its first label to its last cell, headings and prose outside', () => {
    const text = [
      '二、主动公开政府信息情况',
      ...article20,
      '三、收到和处理政府信息公开申请情况',
      '本局未收到申请。',
    ].join('\n')
    expect(regions(text)).toEqual([article20.join(' ')])
  })

  test('the header above the anchor', () => {
    const text = ['四、政府信息公开行政复议、行政诉讼情况', ...remedies, '五、存在的主要问题', '人员不足。'].join('\n')
    expect(regions(text)).toEqual([remedies.join(' ')])
  })

  test('an upright header that was cut into characters', () => {
    const lines = [
      '行政复议 行政诉讼',
      '结 结 其 尚',
      '果 果 他 未',
      '维 纠 结 审',
      '持 正 果 结',
      '总',
      '计',
      '未经复议直接起诉 复议后起诉',
      '0 0 0 0 0 0 0 0 0 0 0 0 0 0 0',
    ]
    expect(regions(['四、复议和诉讼', ...lines, '五、问题'].join('\n'))).toEqual([lines.join(' ')])
  })

  test('several tables in one line, each without the headings between', () => {
    const three = `${corner} 申请人情况 自然人 法人或其他组织 总计 一、本年新收政府信息公开申请数量 3 0 0 0 0 0 3 四、结转下年度继续办理 0 0 0 0 0 0 0`
    const text = `二、主动公开政府信息情况 ${article20.join(' ')} 三、收到和处理政府信息公开申请情况 ${three} 四、政府信息公开行政复议、行政诉讼情况 无。`
    expect(regions(text)).toEqual([article20.join(' '), three])
  })

  test('a table that holds labels and separators but no number', () => {
    const lines = [`${corner} | |`, '| | |', '一、本年新收政府信息公开申请数量 | | | | | | | |', '| | | | | | | |']
    expect(regions(['三、申请情况', ...lines, '四、复议诉讼'].join('\n'))[0]).toBe(lines.join(' '))
  })

  test('page numbers and page headers inside a table', () => {
    const lines = [
      ...article20.slice(0, 3),
      '- 4 -',
      '某某县水利局2021年政府信息公开工作年度报告',
      article20[3] as string,
    ]
    expect(regions(['二、主动公开', ...lines, '三、申请'].join('\n'))).toEqual([lines.join(' ')])
  })

  test('bare rows of numbers and grids of pipes without an anchor', () => {
    const rows = ['3 0 0 0 0 0 3', '1 0 0 0 0 0 1', '2 0 0 0 0 0 2']
    expect(regions(['三、申请情况', ...rows, '四、复议诉讼'].join('\n'))).toEqual([rows.join(' ')])
    const grid = ['新闻发布会 | 在线访谈 | 图解 |', '2 | 1 | 14 |']
    expect(regions(['政策解读情况如下:', ...grid, '三、申请'].join('\n'))).toEqual([grid.join(' ')])
  })

  test('labels with a mirror’s pinyin in them', () => {
    const text = '第二十條第(一)項(xiàng) |\n規(guī)章 |\n0 |\n1 |\n2 |\n規(guī)范性文件 |\n0 |\n0 |\n7 |\n三、申請情況'
    expect(regions(text)).toHaveLength(1)
  })
})

describe('does not find', () => {
  test.each([
    ['根据《条例》第二十条第(一)项的规定,本局主动公开规章和规范性文件。'],
    ['全年行政诉讼3件,其中未经复议直接起诉2件,复议后起诉1件,结果维持3件。'],
    ['表中“信息内容”一栏所列的行政许可、行政处罚、行政强制均已公开。'],
    ['本年新收政府信息公开申请数量为12件,上年结转政府信息公开申请数量为1件,本年度办理结果均已答复。'],
    ['统计指标由省里统一制定,本单位逐项填报。'],
  ])('a sentence that quotes labels: %s', (sentence) => {
    expect(regions(`一、总体情况\n${sentence}\n二、主动公开情况`)).toEqual([])
  })

  test('a page’s metadata and its breadcrumb', () => {
    expect(regions('索引号 | 000014349 | 分类 | 通知 |\n发布机构 | 某某局 | 发文日期 | 2021-01-04 |\n正文。')).toEqual(
      [],
    )
    expect(regions('首页 | 新闻 | 公开 | 服务 |\n一、总体情况\n本局工作平稳。')).toEqual([])
  })

  test('prose behind a table', () => {
    const [region] = regions([...article20, '全年共制发规范性文件2件,废止1件。', '现行有效9件'].join('\n'))
    expect(region).toBe(article20.join(' '))
  })

  test('a page laid out in pipes', () => {
    const prose = `| ${'本局坚持公开为常态,不断提高工作水平。'.repeat(8)} | 版权所有 |`
    expect(regions(`${prose}\n${prose}`)).toEqual([])
  })
})
