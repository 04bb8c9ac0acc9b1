import { expect, test } from 'vitest'
import { createParser, parseReport } from '../src/parse-report.ts'

// What a caller without types may do.
const parse = parseReport as (text: unknown, options?: object) => unknown

test.each([
  [undefined, 'undefined'],
  [null, 'null'],
  [new TextEncoder().encode('报告'), 'bytes'],
  [Buffer.from('报告'), 'bytes'],
  [2022, 'of type number'],
])('a text that is %s is refused in words', (text, kind) => {
  expect(() => parse(text)).toThrow(TypeError)
  expect(() => parse(text)).toThrow(`the text of a report is a string, not ${kind}`)
})

test.each([
  [{ offsets: 'bytes' }, "'offsets' takes 'utf16', 'codepoint', 'utf8', not \"bytes\""],
  [{ format: 'txt' }, "'format' takes 'text', 'markdown'"],
  [{ language: 'fr' }, "'language' takes 'en', 'zh', not \"fr\""],
  [{ tokenizer: 'jieba' }, "'tokenizer' takes 'nodejieba', 'jieba-wasm', not \"jieba\""],
])('an option with a value that it does not take is refused: %s', (options, words) => {
  expect(() => parse('', options)).toThrow(RangeError)
  expect(() => parse('', options)).toThrow(words)
  expect(() => createParser(options as object)).toThrow(words)
  expect(() => createParser().parse('', options as object)).toThrow(words)
})

test('options that are undefined are as if they were not given', () => {
  expect(parse('', { offsets: undefined, language: undefined })).toEqual(parse(''))
})
