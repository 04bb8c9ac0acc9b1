import { describe, expect, test } from 'vitest'
import { factsOf, told } from './told.ts'

describe('a figure whose clause leaves its noun to the topic of the sentence', () => {
  test.each([
    ['政策解读方面，全年推出26期。', 'interpretation.articles 26'],
    ['三是在线访谈，全年共开展2期。', 'response.onlineInterviews.total 2'],
    ['建议提案办理方面，全年承办21件。', 'proposals.total 21'],
    ['局长信箱方面，全年收到来信35封。', 'response.messagesReceived 35'],
    ['行政处罚方面，全年公开26条。', 'disclosure.category 26'],
  ])('%s is read with it', (passage, fact) => {
    expect(told(passage)).toEqual([fact])
  })

  test('has the topic for its label', () => {
    const [fact] = factsOf('行政处罚方面，全年公开26条。')
    expect(fact?.label).toBe('行政处罚')
  })

  test.each(['行政执法方面，全年开展320次。', '信访方面，全年受理26件。', '党建方面，全年召开会议6次。'])(
    '%s is other business still',
    (passage) => {
      expect(told(passage).filter((fact) => !fact.startsWith('—'))).toEqual([])
    },
  )
})
