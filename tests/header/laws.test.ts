import fc from 'fast-check'
import { expect, it } from 'vitest'
import { headerOf, valuesOf } from './made-report.ts'

const piece = fc.constantFrom(
  ...[
    '云溪市司法局',
    '2019年',
    '政府信息公开',
    '工作年度报告',
    '年报',
    '\n',
    ' ',
    '　',
    '发布日期:',
    '2020-01-10',
    '索 引 号:',
  ],
  ...[
    '0012/2020-3',
    '标题:',
    '发布机构:',
    '一、总体情况\n',
    '二〇二〇年一月十日',
    '统计期限',
    '1月1日至12月31日',
    '电话:',
  ],
  ...[
    '0899-6120337',
    '地址:',
    '邮编:679103',
    '。',
    ',',
    '|',
    '>',
    '(',
    ')',
    '如有疑问',
    '由',
    '编制',
    '#',
    '\r\n',
    '𝟙',
    '\ud800',
  ],
)

it('gives spans in the text and its words to the letter, for any text', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 30 }), (pieces) => {
      const text = pieces.join('')
      const { contact, ...fields } = headerOf(text)
      for (const field of [...Object.values(fields), ...Object.values(contact)]) {
        if (field === null) continue
        expect(field.source.length).toBeGreaterThan(0)
        const [span] = field.source
        expect(span && text.slice(span.start, span.end)).toBe(field.text)
        expect(field.text).not.toBe('')
      }
    }),
    { numRuns: 300 },
  )
})

it('says nothing of an empty text', () => {
  expect(valuesOf(headerOf(''))).toEqual({})
})
