import { describe, expect, it } from 'vitest'
import { narrate, narrativeOffset, paragraphAt, sourceSpan } from '../../src/document/narrative.ts'
import { read } from '../../src/document/read.ts'
import type { Format } from '../../src/record/schema.ts'
import { fold } from '../../src/source/fold.ts'

const narrative = (text: string, format: Format = 'text') => {
  const source = fold(text, format)
  return narrate(source, read(source))
}
const lines = (text: string, format: Format = 'text') => narrative(text, format).text.split('\n')

describe('narrate', () => {
  it('puts one paragraph a line, headings apart from the paragraph that is glued to them', () => {
    expect(lines('一、总体情况\n（一）主动公开。全年公开信息５０条。\n\n其中规章2件。')).toEqual([
      '一、总体情况',
      '(一)主动公开。',
      '全年公开信息50条。',
      '其中规章2件。',
    ])
  })

  it.each([
    ['全年 公开 信 息3240 条。', '全年公开信息3240条。'],
    ['公开信息5500 余条。', '公开信息5500余条。'],
    ['公开信息1 234件。', '公开信息1234件。'],
    ['公开信息1 234 567件。', '公开信息1234567件。'],
    ['公开文件数 条 98 402', '公开文件数条98 402'],
    ['电话0512 65825350。', '电话0512 65825350。'],
    ['2020 12件。', '2020 12件。'],
    ['收到1\u200b2件申请。', '收到12件申请。'],
    ['收到申\u00ad请12件\ufeff。', '收到申请12件。'],
    ['公開政府信(xìn)息(xi)5件，規(guī)章2件。', '公开政府信息5件,规章2件。'],
    ['客户端(app)发布5条(见附表)。', '客户端(app)发布5条(见附表)。'],
  ])('reads %j as %j', (text, expected) => {
    expect(lines(text)).toEqual([expected])
  })

  it('leaves tables and chrome out', () => {
    const text =
      '首页 > 通知公告\n一、总体情况\n全年公开信息5条。\n第二十条第（一）项\n信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数\n规章 | 0 | 0 | 0\n行政规范性文件 | 2 | 0 | 3\n二、存在的主要问题及改进情况\n无。\n- 3 -'
    expect(lines(text)).toEqual(['一、总体情况', '全年公开信息5条。', '二、存在的主要问题及改进情况', '无。'])
  })

  it('joins a line that was broken in a sentence, and a number with it', () => {
    const long = '全年印发分析报告50期，建立了快速反应和协调联动的工作机制，保持了正确的舆论导向，累计监测到各类信息'
    expect(lines(`${long}\n298.64万条，均已核实。`)).toEqual([`${long.replaceAll('，', ',')}298.64万条,均已核实。`])
  })

  it('joins over the end of a page', () => {
    expect(
      lines(
        '一、总体情况\n全年通过门户网站主动公开各类政府信息共计\n- 3 -\n860条，其中规章和规范性文件共12件，已全部完成解读。',
      ),
    ).toEqual([
      '一、总体情况',
      '全年通过门户网站主动公开各类政府信息共计860条,其中规章和规范性文件共12件,已全部完成解读。',
    ])
  })

  it('joins the lines of a hard-wrapped text, and keeps its paragraphs', () => {
    const text = `    全年共受理公开申请十二件，其中网上提交九件，信函
提交三件，均已在法定期限内答复申请人，没有超过时限
的情形。对于不属于本机关公开的事项，逐一告知了申请
人应当联系的机关。
    全年在门户网站公开信息八百六十条，通过政务微博和
微信公众号公开信息五千五百一十三条，及时回应了群众
关切，没有发生因公开不及时不准确造成不良影响的情形
。`
    expect(lines(text)).toHaveLength(2)
    expect(lines(text)[0]).toContain('没有超过时限的情形。')
  })

  it('parts figures by a comma where only a space was written', () => {
    expect(lines('网站发布信息215条 微信公众号发布35条 收到申请2件 均按时答复')).toEqual([
      '网站发布信息215条,微信公众号发布35条,收到申请2件,均按时答复',
    ])
    expect(lines('公开信息 21 条 其中 机构信息 3 条 供养动态 14 条')).toEqual([
      '公开信息21条,其中机构信息3条,供养动态14条',
    ])
    expect(lines('共发布信息 215 条 ,收到3件 申请公开,剩余4件 已按时答复')).toEqual([
      '共发布信息215条,收到3件申请公开,剩余4件已按时答复',
    ])
  })

  it('does not join numbers that stand on lines of their own', () => {
    expect(lines('规章\n28\n0\n1\n12').join('')).not.toMatch(/280|01/)
  })

  it('leaves the marks of Markdown out', () => {
    expect(
      lines(
        '# 某局2021年政府信息公开年报\n\n## **一、总体情况**\n\n全年公开信息**860**条，见[网站](http://example.com/1)。',
        'markdown',
      ),
    ).toEqual(['某局2021年政府信息公开年报', '一、总体情况', '全年公开信息860条,见网站。'])
  })

  it('leads back to the source, by character and by paragraph', () => {
    const text = '一、总体情况\n　　全年 公开信息（含规章）１ ２３４ 件。\n二、其他\n无。'
    const told = narrative(text)
    const at = told.text.indexOf('1234件')
    const span = sourceSpan(told, { start: at, end: at + 5 })
    expect(text.slice(span.start, span.end)).toBe('１ ２３４ 件')
    expect(narrativeOffset(told, span.start)).toBe(at)
    const paragraph = paragraphAt(told, at)
    expect(paragraph?.kind).toBe('paragraph')
    expect(paragraph?.section.heading?.number).toEqual({ start: 0, end: 2 })
    expect(paragraphAt(told, told.text.length + 1)).toBeNull()
  })

  it('is empty where there is nothing to tell', () => {
    expect(narrative('')).toMatchObject({ text: '', paragraphs: [] })
    expect(narrative(' \n\u200b\n')).toMatchObject({ text: '', paragraphs: [] })
  })
})
