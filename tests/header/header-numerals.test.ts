import { expect, it, test } from 'vitest'
import { parseReport } from '../../src/parse-report.ts'

const body = '\n一、总体情况\n全年公开3条。\n'

test.each([
  ['云溪市司法局2019年政府信息公开年报\n发布时间:二〇二〇年一月十日', 'publishedOn', 'date'],
  ['云溪市司法局二〇一九年政府信息公开年报', 'year', 'date'],
  ['云溪市司法局2019年政府信息公开年报\n(二〇二〇年一月十日)', 'signedOn', 'date'],
  ['索引号: YX0031/2017-00012\n云溪市司法局2016年政府信息公开年报', 'indexNumber', 'identifier'],
] as const)('the ledger holds what the header of %j rests on', (head, field, kind) => {
  const { header, numerals } = parseReport(head + body)
  const span = header[field]?.source[0]
  expect(span).toBeDefined()
  const held = numerals.filter((numeral) => span && numeral.span.start < span.end && numeral.span.end > span.start)
  expect(held.map((numeral) => numeral.kind)).toEqual([kind])
})

it('the ledger holds the telephone as an identifier', () => {
  const { numerals } = parseReport(`云溪市司法局2016年政府信息公开年报\n请联系办公室(电话:0899-6120337)。${body}`)
  expect(numerals.find(({ text }) => text.includes('6120337'))).toMatchObject({ kind: 'identifier' })
})
