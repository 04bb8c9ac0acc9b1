import { describe, expect, it } from 'vitest'
import { headingFaults } from '../../src/document/heading-faults.ts'
import { read } from '../../src/document/read.ts'
import { fold } from '../../src/source/fold.ts'

const faults = (text: string) => {
  const source = fold(text, 'text')
  return headingFaults(read(source).sections, source.folded, text).map(({ data }) => `${data.before} ${data.number}`)
}
const titles = ['夯实基础', '突出重点', '健全制度', '创新载体', '强化保障']
const report = (numbers: string) =>
  [...numbers].map((number, i) => `${number}、${titles[i]}\n各项工作平稳有序，没有出现差错。`).join('\n')

describe('headingFaults', () => {
  it.each([
    ['一二三四五', []],
    ['一二二四', ['二、 二、']],
    ['一二四五', ['二、 四、']],
    ['一二三五', ['三、 五、']],
  ])('tells %s', (numbers, expected) => {
    expect(faults(report(numbers))).toEqual(expected)
  })

  it('counts parts anew in every section', () => {
    expect(faults('一、总体情况\n（一）主动公开。\n（二）依申请公开。\n二、其他\n（一）收费。\n（三）投诉。')).toEqual([
      '（一） （三）',
    ])
  })

  it('tells nothing of headings without numbers', () => {
    expect(faults('概述\n一切正常。\n主动公开政府信息情况\n一切正常。')).toEqual([])
  })
})
