import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { lossReason } from '../../src/facts/loss-reason.ts'
import type { Trace } from '../../src/facts/trace.ts'
import { createParser } from '../../src/parse-report.ts'

const parser = createParser()
const { gates } = parser.grammars

test('every reason why a rule lost, at every numeral of the corpus, is told in Chinese', () => {
  const untold = new Set<string>()
  for (const name of readdirSync('corpus/dev').filter((name) => name.endsWith('.txt'))) {
    const trace: Trace[] = []
    parser.parse(readFileSync(`corpus/dev/${name}`, 'utf8'), { trace })
    for (const { reason } of trace.flatMap(({ tried }) => tried)) {
      const told = lossReason(reason, 'zh', gates)
      if (reason !== '' && (told === reason || /[：:] ?[a-z]+ [a-z]+ /.test(told))) untold.add(reason)
      expect(lossReason(reason, 'en', gates)).toBe(reason)
    }
  }
  expect([...untold]).toEqual([])
})

test.each(gates.map((gate) => [gate.id, gate] as const))(
  'the gate %s says in Chinese, too, why it takes a metric',
  (_, gate) => {
    expect(gate.reasonZh).toMatch(/[\u4e00-\u9fff]/)
    expect(lossReason(`takes the metric from x: ${gate.reason}`, 'zh', gates)).toBe(`取消 x 的指标：${gate.reasonZh}`)
  },
)

test('what is not known stays as it is, and a gate without Chinese words keeps its own', () => {
  expect(lossReason('something new', 'zh', gates)).toBe('something new')
  expect(lossReason('takes the metric from x: mine', 'zh', [{ reason: 'mine' }])).toBe('取消 x 的指标：mine')
})
