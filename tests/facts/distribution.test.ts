import { describe, expect, test } from 'vitest'
import { factsOf, told } from './told.ts'

describe('分别', () => {
  test('gives each thing its number', () => {
    expect(told('微博、微信分别发布信息120条、340条。')).toEqual(['disclosure.weibo 120', 'disclosure.wechat 340'])
  })

  test('gives nothing where things and numbers do not pair', () => {
    expect(
      told('微博、微信、头条号分别发布信息120条、340条。').filter((fact) => fact.startsWith('disclosure')),
    ).toEqual([])
  })
})

describe('各 and 均', () => {
  test('give every thing the one number, which stands in the ledger once', () => {
    const passage = '因政府信息公开被申请行政复议、提起行政诉讼各1件。'
    expect(told(passage)).toEqual(['reconsideration.total 1', 'litigation.total 1'])
    const [first, second] = factsOf(passage)
    expect(first?.numeral).toEqual(second?.numeral)
  })

  test('give every thing a zero', () => {
    expect(told('传真、信函申请均为0件。')).toEqual(['applications.received.fax 0', 'applications.received.letter 0'])
    expect(told('政府信息公开被申请的行政复议或行政诉讼0件。')).toEqual([
      'reconsideration.total 0',
      'litigation.total 0',
    ])
  })

  test('do not multiply a figure for each unit', () => {
    expect(told('各社区配备信息公开专职人员各1名。').filter((fact) => !fact.startsWith('—'))).toEqual([])
  })
})
