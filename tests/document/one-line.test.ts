import { describe, expect, it } from 'vitest'
import { blocks, outline } from './outline.ts'

describe('a page that came as one line', () => {
  const text =
    '您所在的位置：首页 > 政务公开 > 年报    某市某局2018年政府信息公开工作年度报告 本报告依规编制。 一、概述 2018年，我局认真落实各项工作要求。 二、主动公开政府信息情况 全年主动公开信息123条。 三、存在的主要问题和改进措施 人手不足，将予充实。  某市某局 2019年1月10日  打印 关闭'

  it('is cut into chrome, title, sections, signature and chrome', () => {
    expect(outline(text)).toEqual([
      'chrome',
      'preamble',
      'overview 一、|概述',
      'disclosure 二、|主动公开政府信息情况',
      'issues 三、|存在的主要问题和改进措施',
      'signature',
      'chrome',
    ])
    expect(blocks(text, 'title')).toEqual(['某市某局2018年政府信息公开工作年度报告'])
    expect(blocks(text, 'signature')).toEqual(['某市某局 2019年1月10日'])
    expect(blocks(text, 'chrome')).toEqual(['您所在的位置：首页 > 政务公开 > 年报', '打印 关闭'])
  })

  it.each([
    [
      '一、概述 一切正常。版权所有：某市某局 某ICP备00000000号 您是第283611位访问者',
      '版权所有：某市某局 某ICP备00000000号 您是第283611位访问者',
    ],
    ['一、概述 一切正常。打印 关闭', '打印 关闭'],
  ])('loses its footer: %j', (line, expected) => {
    expect(blocks(line, 'chrome')).toEqual([expected])
  })

  it.each([
    '一、概述 全年公开信息5条。其中规章2件',
    '一、概述 一切正常。特此报告',
    '某局2019年政府信息公开工作年度报告',
  ])('keeps its words: %j', (line) => {
    expect(blocks(line, 'chrome')).toEqual([])
  })
})
