import { describe, expect, test } from 'vitest'
import { factsOf, told } from './told.ts'

describe('a none', () => {
  test('is 0 for everything that it denies', () => {
    expect(told('未发生举报、投诉、行政复议和行政诉讼。')).toEqual([
      'complaints.total 0',
      'reconsideration.total 0',
      'litigation.total 0',
    ])
  })

  test('of some ways is no none of all applications', () => {
    expect(told('收到政府信息公开申请4件，未收到当面申请、传真申请。')).toEqual([
      'applications.received.total 4',
      'applications.received.inPerson 0',
      'applications.received.fax 0',
    ])
    expect(told('未收到当面、传真等方式提出的政府信息公开申请。')).toEqual(['applications.received.total 0'])
  })

  test('carries its words and no numeral', () => {
    const [fact] = factsOf('全年未收到政府信息公开申请。')
    expect(fact).toMatchObject({ basis: 'none', value: 0, numeral: null, unit: null })
    expect(fact?.text).toContain('未收到政府信息公开申请')
  })

  test.each(['无行政许可收费事项。', '未出现泄密事件。', '政策解读工作尚有不足。', '未开通政务微博。'])(
    '%s is none of ours',
    (passage) => {
      expect(told(passage)).toEqual([])
    },
  )
})

describe('an all', () => {
  test('gives the part the value of its whole', () => {
    const facts = factsOf('收到政府信息公开申请11件，均按时办结。')
    expect(facts.map(({ metric, value, basis }) => [metric, value, basis])).toEqual([
      ['applications.received.total', 11, 'stated'],
      ['applications.completed.onTime', 11, 'all'],
    ])
    expect(facts[1]?.whole).toBe(facts[0]?.id)
  })

  test('passes over the parts of the whole, in a bracket too', () => {
    expect(told('收到依申请公开5件（其中网上申请3件、书面申请2件），已全部按期答复。')).toEqual([
      'applications.received.total 5',
      'applications.received.online 3',
      '— 2',
      'applications.completed.onTime 5',
    ])
  })

  test('is read without 均 for a total of one, and only there', () => {
    expect(told('收到政府信息公开申请1件，已按期答复。')).toContain('applications.completed.onTime 1')
    expect(told('收到政府信息公开申请8件，已按期答复。')).not.toContain('applications.completed.onTime 8')
  })

  test('is told of both remedies of a list, each with its own part', () => {
    expect(told('因信息公开引发行政复议8件、行政诉讼16件，均获维持。')).toEqual([
      'reconsideration.total 8',
      'litigation.total 16',
      'litigation.upheld 16',
      'reconsideration.upheld 8',
    ])
  })

  test.each([
    ['因信息公开引发行政复议2件、行政诉讼3件，诉讼均未审结。', 'litigation.pending 3', 'reconsideration.pending 2'],
    ['因信息公开引发行政复议2件，均维持；行政诉讼3件，均驳回。', 'litigation.upheld 3', 'reconsideration.other 2'],
  ])('of one remedy is not told of the other: %s', (passage, right, wrong) => {
    expect(told(passage)).toContain(right)
    expect(told(passage)).not.toContain(wrong)
  })

  test('is of the nearest total, not of one of another kind before it', () => {
    expect(told('收到政府信息公开申请6件。网站收到群众留言21件，均及时答复办结。')).toEqual([
      'applications.received.total 6',
      'response.messagesReceived 21',
      'response.messagesAnswered 21',
    ])
  })

  test('takes a sum that the text writes, and none that it does not', () => {
    expect(told('收到政府信息公开申请27件（含上年结转2件），均按期办结。')).toEqual([
      '— 27',
      'applications.carriedIn 2',
      'applications.completed.onTime 27',
    ])
    expect(told('新收政府信息公开申请25件，上年结转2件，均按期答复。')).toEqual([
      'applications.received.total 25',
      'applications.carriedIn 2',
    ])
  })

  test('without a whole gives nothing', () => {
    expect(told('对群众的申请均按时办结。')).toEqual([])
  })

  test('as a rate is no count', () => {
    expect(told('收到政府信息公开申请11件，按时办结率100%。')).toEqual(['applications.received.total 11', '— 100'])
  })
})

test('an all behind other counts of its sentence is told of them', () => {
  expect(
    told('收到政府信息公开申请9件。承办人大代表建议7件、政协提案15件，办理结果全部公开。', '（二）依申请公开'),
  ).not.toContain('applications.outcomes.granted 9')
})
