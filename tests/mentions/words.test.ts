import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadTokenizer, tokenizerName } from '../../src/mentions/words.ts'

const grammars = fileURLToPath(new URL('../../grammars', import.meta.url))
const tokenizer = loadTokenizer({ grammars, prefer: 'jieba-wasm' })

describe('loadTokenizer', () => {
  it('names the library and its version', () => {
    expect(tokenizer.name).toMatch(/^jieba-wasm@\d+\.\d+\.\d+$/)
    expect(tokenizerName('jieba-wasm')).toBe(tokenizer.name)
  })

  it('gives the same tokenizer again', () => {
    expect(loadTokenizer({ grammars, prefer: 'jieba-wasm' })).toBe(tokenizer)
  })

  it('keeps the words of the domain together', () => {
    expect(tokenizer.cut('通过政务微博发布概况类信息')).toEqual(['通过', '政务微博', '发布', '概况类信息'])
  })

  it('falls back to jieba-wasm where nodejieba is not built, under the name that tokenizerName foretold', () => {
    const foretold = tokenizerName()
    const preferred = loadTokenizer({ grammars })
    expect(preferred.name).toBe(foretold)
    expect(preferred.name).toMatch(/^(?:nodejieba|jieba-wasm)@/)
    expect(preferred.cut('政府信息公开').join('')).toBe('政府信息公开')
  })

  it('cuts any text into words that join to it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(tokenizer.cut(text).join('')).toBe(text)
      }),
    )
    expect(tokenizer.cut('信息\ud83d条').join('')).toBe('信息\ud83d条')
  })
})
