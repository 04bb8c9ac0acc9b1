import { describe, expect, it } from 'vitest'
import { blocks } from './outline.ts'

const paragraphs = (text: string) => blocks(text, 'paragraph').map((paragraph) => paragraph.replace(/\s/g, ''))

describe('lines of a printed page', () => {
  it('are joined where the page set every number apart', () => {
    const text = `一、依申请公开情况
2011
年,全县共受理政府信息公开申请
18
件,其中当面申请
12
件,均已办结。`
    expect(paragraphs(text)).toEqual(['2011年,全县共受理政府信息公开申请18件,其中当面申请12件,均已办结。'])
  })

  it('are joined where they break a sentence, a word or a number', () => {
    const text = `某区某分局 2023 年政府信息公开工作年度报告
一、总体情况
2023 年，某区某分局坚持以公开促公正、以透明保廉
洁，持续深化公开。
（一）主动公开情况。全年通过区政府门户网站公开政府信息
89 条，通过公众号推送 1104 条、微博 2370
条、短视频 318 条。在各级新闻媒体刊发稿件 526 篇，其中市
级以上 203 篇。
（二）依申请公开情况。2023 年新收政府信息公开申请 3
7 件，均已办结。
二、其他需要报告的事项
本单位未收取信息处理费。`
    expect(paragraphs(text)).toEqual([
      '2023年，某区某分局坚持以公开促公正、以透明保廉洁，持续深化公开。',
      '全年通过区政府门户网站公开政府信息89条，通过公众号推送1104条、微博2370条、短视频318条。在各级新闻媒体刊发稿件526篇，其中市级以上203篇。',
      '2023年新收政府信息公开申请37件，均已办结。',
      '本单位未收取信息处理费。',
    ])
    expect(blocks(text, 'heading')).toEqual([
      '一、总体情况',
      '（一）主动公开情况。',
      '（二）依申请公开情况。',
      '二、其他需要报告的事项',
    ])
  })
})

describe('lines that are paragraphs', () => {
  it.each([
    ['a line without its full stop', '一、总体情况\n全年收到申请5件\n没有发生行政复议。', 2],
    ['an unnumbered heading', '一、总体情况\n主要成效\n公开水平有所提高。', 2],
    ['an addressee', '区政府办：\n现将有关情况报告如下。', 2],
    ['list items', '一、总体情况\n1.加强组织领导，\n2.健全规章制度，\n3.强化监督检查。', 3],
    ['paragraphs with a blank line between', '一、总体情况\n我局通过门户网站公开信息，\n\n内容涉及各个方面。', 2],
    [
      'rows of a list, the widest among them',
      '一、总体情况\n通过门户网站、公开栏发布各类政府信息共计120条\n微博33条',
      2,
    ],
  ])('stay apart: %s', (_, text, count) => {
    expect(paragraphs(text)).toHaveLength(count)
  })

  it('go on where the widest of them breaks off', () => {
    const text = '一、收费情况\n我镇自施行条例以来,尚未对依申请提供政府信息收取检索、复制、邮\n寄等费用。'
    expect(paragraphs(text)).toEqual(['我镇自施行条例以来,尚未对依申请提供政府信息收取检索、复制、邮寄等费用。'])
  })

  it('go on in a number that a line end cut', () => {
    const text =
      '一、总体情况\n2013年,本镇主动公开政府信息共318条(其中文件6\n1条,规划计划14条)。\n各办所积极配合,认真落实各项工作,公开工作的质量和水平都有了明显提高。'
    expect(paragraphs(text)[0]).toBe('2013年,本镇主动公开政府信息共318条(其中文件61条,规划计划14条)。')
  })
})
