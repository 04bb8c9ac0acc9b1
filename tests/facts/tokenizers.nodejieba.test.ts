import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createParser } from '../../src/parse-report.ts'
import type { Fact } from '../../src/record/schema.ts'

const corpus = ['dev', 'test'].flatMap((split) => {
  const folder = join(import.meta.dirname, '../../corpus', split)
  return readdirSync(folder)
    .filter((name) => /\.(?:txt|md)$/.test(name))
    .map((name) => join(folder, name))
})

/** What tokens may not change: they only hint where the words of a label begin. */
const reading = ({ metric, value, range, unit, bound, basis, numeral, source }: Fact) => ({
  metric,
  value,
  range,
  unit,
  bound,
  basis,
  numeral,
  source,
})

describe('the tokenizer', () => {
  const usual = createParser()
  const other = createParser({ tokenizer: 'jieba-wasm' })
  it.each(corpus)('changes no fact of %s', (path) => {
    const text = readFileSync(path, 'utf8')
    const format = path.endsWith('.md') ? 'markdown' : 'text'
    expect(other.parse(text, { format }).facts.map(reading)).toEqual(usual.parse(text, { format }).facts.map(reading))
  })
  it('is named in the record', () => {
    expect(other.parse('').parser.tokenizer).toMatch(/^jieba-wasm@\d/)
  })
})
