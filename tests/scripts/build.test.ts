import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { metricIdsSource } from '../../scripts/build.mjs'

test('src/record/metric-ids.ts is what grammars/metrics.yaml says', async () => {
  const written = readFileSync('src/record/metric-ids.ts', 'utf8').replaceAll('\r\n', '\n')
  expect(written).toBe(await metricIdsSource(readFileSync('grammars/metrics.yaml', 'utf8')))
})

// A built clone, of which only the grammars change.
let clone: string
beforeAll(() => {
  if (!existsSync('dist/.built')) throw new Error('this test builds on dist/: `npm run build` first (`npm test` does)')
  clone = mkdtempSync(join(tmpdir(), 'gongkai-'))
  for (const path of ['scripts', 'grammars', 'dist', 'package.json', 'src/record/metric-ids.ts']) {
    mkdirSync(dirname(join(clone, path)), { recursive: true })
    cpSync(path, join(clone, path), { recursive: true })
  }
  symlinkSync(resolve('node_modules'), join(clone, 'node_modules'), 'junction')
})
afterAll(() => rmSync(clone, { recursive: true }))

function buildWith(file: string, added: string) {
  const path = join(clone, file)
  const sound = readFileSync(path, 'utf8')
  writeFileSync(path, sound.trimEnd() + added)
  const { status, stderr } = spawnSync(process.execPath, ['scripts/build.mjs', '--grammars'], {
    cwd: clone,
    encoding: 'utf8',
  })
  writeFileSync(path, sound)
  return { status, stderr, line: sound.trimEnd().split('\n').length + 1 }
}

test.each([
  ['grammars/rules/organization.yaml', '\n- id: columns\n', 1, 'this is no YAML: '],
  ['grammars/metrics.yaml', '\n- id: organization.columns\n', 1, 'this is no YAML: '],
  [
    'grammars/metrics.yaml',
    '\n  - id: organization.columns\n    zh: 专栏\n',
    5,
    "metric 'organization.columns': en: this key is missing",
  ],
  [
    'grammars/rules/organization.yaml',
    '\n  - id: columns\n    pattern: "{{count}}"\n    metric: a.b\n    examples: [公开6个。]\n    counterexamples: []\n',
    16,
    "rule 'columns': examples, item 1: this example does not say what it gives",
  ],
])('a fault in %s ends the build with its place and one line, without a stack', (file, added, column, words) => {
  const { status, stderr, line } = buildWith(file, added)
  expect(status).toBe(1)
  const own = added.includes('examples: [') ? line + 3 : line
  expect(stderr).toContain(`gongkai: ${file}:${own}:${column}: ${words}`)
  expect(stderr.trim().split('\n')).toHaveLength(1)
})

test('sound grammars that changed are read anew', () => {
  const { status, stderr } = buildWith('grammars/rules/organization.yaml', '\n# a remark\n')
  expect([status, stderr]).toEqual([0, ''])
})
