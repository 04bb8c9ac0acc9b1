import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Trace } from '../../src/facts/trace.ts'
import { readCodebook } from '../../src/grammar/codebook.ts'
import { bundledGrammars, loadGrammars } from '../../src/grammar/load-grammars.ts'
import { parseReport } from '../../src/parse-report.ts'
import { sectionKinds } from '../../src/record/schema.ts'
import { lossReason } from '../../src/viewer/app/loss-reason.ts'
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

  test('tell in Chinese why a rule lost, at every numeral of the corpus', () => {
    const folder = new URL('../../corpus/dev/', import.meta.url)
    const untold = new Set<string>()
    for (const name of readdirSync(folder).filter((name) => name.endsWith('.txt'))) {
      const traces: Trace[] = []
      parseReport(readFileSync(new URL(name, folder), 'utf8'), { trace: traces })
      for (const { reason } of traces.flatMap(({ tried }) => tried))
        if (reason !== '' && (lossReason(reason, 'zh') === reason || /: [a-z]+ [a-z]+ /.test(lossReason(reason, 'zh'))))
          untold.add(reason)
    }
    for (const { id, reason } of loadGrammars().gates)
      if (/[a-z]{3}/.test(lossReason(`takes the metric from x: ${reason}`, 'zh'))) untold.add(`${id}: ${reason}`)
    expect([...untold]).toEqual([])
    expect(lossReason('something new', 'zh')).toBe('something new')
  })
})
