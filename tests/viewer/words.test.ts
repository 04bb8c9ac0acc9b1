import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readCodebook } from '../../src/grammar/codebook.ts'
import { bundledGrammars } from '../../src/grammar/load-grammars.ts'
import { sectionKinds } from '../../src/record/schema.ts'
import { en } from '../../src/viewer/app/words/en.ts'
import { translator, type WordId } from '../../src/viewer/app/words/words.ts'
import { zh } from '../../src/viewer/app/words/zh.ts'

const slots = (words: string) => [...words.matchAll(/\{(\w+)\}/g)].map(([, slot]) => slot).sort()

describe('the words of the interface', () => {
  test('are all there in both languages, with the same slots', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort())
    for (const id of Object.keys(zh) as WordId[]) {
      expect(zh[id].trim(), id).not.toBe('')
      expect(en[id].trim(), id).not.toBe('')
      expect(slots(en[id]), id).toEqual(slots(zh[id]))
    }
  })

  test('name every group of metrics and every kind of section', () => {
    for (const group of Object.keys(readCodebook(bundledGrammars).groups)) expect(zh).toHaveProperty([`group.${group}`])
    for (const kind of sectionKinds) expect(zh).toHaveProperty([`section.${kind}`])
  })

  test('stand in the catalogues alone: the views hold no text of their own', () => {
    const app = new URL('../../src/viewer/app/', import.meta.url)
    for (const name of readdirSync(app).filter((name) => name.endsWith('.tsx'))) {
      const source = readFileSync(new URL(name, app), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
      expect(source.match(/>[^<>{}=;()&|?:]*[A-Za-z\u4e00-\u9fff]{3,}[^<>{}=;()&|?:]*<\//g), name).toBeNull()
    }
  })

  test('fill their slots', () => {
    expect(translator('en')('listSummary', { count: 3 })).toBe('3 reports')
    expect(translator('zh')('listSummary', { count: 3 })).toBe('3 份报告')
  })
})
