import { describe, expect, it } from 'vitest'
import { blocks, outline } from './outline.ts'

const body = '全年各项工作平稳有序，没有出现差错。'
const report = (closing: string) => `一、总体情况\n${body}\n${closing}`

describe('the signature', () => {
  it.each([
    ['agency and date', '某市某局\n2020年1月10日', ['某市某局', '2020年1月10日']],
    ['a date in Chinese numerals', '某市某局\n二〇二〇年一月十日', ['某市某局', '二〇二〇年一月十日']],
    ['a date with circles', '某市某局\n二○一九年三月二十七日', ['某市某局', '二○一九年三月二十七日']],
    ['both in one line', '某市某局 2020年1月10日', ['某市某局 2020年1月10日']],
    ['the date first', '2020年1月10日\n某市某局', ['2020年1月10日', '某市某局']],
    ['the agency alone', '某市某局办公室', ['某市某局办公室']],
    ['the date alone', '2020年1月10日', ['2020年1月10日']],
    ['two agencies', '某市某局\n某市某委员会\n2020年1月10日', ['某市某局', '某市某委员会', '2020年1月10日']],
    ['far to the right', `${' '.repeat(60)}某市某局\n\n${' '.repeat(60)}2020年1月10日`, ['某市某局', '2020年1月10日']],
  ])('reads %s', (_, closing, expected) => {
    expect(blocks(report(closing), 'signature')).toEqual(expected)
    expect(outline(report(closing)).at(-1)).toBe('signature')
  })

  it('reads it where it is glued to the last paragraph', () => {
    expect(blocks(`一、总体情况 ${body} 某市某局 2020年1月10日`, 'signature')).toEqual(['某市某局 2020年1月10日'])
  })

  it('does not take a date under the title, or one with prose after it', () => {
    const text = `某市某局2009年政府信息公开工作年度报告\n（2010年3月5日）\n一、总体情况\n${body}\n2010年1月1日\n${body}`
    expect(blocks(text, 'signature')).toEqual([])
  })
})

describe('attachments', () => {
  it.each([
    ['附件：某局统计表', 'attachments |附件：某局统计表'],
    ['附件1', 'attachments |附件1'],
    ['附表：', 'attachments |附表：'],
    ['附件2.xls    附件3.docx', 'attachments'],
  ])('opens with %j', (line, expected) => {
    expect(outline(report(line))).toEqual(['overview 一、|总体情况', expected])
  })

  it('stand before the signature and after it', () => {
    expect(outline(report('附件：统计表\n\n某市某局\n2020年1月10日\n\n政府信息公开情况统计表\n从略'))).toEqual([
      'overview 一、|总体情况',
      'attachments |附件：统计表',
      'signature',
      'attachments |政府信息公开情况统计表',
    ])
  })

  it('are no sentence that speaks of one, and no part of a section that is one', () => {
    expect(outline(report('附件中的数据均已核对。'))).toEqual(['overview 一、|总体情况'])
    expect(outline(report('二、附表\n附表一：主动公开情况统计\n从略'))).toEqual([
      'overview 一、|总体情况',
      'attachments 二、|附表',
    ])
  })

  it('do not hide a report that is itself attached', () => {
    const text = `关于报送年度报告的函\n附件：某局2020年政府信息公开工作年度报告\n一、总体情况\n${body}\n二、主动公开政府信息情况\n${body}`
    expect(outline(text)).toEqual(['preamble', 'overview 一、|总体情况', 'disclosure 二、|主动公开政府信息情况'])
  })
})
