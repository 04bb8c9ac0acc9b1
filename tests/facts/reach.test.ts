import { expect, test } from 'vitest'
import { createParser } from '../../src/parse-report.ts'

const parser = createParser()

/** What is read of a report's body, facts with a metric only. */
function read(body: string): string[] {
  const { facts } = parser.parse(`临溪市水务局2018年政府信息公开年度报告\n${body}`)
  return facts.filter(({ metric }) => metric !== null).map(({ metric, value }) => `${metric} ${value}`)
}

test('a half of the year holds up to the next ; and an all reaches back over it', () => {
  const told = read(
    '三、依申请公开情况\n受理申请9件,上半年收到4件,下半年收到5件,申请人全部为公民;办结8件,1件仍在办理中。',
  )
  expect(told).toEqual([
    'applications.received.total 9',
    'applications.received.naturalPersons 9',
    'applications.completed.total 8',
    'applications.carriedOut 1',
  ])
})

test('where the one half had none, the other half is the year', () => {
  const told = read('三、依申请公开情况\n2018年上半年未收到申请,下半年收到书面申请1件,已公开。')
  expect(told).toEqual(['applications.received.total 1', 'applications.outcomes.granted 1'])
})

test('a half of the year alone is not the year', () => {
  expect(read('三、依申请公开情况\n上半年收到书面申请1件。')).toEqual([])
})

test('a list item that opens with a channel carries it to its end, and no farther', () => {
  const body = '二、主动公开情况\n1.区政府门户网站。2018年共发布各类信息15240条。\n2.其他。共发布各类信息30条。'
  expect(read(body)).toEqual(['disclosure.website 15240', 'disclosure.total 30'])
})

test('so does an item within a paragraph', () => {
  const body =
    '二、主动公开情况\n(1)政府网站。发布各类信息120条。(2)官方微博。发布各类信息40条。(3)其他。共发布各类信息30条。'
  expect(read(body)).toEqual(['disclosure.website 120', 'disclosure.weibo 40', 'disclosure.total 30'])
})

test('what is told in one section on applications is the whole of an all in the one beside it', () => {
  const body = '三、依申请公开情况\n(一)申请情况\n受理政府信息公开申请3件。\n(二)答复情况\n均按时答复。'
  expect(read(body)).toEqual(['applications.received.total 3', 'applications.completed.onTime 3'])
})

test('the sum of rows under one channel is of that channel, the sum of several channels is the total', () => {
  const rows = read('二、主动公开情况\n通过区政府网站公开政策文件13条、项目公示47条,合计60条。')
  expect(rows).toContain('disclosure.website 60')
  const channels = read('二、主动公开情况\n在局网站发布信息100条,在省政府网站发布信息50条,总计150条。')
  expect(channels).toContain('disclosure.total 150')
})

test('an all is told of the applications in its own clause', () => {
  const told = read('三、依申请公开情况\n收到申请3件,上年结转1件,共办结4件。3件新收申请均由自然人提出。')
  expect(told).toContain('applications.received.naturalPersons 3')
})
