import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Grammars } from '../../src/grammar/grammar.ts'
import { loadGrammars } from '../../src/grammar/load-grammars.ts'
import { parseReport } from '../../src/parse-report.ts'
import { counterexampleFault, exampleFault } from './tell-example.ts'

// grammars/README.md, followed by copy and paste: each block goes to the end of the file that is named before it.
const readme = readFileSync('grammars/README.md', 'utf8').replaceAll('\r\n', '\n')
const blocks = [...readme.matchAll(/the end of `grammars\/([\w/.]+)`\.\n\n```text\n([\s\S]*?)```/g)]

let folder: string
let grammars: Grammars
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-'))
  cpSync('grammars', folder, { recursive: true })
  for (const [, file = '', block = ''] of blocks) appendFileSync(join(folder, file), block)
  grammars = loadGrammars(folder)
})
afterAll(() => rmSync(folder, { recursive: true }))

test('the tutorial has a metric and a rule', () => {
  expect(blocks.map(([, file]) => file)).toEqual(['metrics.yaml', 'rules/organization.yaml'])
})

test("the tutorial's rule reads its examples and leaves its counterexamples alone", () => {
  const rule = grammars.counts.rules.find(({ id }) => id === 'columns')
  if (!rule) throw new Error('the rule is not there')
  for (const example of rule.source.examples)
    for (const [sentence, given] of Object.entries(example))
      expect(exampleFault(rule, sentence, given, grammars, folder)).toBeNull()
  for (const example of rule.source.counterexamples)
    for (const [sentence, why] of Object.entries(example))
      expect(counterexampleFault(rule, sentence, why, grammars, folder)).toBeNull()
})

test("the tutorial's metric is in the record", () => {
  const { metrics } = parseReport('2022年，我局在门户网站设置政务公开专栏6个。', { grammars })
  expect(metrics.organization).toMatchObject({ columns: { value: 6 } })
})

test('the failure that the tutorial shows is what a failing example tells', () => {
  const rule = grammars.counts.rules.find(({ id }) => id === 'columns')
  if (!rule) throw new Error('the rule is not there')
  const fault = exampleFault(rule, '在门户网站设置政务⟦公开专栏6个⟧。', 6, grammars, folder) ?? ''
  const shown = /```text\n(grammars\/[\s\S]*?)```/.exec(readme)?.[1] ?? ''
  expect(fault.split('\n').slice(1)).toEqual(shown.trimEnd().split('\n').slice(1))
})
