import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseReport } from '../../src/parse-report.ts'
import type { OffsetUnit } from '../../src/record/schema.ts'
import { convertOffsets, offsetMap } from '../../src/source/offsets.ts'

test.each([
  ['ASCII', 'a1', [0, 1, 2], [0, 1, 2]],
  ['Chinese: three bytes each', '公开', [0, 1, 2], [0, 3, 6]],
  [
    'an astral character: one code point, four bytes, both units at its start',
    'a😀b',
    [0, 1, 1, 2, 3],
    [0, 1, 1, 5, 6],
  ],
  ['a lone surrogate: one code point, the three bytes of U+FFFD', 'a\uD800b', [0, 1, 2, 3], [0, 1, 4, 5]],
  ['a reversed pair: two lone surrogates', '\uDE00\uD83D', [0, 1, 2], [0, 3, 6]],
  ['nothing', '', [0], [0]],
])('maps %s', (_, text, points, bytes) => {
  expect([...offsetMap(text, 'codepoint')]).toEqual(points)
  expect([...offsetMap(text, 'utf8')]).toEqual(bytes)
})

const anyString = fc.string({
  unit: fc.oneof(
    fc.constantFrom('公', '1', '😀', '\uD800', '\uDC00', '\n', 'é'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
})

test('counts as Array.from and Buffer do, at every offset that splits no pair', () => {
  fc.assert(
    fc.property(anyString, (text) => {
      const [points, bytes] = [offsetMap(text, 'codepoint'), offsetMap(text, 'utf8')]
      for (let at = 0; at <= text.length; at++) {
        const [before, after] = [text.charCodeAt(at - 1), text.charCodeAt(at)]
        const splits = before >= 0xd800 && before < 0xdc00 && after >= 0xdc00 && after < 0xe000
        if (splits) continue
        expect(points[at]).toBe(Array.from(text.slice(0, at)).length)
        expect(bytes[at]).toBe(Buffer.byteLength(text.slice(0, at)))
      }
    }),
  )
})

const text =
  '😀临溪市水务局2020年政府信息公开工作年度报告\n\n😀一、总体情况\n2020年，共公开信息😀12条，未收到申请。\n表一\n临溪市水务局\n2021年1月5日\n'

test('converts every span of a record: facts, header, sections, ledger', () => {
  const record = parseReport(text)
  const points = Array.from(text)
  const converted = convertOffsets(record, text, 'codepoint')
  const at = ({ start, end }: { start: number; end: number }) => points.slice(start, end).join('')
  expect(record.facts.length).toBeGreaterThan(0)
  for (const { source, text } of converted.facts) expect(at(source)).toBe(text)
  for (const { span, text } of converted.numerals) expect(at(span)).toBe(text)
  for (const { span } of converted.sections.slice(-1)) expect(span.end).toBe(points.length)
  const { title } = converted.header
  expect(title?.source.map(at).join('')).toBe(title?.text)
})

test('converts the columns and offsets of places', () => {
  const record = parseReport(text)
  const offset = text.indexOf('12条')
  const line = text.slice(0, offset).split('\n').length
  const column = offset - text.lastIndexOf('\n', offset)
  const point = { line, column, offset }
  const message = {
    reason: '',
    ruleId: 'no-headings',
    severity: 'info' as const,
    span: null,
    place: { start: point, end: point },
    actual: null,
    expected: null,
  }
  const { messages } = convertOffsets({ ...record, messages: [message] }, text, 'codepoint')
  // Two emoji before it, one of them in its own line.
  const emoji = Array.from(text.slice(0, offset)).filter((character) => character === '😀').length
  expect(messages[0]?.place?.start).toEqual({ line, column: column - 1, offset: offset - emoji })
})

test.each<OffsetUnit>(['codepoint', 'utf8'])('leaves the record that was handed in as it was (%s)', (unit) => {
  const record = parseReport(text)
  const before = JSON.stringify(record)
  convertOffsets(record, text, unit)
  expect(JSON.stringify(record)).toBe(before)
})

test('parseReport takes the unit as an option', () => {
  expect(parseReport(text, { offsets: 'utf8' })).toEqual(convertOffsets(parseReport(text), text, 'utf8'))
})
