import { describe, expect, it } from 'vitest'
import { isTitleText } from '../../src/document/title.ts'
import { bundledDocumentWords } from '../../src/grammar/document-words.ts'
import { blocks, tree } from './outline.ts'

const words = bundledDocumentWords()
const body = '全年各项工作平稳有序，没有出现差错。'

describe('the title', () => {
  it.each([
    ['某市某局2019年政府信息公开工作年度报告', ['某市某局2019年政府信息公开工作年度报告']],
    ['某市某局\n2019年政府信息公开工作年度报告', ['某市某局', '2019年政府信息公开工作年度报告']],
    ['某区某街道办事处2023年度政府\n信息公开工作年度报告', ['某区某街道办事处2023年度政府', '信息公开工作年度报告']],
    ['某局2019年政府信息公开\n工作年度\n报告', ['某局2019年政府信息公开', '工作年度', '报告']],
    ['# 某市某局2019年政府信息公开年报', ['# 某市某局2019年政府信息公开年报']],
    ['某局政府信息公开工作2016年度报告（文字版）', ['某局政府信息公开工作2016年度报告（文字版）']],
  ])('reads %j', (title, expected) => {
    expect(blocks(`${title}\n一、总体情况\n${body}`, 'title')).toEqual(expected)
  })

  it.each(words.titleExamples.noTitle)('does not read %s', (line) => {
    expect(isTitleText(line, words)).toBe(false)
  })

  it('does not read one below the first heading', () => {
    expect(blocks(`一、总体情况\n${body}\n某市某局2018年政府信息公开工作年度报告\n`, 'title')).toEqual([])
  })
})

describe('annualReport', () => {
  const slogans = `一、提高认识，加强领导\n${body}\n二、突出重点，深化公开\n${body}`
  const statutory = `一、概述\n${body}\n二、主动公开政府信息情况\n${body}\n三、依申请公开政府信息情况\n${body}\n四、复议、诉讼情况\n${body}`

  it.each(words.titleExamples.annual)('is told by the title %s', (title) => {
    expect(tree(`${title}\n${slogans}`).annualReport).toBe(true)
  })
  it.each(words.titleExamples.other)('is denied by the title %s', (title) => {
    expect(tree(`${title}\n${slogans}`).annualReport).toBe(false)
  })
  it('is told by the statutory headings where the title says 总结, or there is none', () => {
    expect(tree(`某局2015年政府信息公开工作总结\n${statutory}`).annualReport).toBe(true)
    expect(tree(statutory).annualReport).toBe(true)
    expect(tree(slogans).annualReport).toBe(false)
  })
  it('is never a part of a year', () => {
    expect(tree(`某局2021年第三季度政务公开工作报告\n${statutory}`).annualReport).toBe(false)
  })
  it('is told by the labels of the statutory tables', () => {
    expect(tree('本年新收政府信息公开申请数量 | 0\n未经复议直接起诉 | 0').annualReport).toBe(true)
  })
  it('is not told by nothing', () => {
    expect(tree('').annualReport).toBe(false)
  })
})
