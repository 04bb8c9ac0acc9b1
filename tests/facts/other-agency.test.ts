import { expect, test } from 'vitest'
import { createParser } from '../../src/parse-report.ts'

const parser = createParser({ tokenizer: 'jieba-wasm' })

/** The metrics of a passage in a report of 2021, each with its value; — where there is none. */
const toldBy = (agency: string, passage: string): string[] =>
  parser
    .parse(`${agency}2021年政府信息公开工作年度报告\n一、总体情况\n${passage}\n`)
    .facts.map(({ metric, value }) => `${metric ?? '—'} ${value}`)

test("a department's figure is none in a county's report, and the department's own in its report", () => {
  const passage = '县教育局公开政府信息320条。'
  expect(toldBy('云溪县人民政府', passage)).toEqual(['— 320'])
  expect(toldBy('云溪县教育局', passage)).toEqual(['disclosure.total 320'])
  expect(toldBy('云溪县教育体育局', passage)).toEqual(['disclosure.total 320'])
})

test('the government that reports is no other, however short its name is told', () => {
  const passage = '县政府公开政府信息320条。'
  expect(toldBy('云溪县', passage)).toEqual(['disclosure.total 320'])
  expect(toldBy('大坪镇人民政府', passage)).toEqual(['— 320'])
})

test("an all behind the parts of the region's figure is told of that figure", () => {
  const parts = toldBy('云溪县人民政府', '全县收到政府信息公开申请126件，其中县教育局收到41件，均按时答复。')
  expect(parts).toEqual(['applications.received.total 126', '— 41', 'applications.completed.onTime 126'])
})

test("an all behind another agency's figure is told of that figure, which is none", () => {
  const apart = toldBy('云溪县人民政府', '全县收到政府信息公开申请126件。县教育局收到41件，均按时答复。')
  expect(apart).toEqual(['applications.received.total 126', '— 41'])
})

test("the government's own part is none behind the region's figure of the same metric only", () => {
  expect(toldBy('云溪县', '全县被提起政府信息公开行政诉讼5件，县政府被诉2件。')).toEqual(['litigation.total 5', '— 2'])
  expect(toldBy('云溪县', '全县公开政府信息630条，县政府制发规范性文件8件。')).toEqual([
    'disclosure.total 630',
    'documents.normativeIssued 8',
  ])
})

test('a time to which applications are passed on holds no further', () => {
  expect(toldBy('云溪县', '收到申请61件，转下年办理2件，引发行政复议3件。')).toContain('reconsideration.total 3')
})
