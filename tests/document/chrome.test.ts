import { describe, expect, it } from 'vitest'
import { chromeRule } from '../../src/document/chrome.ts'
import { bundledDocumentWords } from '../../src/grammar/document-words.ts'
import { fold } from '../../src/source/fold.ts'
import { blocks, outline } from './outline.ts'

const words = bundledDocumentWords()
const rule = (text: string) => {
  const { folded } = fold(text, 'text')
  return chromeRule(folded, { start: 0, end: folded.length, table: false, afterBlank: false, indented: false }, words)
    ?.id
}

describe('rules of grammars/document/chrome.yaml', () => {
  for (const { id, examples, counterexamples } of words.chrome) {
    it.each(examples)(`${id}: %s`, (line) => {
      expect(rule(line)).toBe(id)
    })
    it.each(counterexamples)(`not ${id}: %s`, (line) => {
      expect(rule(line)).not.toBe(id)
    })
  }
})

const body = '全年各项工作平稳有序，没有出现差错。'

describe('chrome', () => {
  it('around the report makes top sections, inside it children', () => {
    const text = `您当前的位置：首页 > 通知公告\n某市某局2019年政府信息公开工作年度报告\n来源：  发布日期：2020-01-10\n\n一、总体情况\n（一）主动公开。\n${body}\n- 2 -\n${body}\n二、主动公开政府信息情况\n${body}\n\n扫一扫在手机打开当前页\n主办：某市某局\n地址：某市某路1号 邮编：100000\n`
    expect(outline(text)).toEqual([
      'chrome',
      'preamble',
      '  chrome',
      'overview 一、|总体情况',
      '  disclosure （一）|主动公开',
      '    chrome',
      'disclosure 二、|主动公开政府信息情况',
      'chrome',
    ])
  })

  it('may come with its footer first', () => {
    const text = `版权所有 某市某局\n地址：某路1号\n一、总体情况\n${body}`
    expect(outline(text)).toEqual(['chrome', 'overview 一、|总体情况'])
  })

  it('is no number that the words around go through', () => {
    expect(blocks(`一、总体情况\n收到申请\n12\n件，已办结。\n${body}\n3\n${body}`, 'chrome')).toEqual(['3'])
  })

  it('is no contact line of the report itself', () => {
    const text = `一、总体情况\n${body}\n地址：某市某路1号\n${body}`
    expect(blocks(text, 'chrome')).toEqual([])
  })

  it('may be all of the text', () => {
    expect(outline('首页 > 通知公告\n打印本页 关闭窗口')).toEqual(['chrome'])
  })
})
