import { describe, expect, test } from 'vitest'
import { factsOf, told } from './told.ts'

describe('分别', () => {
  test('gives each thing its number', () => {
    expect(told('微博、微信分别发布信息120条、340条。')).toEqual(['disclosure.weibo 120', 'disclosure.wechat 340'])
  })

  test('gives each of the accounts that are called by their names its number', () => {
    const two = ['disclosure.wechat 44', 'disclosure.wechat 26']
    expect(told('“云溪水利”“云溪河长”两个公众号分别发布信息44条、26条。').slice(0, 2)).toEqual(two)
    expect(told('微信公众号“云溪水利”“云溪河长”分别推送44条、26条。')).toEqual(two)
    expect(told('“云溪水利”“云溪河长”分别推送44条、26条。').filter((fact) => fact.startsWith('disclosure'))).toEqual([])
  })

  test('gives nothing where things and numbers do not pair', () => {
    expect(
      told('微博、微信、头条号分别发布信息120条、340条。').filter((fact) => fact.startsWith('disclosure')),
    ).toEqual([])
    const shared = told('申请量前三的单位分别受理政府信息公开申请96件、71件、40件。')
    expect(shared.filter((fact) => fact.startsWith('applications'))).toEqual([])
  })

  test('behind a comma goes back to the things before it', () => {
    expect(told('收到政府信息公开申请9件,均通过网络、信函提出,分别为6件和3件。')).toEqual([
      'applications.received.total 9',
      'applications.received.online 6',
      'applications.received.letter 3',
    ])
  })
})

describe('a list of numbers', () => {
  const three = ['disclosure.website 120', 'disclosure.wechat 340', 'disclosure.weibo 56']

  test('goes with as many things before it, in their order', () => {
    expect(told('通过网站、微信公众号、微博发布信息120条、340条、56条。')).toEqual(three)
    expect(told('通过网站、微信公众号、微博等平台发布信息120条、340条和56条。')).toEqual(three)
  })

  test('goes with the things of the clause before it', () => {
    expect(told('依托网站、微信公众号、微博等平台,主动公开信息分别为120条、340条、56条。')).toEqual(three)
    expect(told('通过网站和抖音号,全年发布信息120条、56条。')).toEqual(['disclosure.website 120', 'disclosure.app 56'])
  })

  test('of several units is told of nothing in order', () => {
    expect(told('全年召开政务公开会议和培训2次、60人次。')).not.toContain('training.trainees 60')
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

  test('do not take what a bracket tells of another number for a thing', () => {
    expect(told('政府信息公开行政复议1件(申请人撤回)、行政诉讼0件。')).toContain('litigation.total 0')
  })

  test('leave each thing the time that stands with it', () => {
    expect(told('本年新收、上年结转均为0。', '三、收到和处理政府信息公开申请情况')).toEqual([
      'applications.received.total 0',
      'applications.carriedIn 0',
    ])
  })

  test('do not multiply a figure for each unit', () => {
    expect(told('各社区配备信息公开专职人员各1名。').filter((fact) => !fact.startsWith('—'))).toEqual([])
  })
})
