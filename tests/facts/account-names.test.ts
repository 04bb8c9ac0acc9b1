import { expect, test } from 'vitest'
import { AccountNames } from '../../src/facts/account-names.ts'
import { told } from './told.ts'

test('a name that an account was given is that account where it stands alone', () => {
  expect(told('利用“云溪水务”“云溪河长”微信公众号公开信息。“云溪水务”发布信息109条，“云溪河长”发布信息74条。')).toEqual(
    ['disclosure.wechat 109', 'disclosure.wechat 74'],
  )
})

test('a name that two kinds of account share is of new media', () => {
  expect(told('利用“云溪水务”微博、“云溪水务”微信公众号公开信息。“云溪水务”发布信息109条。')).toEqual([
    'disclosure.newMedia 109',
  ])
})

test('a quoted name that no account was given is no channel', () => {
  expect(told('“云溪水务”微信公众号发布信息109条。“云溪河长”发布信息74条。')).toEqual([
    'disclosure.wechat 109',
    'disclosure.total 74',
  ])
})

test('the kind of an account, told before its name, is no second channel', () => {
  expect(told('政务新媒体平台“云溪水务”微信公众号发布信息109条。')).toEqual(['disclosure.wechat 109'])
})

test('the place of a name is told in the text that it stands in', () => {
  const names = new AccountNames()
  const text = '“云溪水务”微信公众号;本年,“云溪水务”发布信息109条'
  names.note(text, { name: 'wechat', start: 6, end: 11, led: false })
  expect(names.in(text, { start: 12, end: text.length })).toEqual([{ name: 'wechat', start: 15, end: 21, led: false }])
})
