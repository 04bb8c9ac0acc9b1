import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Grammars, Rule } from '../../src/grammar/grammar.ts'
import { loadGrammars } from '../../src/grammar/load-grammars.ts'
import { counterexampleFault, exampleFault, gateFault } from './tell-example.ts'

let folder: string
let grammars: Grammars
let rule: Rule
let line: number
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-'))
  cpSync('grammars', folder, { recursive: true })
  const file = join(folder, 'rules/organization.yaml')
  line = readFileSync(file, 'utf8').trimEnd().split('\n').length + 1
  appendFileSync(
    file,
    `  - id: notice-pillars
    pattern: "公示柱 {{near}} {{tail}} {{count}}"
    metric: organization.offices
    units: [place]
    examples:
      - 大厅设公示柱6个。: 6
    counterexamples:
      - 公示柱高3米。: metres
`,
  )
  grammars = loadGrammars(folder)
  const found = grammars.counts.rules.find(({ id }) => id === 'notice-pillars')
  if (!found) throw new Error('the rule is not there')
  rule = found
})
afterAll(() => rmSync(folder, { recursive: true }))

const example = (sentence: string, given: Parameters<typeof exampleFault>[2]) =>
  exampleFault(rule, sentence, given, grammars, folder)

describe('exampleFault', () => {
  it('is null where the rule reads what is said', () => {
    expect(example('大厅设公示柱6个。', 6)).toBeNull()
    expect(example('大厅设⟦公示柱6个⟧。', { value: 6, unit: '个', metric: 'organization.offices' })).toBeNull()
  })

  it('names file and line of the example, the rule, the sentence, what was expected and what was read', () => {
    expect(example('大厅设公示柱6个。', 7)?.split('\n')).toEqual([
      `${folder}/rules/organization.yaml:${line + 5}: rule 'notice-pillars'`,
      '  example   大厅设公示柱6个。',
      '  fails     another reading: the rule reads something else here',
      '  expected  value 7, metric organization.offices',
      '  read      value 6, unit 个, metric organization.offices, from 「公示柱6个」, by notice-pillars',
    ])
  })

  it.each([
    [
      'no match, for no number stands there',
      '大厅设公示柱。',
      6,
      /no match: .*no \{\{count\}\} stands in the sentence/s,
    ],
    ['no match, for its words are not near', '大厅设公示牌6个。', 6, /no match: .*it was not tried/s],
    ['no match, with the reason of the engine', '大厅设公示柱6篇。', 6, /no match: .*the unit '篇' is not admitted/s],
    ['other words', '大厅⟦设公示柱6个⟧。', 6, /other words: the rule rests on 「公示柱6个」.*from 「设公示柱6个」/s],
    ['several matches', '东厅公示柱6个，西厅公示柱6个。', 6, /several matches: /],
    [
      'another reading, for a gate took the metric',
      '明年计划建公示柱6个。',
      6,
      /another reading: .*the gate '[a-z-]+' takes the metric from notice-pillars/s,
    ],
    ['another label', '大厅设公示柱6个。', { value: 6, label: '柱' }, /another label.*label 「柱」/s],
  ])('%s', (_, sentence, given, words) => {
    expect(example(sentence, given)).toMatch(words)
  })
})

describe('counterexampleFault', () => {
  it('is null where the rule leaves it alone', () => {
    expect(counterexampleFault(rule, '公示柱高3米。', 'metres', grammars, folder)).toBeNull()
  })

  it('tells what was read, and why it should not be', () => {
    expect(counterexampleFault(rule, '大厅设公示柱6个。', 'pillars', grammars, folder)?.split('\n')).toEqual([
      `${folder}/rules/organization.yaml:${line + 5}: rule 'notice-pillars'`,
      '  counterexample  大厅设公示柱6个。',
      '  fails           a match: the rule must leave this alone',
      '  since           pillars',
      '  read            value 6, unit 个, metric organization.offices, from 「公示柱6个」, by notice-pillars',
    ])
  })
})

describe('gateFault', () => {
  const fault = (sentence: string, takes: boolean) => {
    const gate = grammars.gates.rules.find(({ id }) => id === 'plan')
    return gate ? gateFault(gate, sentence, takes, grammars) : 'there is no such gate'
  }
  it.each([
    ['今年力争主动公开政府信息⟦500条⟧。', true, null],
    ['主动公开政府信息⟦500条⟧。', false, null],
    ['主动公开政府信息⟦500条⟧。', true, /the metric is not taken/],
    ['今年力争主动公开政府信息⟦500条⟧。', false, /the metric is taken/],
    ['今年力争主动公开⟦政府信息⟧500条。', true, /no number stands between the marks/],
  ])('%s, taken: %s', (sentence, takes, words) => {
    if (words) expect(fault(sentence, takes)).toMatch(words)
    else expect(fault(sentence, takes)).toBeNull()
  })
})
