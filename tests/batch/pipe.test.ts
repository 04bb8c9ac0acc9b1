import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { gongkai, scratch, start } from './gongkai.ts'

const report = (count: number): string =>
  `某县2020年政府信息公开工作年度报告\n一、主动公开情况\n2020年，主动公开政府信息${count}条。\n`
const line = (row: unknown): string => `${JSON.stringify(row)}\n`

test('each line has its answer in its place: a record, or why there is none', async () => {
  const rows = Array.from({ length: 30 }, (_, at) => ({ id: `r${at}`, text: report(at + 100) }))
  const input = `${rows.map(line).join('') + line({ id: 7, text: ' ' })}no json\n${line({ text: report(1) })}${line({ id: 'x' })}`
  const { code, out } = await gongkai(['batch', '-', '--workers', '2'], scratch(), input)
  const answers = out
    .trimEnd()
    .split('\n')
    .map((text) => JSON.parse(text))
  expect(answers.slice(0, 30).map(({ source }) => source.path)).toEqual(rows.map(({ id }) => id))
  expect(answers[4].metrics.disclosure.total.value).toBe(104)
  expect(answers.slice(30)).toMatchObject([
    { id: '7', error: expect.stringContaining('empty') },
    { id: '32', error: expect.stringContaining('no JSON') },
    { source: { path: '33' } },
    { id: '34', error: expect.stringContaining("no text in its field 'text'") },
  ])
  expect(code).toBe(0)
})

test('a line is answered before the next one comes', async () => {
  const { process: child, outcome } = start(['batch', '-', '--workers', '2', '--fail-on-error'], scratch())
  const answers = createInterface({ input: child.stdout as NodeJS.ReadableStream })
  for (const id of ['a', 'b']) {
    const answered = once(answers, 'line')
    child.stdin?.write(line({ id, text: report(5) }))
    expect(JSON.parse((await answered)[0]).source.path).toBe(id)
  }
  child.stdin?.end('x\n')
  expect((await outcome).code).toBe(1)
})
