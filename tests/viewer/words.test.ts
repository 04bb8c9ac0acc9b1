import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readCodebook } from '../../src/grammar/codebook.ts'
import { bundledGrammars } from '../../src/grammar/load-grammars.ts'
import { sectionKinds } from '../../src/record/schema.ts'
import { lossReason } from '../../src/viewer/app/loss-reason.ts'
import { en } from '../../src/viewer/app/words/en.ts'
import { meanings } from '../../src/viewer/app/words/meanings.ts'
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

  test('tell in Chinese what every metric means, and what it does not', () => {
    for (const { id, not } of readCodebook(bundledGrammars).metrics) {
      expect(meanings[id]?.[0], id).toMatch(/[\u4e00-\u9fff].*。$/)
      expect(meanings[id]?.[1] !== undefined, id).toBe(not !== undefined)
    }
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

  test('tell in Chinese why a rule lost', () => {
    const source = readFileSync(new URL('../../src/facts/reading.ts', import.meta.url), 'utf8')
    for (const [, reason] of source.matchAll(/reason: '([^']+)'/g))
      expect(lossReason(reason ?? '', 'zh'), reason).not.toBe(reason)
    expect(lossReason("the unit '条' is not admitted", 'zh')).toBe('不接受单位“条”')
    expect(lossReason('something new', 'zh')).toBe('something new')
  })
})
