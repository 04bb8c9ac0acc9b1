import { expect, test } from 'vitest'
import { createParser } from '../../src/parse-report.ts'

const parser = createParser()

/** What is read of a report's body, facts with a metric only. */
function read(body: string): string[] {
  const { facts } = parser.parse(`临溪市水务局2022年政府信息公开年度报告\n一、总体情况\n${body}`)
  return facts.filter(({ metric }) => metric !== null).map(({ metric, value }) => `${metric} ${value}`)
}

test('a bracket that spells a channel out names no channel and no business of its own', () => {
  expect(read('通过新闻媒体(电视、今日头条、新闻发布会等)发布信息229条。')).toEqual(['disclosure.press 229'])
})

test('a bracket that names the channel of a quoted account is read', () => {
  expect(read('在“临溪播报”(官方微博)公开信息51条。')).toEqual(['disclosure.weibo 51'])
})

test('a kind of account that a quoted name follows is that of the account', () => {
  expect(read('政务新媒体“临溪水务”公众号动态信息更新91条。')).toEqual(['disclosure.wechat 91'])
})

test('a number between two channels parts them', () => {
  expect(read('主动公开信息60条,其中门户网站信息40条、“临溪水务”微信服务号发布信息20条。')).toContain(
    'disclosure.wechat 20',
  )
})
