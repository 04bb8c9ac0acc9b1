import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createParser } from '../../src/parse-report.ts'
import { brokenLaws } from '../../src/record/laws.ts'
import { assembledText, corpusTexts, mutatedReport } from './texts.ts'

const parser = createParser()
/** A text's record keeps its schema and laws, and is the same bytes the second time. */
const isLawful = (text: string, format: 'text' | 'markdown' = 'text') => {
  const report = parser.parse(text, { format })
  expect(brokenLaws(report, text)).toEqual([])
  expect(JSON.stringify(parser.parse(text, { format }))).toBe(JSON.stringify(report))
}

describe('the laws of the record hold', () => {
  test('for any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => isLawful(text)),
      { numRuns: 200 },
    )
  })

  test('for texts put together from what reports are made of', () => {
    fc.assert(
      fc.property(assembledText, (text) => isLawful(text)),
      { numRuns: 400 },
    )
  })

  test('for the same read as Markdown', () => {
    fc.assert(
      fc.property(assembledText, (text) => isLawful(text, 'markdown')),
      { numRuns: 150 },
    )
  })

  test('for reports with parts cut, doubled, moved and put in', () => {
    fc.assert(
      fc.property(mutatedReport, (text) => isLawful(text)),
      { numRuns: 150 },
    )
  })

  test.each(corpusTexts)('for $name', ({ name, text }) => isLawful(text, name.endsWith('.md') ? 'markdown' : 'text'))

  test.each([
    ['nothing', ''],
    ['a byte order mark', '\uFEFF'],
    ['white space', ' \u3000\n\r\n\t'],
    ['a lone surrogate', '\uD83D'],
    ['lone surrogates among digits', '1\uD83D2\uDE003'],
    ['full-width digits', '１２３'],
    ['forty digits', '9'.repeat(40)],
    ['a digit of every line', '1\n2\n3\n4\n5\n6\n7\n8'],
    ['digits in a link', '[1](2)'],
    ['a NUL', '1\u00002'],
  ])('for %s', (_, text) => {
    isLawful(text)
    isLawful(text, 'markdown')
  })
})

describe('what brokenLaws sees', () => {
  const text = '2020年，共公开信息12条，未收到申请。'
  const sound = () => parser.parse(text)

  test('nothing in a sound record', () => {
    expect(sound().facts.length).toBeGreaterThan(1)
    expect(brokenLaws(sound(), text)).toEqual([])
  })

  test.each<[string, (report: ReturnType<typeof sound>) => void]>([
    ['a text that is not the text at its span', ({ facts }) => Object.assign(facts[0] ?? {}, { text: '12' })],
    ['a span outside the text', ({ facts }) => Object.assign(facts[0] ?? {}, { source: { start: 0, end: 99 } })],
    [
      'a gap between sections',
      ({ sections }) => Object.assign(sections[0] ?? {}, { span: { start: 1, end: text.length } }),
    ],
    ['digits without a numeral', ({ numerals }) => numerals.pop()],
    ['a fact in a section that is not there', ({ facts }) => Object.assign(facts[0] ?? {}, { section: 's9' })],
    ['a whole that is not there', ({ facts }) => Object.assign(facts[0] ?? {}, { partOf: 'f99' })],
    [
      'a none that is not 0',
      ({ facts }) => Object.assign(facts.find(({ basis }) => basis === 'none') ?? {}, { value: 1 }),
    ],
    ['a key that the schema does not know', (report) => Object.assign(report, { extra: 1 })],
    ['a wrong length', ({ source }) => Object.assign(source, { length: 1 })],
  ])('%s', (_, damage) => {
    const report = sound()
    damage(report)
    expect(brokenLaws(report, text)).not.toEqual([])
  })
})
