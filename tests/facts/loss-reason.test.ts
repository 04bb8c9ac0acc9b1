import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { held, lost, takes } from '../../src/facts/loss-reason.ts'
import type { Trace } from '../../src/facts/trace.ts'
import { createParser } from '../../src/parse-report.ts'

const parser = createParser()
const { gates } = parser.grammars

/** The attempts at every numeral, none and all of a text. */
function attemptsIn(text: string) {
  const trace: Trace[] = []
  parser.parse(text, { trace })
  return trace.flatMap(({ tried }) => tried)
}

test('at every numeral of the corpus, why a rule lost is told in both languages', () => {
  const untold = new Set<string>()
  for (const name of readdirSync('corpus/dev').filter((name) => name.endsWith('.txt')))
    for (const { reason, reasonZh } of attemptsIn(readFileSync(`corpus/dev/${name}`, 'utf8')))
      if ((reason === '') !== (reasonZh === '') || /[：:] ?[a-z]+ [a-z]+ /.test(reasonZh)) untold.add(reason)
  expect([...untold]).toEqual([])
})

test('a 分别 whose things and numbers do not pair says so', () => {
  const attempts = attemptsIn('一、总体情况\n微博、微信、头条号分别发布信息120条、340条。\n')
  expect(attempts).toContainEqual({ rule: 'respectively', outcome: 'won', ...held.unpaired })
})

test('slots are the same in both languages', () => {
  expect(lost.units('人')).toEqual({ reason: "the unit '人' is not admitted", reasonZh: '不接受单位“人”' })
  expect(held.severalYears(null).reasonZh).toBe('跨多个年份，不计入指标')
  expect(held.severalYears('disclosure.cumulative').reasonZh).toContain('disclosure.cumulative')
})

test.each(gates.rules.map((gate) => [gate.id, gate] as const))(
  'the gate %s says in Chinese, too, why it takes a metric',
  (_, gate) => {
    expect(gate.reasonZh).toMatch(/[\u4e00-\u9fff]/)
    expect(takes('x', gate).reasonZh).toBe(`取消 x 的指标：${gate.reasonZh}`)
  },
)

test('a gate without Chinese words keeps its own', () => {
  expect(takes('x', { reason: 'mine' }).reasonZh).toBe('取消 x 的指标：mine')
})
