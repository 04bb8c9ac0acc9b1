import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { meaningOf, readCodebook } from '../../src/grammar/codebook.ts'
import { metricIds } from '../../src/record/metric-ids.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'codebook-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const bundled = readFileSync('grammars/metrics.yaml', 'utf8')
const broken = (change: (yaml: string) => string) => {
  writeFileSync(join(folder, 'metrics.yaml'), change(bundled))
  return () => readCodebook(folder)
}

test('reads the bundled codebook: every id of the type, each with both names and a meaning', () => {
  const { metrics } = readCodebook('grammars')
  expect(metrics.map(({ id }) => id)).toEqual([...metricIds])
})

test('no metric is a group of others, so that every path is a leaf', () => {
  const groups = metricIds.filter((id) => metricIds.some((other) => other.startsWith(`${id}.`)))
  expect(groups).toEqual([])
})

test('does not read an id told twice, and names its line', () => {
  const line = bundled.split('\n').findIndex((text) => text.includes('id: disclosure.weibo')) + 1
  expect(broken((yaml) => yaml.replace('id: disclosure.weibo', 'id: disclosure.total'))).toThrow(
    new RegExp(`metrics\\.yaml:${line}:.*disclosure\\.total stands here twice`),
  )
})

test('does not read an id without a group', () => {
  expect(broken((yaml) => yaml.replace('id: disclosure.weibo', 'id: exposure.weibo'))).toThrow(/belongs to no group/)
})

test('does not read a metric without a meaning', () => {
  expect(
    broken((yaml) => yaml.replace(/means: Posts and items of information published through weibo.*/, 'means: ""')),
  ).toThrow(/metrics\.yaml:\d+:\d+: metric 'disclosure.weibo': means: it is empty/)
})

test('tells in Chinese, too, what every metric counts, and what it does not', () => {
  for (const { id, meansZh, not, notZh } of readCodebook('grammars').metrics) {
    expect(meansZh, id).toMatch(/[\u4e00-\u9fff].*。$/)
    expect(notZh !== undefined, id).toBe(not !== undefined)
  }
})

test('a metric without Chinese words is told in English', () => {
  const metric = { means: 'Items.', not: 'Visits.', meansZh: '条数。' }
  expect(meaningOf(metric, 'en')).toEqual({ means: 'Items.', not: 'Visits.' })
  expect(meaningOf(metric, 'zh')).toEqual({ means: '条数。', not: 'Visits.' })
})
