import { describe, expect, it } from 'vitest'
import { outline } from './outline.ts'

const body = '全年各项工作平稳有序，没有出现差错。'

describe('numberings', () => {
  it.each([
    ['一、总体情况', 'overview 一、|总体情况'],
    ['一 、概述', 'overview 一 、|概述'],
    ['一、 概 述', 'overview 一、|概 述'],
    ['一 概 述', 'overview 一|概 述'],
    ['一概述', 'overview 一|概述'],
    ['一．总体情况', 'overview 一．|总体情况'],
    ['一，概述', 'overview 一，|概述'],
    ['壹、总体情况', 'overview 壹、|总体情况'],
    ['第一部分 总体情况', 'overview 第一部分|总体情况'],
    ['第一章 概述', 'overview 第一章|概述'],
    ['（一）总体情况', 'overview （一）|总体情况'],
    ['(一)总体情况', 'overview (一)|总体情况'],
    ['〔一〕总体情况', 'overview 〔一〕|总体情况'],
    ['㈠总体情况', 'overview ㈠|总体情况'],
    ['一)总体情况', 'overview 一)|总体情况'],
    ['1.总体情况', 'overview 1.|总体情况'],
    ['1、 总体情况', 'overview 1、|总体情况'],
    ['１．总体情况', 'overview １．|总体情况'],
    ['⒈总体情况', 'overview ⒈|总体情况'],
    ['（1）总体情况', 'overview （1）|总体情况'],
    ['1)总体情况', 'overview 1)|总体情况'],
    ['⑴总体情况', 'overview ⑴|总体情况'],
    ['①总体情况', 'overview ①|总体情况'],
    ['## 一、总体情况', 'overview 一、|总体情况'],
    ['**一、总体情况**', 'overview 一、|总体情况'],
    ['## 总体情况', 'overview |总体情况'],
    ['⼀、總體情況', 'overview ⼀、|總體情況'],
    ['十二、其他需要报告的事项', 'other 十二、|其他需要报告的事项'],
    ['一、总体情况（宋体加粗小四号字）', 'overview 一、|总体情况（宋体加粗小四号字）'],
    ['一、\n总体情况', 'overview 一、|总体情况'],
    ['一是主动公开方面。', 'disclosure 一是|主动公开方面'],
    ['第一，主动公开方面。', 'disclosure 第一，|主动公开方面'],
  ])('reads %j', (line, expected) => {
    expect(outline(`${line}\n${body}`)).toEqual([expected])
  })

  it('nests them by the customary ladder, whichever rungs are there', () => {
    const text = [
      '一、总体情况',
      '（一）主动公开。',
      '1.政策解读情况。全年解读文件。',
      '（1）图解情况。以图为主。',
      '①长图情况。若干。',
      '2.回应关切情况。及时回应。',
      '二、主动公开政府信息情况',
      '1.公开数量情况。数量稳定。',
      '（1）网站情况。以网站为主。',
    ].join('\n')
    expect(outline(text)).toEqual([
      'overview 一、|总体情况',
      '  disclosure （一）|主动公开',
      '    disclosure 1.|政策解读情况',
      '      disclosure （1）|图解情况',
      '        disclosure ①|长图情况',
      '    disclosure 2.|回应关切情况',
      'disclosure 二、|主动公开政府信息情况',
      '  disclosure 1.|公开数量情况',
      '    disclosure （1）|网站情况',
    ])
  })

  it('keeps numbers as they stand where they are misnumbered, skipped or repeated', () => {
    const text = `一、夯实基础，提升水平\n${body}\n二、突出重点，深化公开\n${body}\n二、健全制度，规范运行\n${body}\n四、创新载体，畅通渠道\n${body}`
    expect(outline(text)).toEqual([
      'unclassified 一、|夯实基础，提升水平',
      'unclassified 二、|突出重点，深化公开',
      'unclassified 二、|健全制度，规范运行',
      'unclassified 四、|创新载体，畅通渠道',
    ])
  })

  it('reads Arabic top headings whose parts are numbered alike', () => {
    const text = `1、 总体情况\n${body}\n1、 主动公开。依法公开各类信息。\n2、 依申请公开。依法办理。\n2、 主动公开政府信息情况\n${body}\n3、 收到和处理政府信息公开申请情况\n${body}\n4、 政府信息公开行政复议、行政诉讼情况\n${body}`
    expect(outline(text)).toEqual([
      'overview 1、|总体情况',
      '  disclosure 1、|主动公开',
      '  applications 2、|依申请公开',
      'disclosure 2、|主动公开政府信息情况',
      'applications 3、|收到和处理政府信息公开申请情况',
      'remedies 4、|政府信息公开行政复议、行政诉讼情况',
    ])
  })
})

describe('headings glued to their paragraph', () => {
  it.each([
    ['1. 政策解读情况。2020年共解读文件2篇。', 'disclosure 1.|政策解读情况'],
    ['（二）依申请公开情况：2020年收到申请5件。', 'applications （二）|依申请公开情况'],
    ['一、概述 2020年，我局认真贯彻落实各项要求，扎实推进工作。', 'overview 一、|概述'],
    ['一、总体情况2020年，我局认真贯彻落实各项要求，扎实推进工作。', 'overview 一、|总体情况'],
    ['（一）强化组织领导。按要求确定1名负责的同志。', 'unclassified （一）|强化组织领导'],
    ['一是主动公开方面。全年公开信息50条。', 'disclosure 一是|主动公开方面'],
  ])('reads %j', (line, expected) => {
    expect(outline(line)).toEqual([expected])
  })

  it('reads those of a page that came as one line, and not the list of parts before them', () => {
    const text =
      '某市某局2016年政府信息公开工作年度报告 本报告由概述、主动公开政府信息情况、依申请公开情况组成。全文包括一、概述，二、主动公开情况，三、依申请公开情况。 一、概述 2016年，我局认真落实各项工作要求。 二、主动公开政府信息情况 （一）公开数量。全年主动公开信息123条。（二）公开渠道。以网站为主。 三、依申请公开政府信息情况 全年收到申请3件。 四、存在的主要问题和改进措施 人手不足。 某市某局 2017年1月10日'
    expect(outline(text)).toEqual([
      'preamble',
      'overview 一、|概述',
      'disclosure 二、|主动公开政府信息情况',
      '  disclosure （一）|公开数量',
      '  disclosure （二）|公开渠道',
      'applications 三、|依申请公开政府信息情况',
      'issues 四、|存在的主要问题和改进措施',
      'signature',
    ])
  })

  it('reads a title that a line break cut in two', () => {
    const text = `一、总体情况\n${body}\n四、因政府信息公开工作被申请行政复议、提起\n行政诉讼情况\n${body}`
    expect(outline(text)).toEqual([
      'overview 一、|总体情况',
      'remedies 四、|因政府信息公开工作被申请行政复议、提起\n行政诉讼情况',
    ])
  })
})

describe('headings without a number', () => {
  it('reads them where no heading has one', () => {
    const text = `某县某局2015年政府信息公开年度报告\n概述\n${body}\n主动公开政府信息情况\n${body}\n依申请公开政府信息情况\n${body}`
    expect(outline(text)).toEqual([
      'preamble',
      'overview |概述',
      'disclosure |主动公开政府信息情况',
      'applications |依申请公开政府信息情况',
    ])
  })

  it('reads one that lost its number between others', () => {
    const text = `一、总体情况\n${body}\n二、主动公开政府信息情况\n${body}\n收到和处理政府信息公开申请情况\n${body}\n四、政府信息公开行政复议、行政诉讼情况\n${body}`
    expect(outline(text)[2]).toBe('applications |收到和处理政府信息公开申请情况')
  })
})

describe('not headings', () => {
  it.each([
    [
      'a list item of prose',
      '1.严格按照有关要求，认真梳理和调整本部门的各项权力，不断细化和完善流程，并及时向社会公开。',
    ],
    ['an item that names things', '1.某市某局网站、某市某局公众号。'],
    ['一是 in a list', '一是新媒体运用不够；二是公开不及时，存在延迟现象；三是影响不大。'],
    ['一是 with a sentence', '一是进一步丰富解读形式，引入音频、视频等方式。'],
    ['a sentence that counts', '（一）主动公开信息860条，其中规章12件。'],
    ['the sentence that lists the parts', '本报告由一、总体情况；二、主动公开情况；三、依申请公开情况等六个部分组成。'],
    ['a list of the parts at a line start', '一、概述；二、主动公开情况；三、依申请公开情况；四、其他，共四个部分。'],
    ['a decimal', '1.5万人次访问了网站。'],
    ['a table row', '一、本年新收政府信息公开申请数量'],
    ['a row of pipes', '三、本年度办理结果 | 0 | 0 | 0'],
    ['a quarter', '二、三季度工作继续推进，第四季度收官。'],
    ['a date', '2020.1.10'],
    ['a number of years', '一年来政府信息公开总体情况'],
    ['a sentence about a part', '第一部分为概述，第二部分为主动公开情况。'],
  ])('%s: %j', (_, line) => {
    expect(outline(`一、总体情况\n${line}\n${body}`)).toEqual(['overview 一、|总体情况'])
  })

  it('a table of contents', () => {
    const contents = '一、总体情况\n二、主动公开政府信息情况\n三、存在的主要问题及改进情况'
    const text = `某局2020年政府信息公开工作年度报告\n目录\n${contents}\n${contents.replaceAll('\n', `\n${body}\n`)}\n${body}`
    expect(outline(text)).toEqual([
      'preamble',
      'overview 一、|总体情况',
      'disclosure 二、|主动公开政府信息情况',
      'issues 三、|存在的主要问题及改进情况',
    ])
  })

  it('empty sections one after another are headings all the same', () => {
    const text =
      '一、总体情况\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n四、政府信息公开行政复议、行政诉讼情况'
    expect(outline(text)).toHaveLength(4)
  })
})

describe('Markdown', () => {
  it('reads the same tree as from plain text', () => {
    const text = `# 某市某局2021年政府信息公开工作年度报告\n\n## 一、总体情况\n\n${body}\n\n### （一）主动公开\n\n${body}\n\n## 二、主动公开政府信息情况\n\n| 规章 | 0 | 0 |\n| --- | --- | --- |\n| 行政规范性文件 | 1 | 2 |\n\n## 三、存在的主要问题及改进情况\n\n${body}\n`
    const expected = [
      'preamble',
      'overview 一、|总体情况',
      '  disclosure （一）|主动公开',
      'disclosure 二、|主动公开政府信息情况',
      'issues 三、|存在的主要问题及改进情况',
    ]
    expect(outline(text, 'markdown')).toEqual(expected)
    expect(outline(text.replaceAll(/^#+ /gm, ''))).toEqual(expected)
  })

  it('nests unnumbered headings by their marks', () => {
    const text = `# 某市某局2021年政府信息公开工作年度报告\n\n## 总体情况\n\n${body}\n\n### 机制建设\n\n${body}\n\n## 主动公开政府信息情况\n\n${body}\n`
    expect(outline(text, 'markdown')).toEqual([
      'preamble',
      'overview |总体情况',
      '  overview |机制建设',
      'disclosure |主动公开政府信息情况',
    ])
  })
})
