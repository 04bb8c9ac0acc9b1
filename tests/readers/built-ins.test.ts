import { expect, test } from 'vitest'
import { keepBuiltIns } from '../../src/readers/built-ins.ts'
import { readReport } from '../../src/readers/read-report.ts'
import { pdfOf } from './pdf-file.ts'

test('what was replaced is given back, and what was added stays', () => {
  const { stringify } = JSON
  const { push } = Array.prototype
  const giveBack = keepBuiltIns()
  JSON.stringify = () => 'replaced'
  Array.prototype.push = () => 0
  Object.defineProperty(Math, 'sumOfAll', { value: () => 0, configurable: true })
  giveBack()
  expect(JSON.stringify).toBe(stringify)
  expect(Array.prototype.push).toBe(push)
  expect(Math).toHaveProperty('sumOfAll')
  Reflect.deleteProperty(Math, 'sumOfAll')
})

test("pdf.js leaves the language's functions as they are", async () => {
  const before = [JSON.stringify, JSON.parse, Array.prototype.push, Function.prototype.toString]
  await readReport(pdfOf([[{ text: '主动公开信息12条。', x: 57, y: 780 }]]))
  expect([JSON.stringify, JSON.parse, Array.prototype.push, Function.prototype.toString]).toEqual(before)
  for (const own of before) expect(Function.prototype.toString.call(own)).toContain('[native code]')
})
