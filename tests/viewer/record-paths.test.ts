import { describe, expect, test } from 'vitest'
import { parseReport } from '../../src/parse-report.ts'
import { factPaths, formatPath, parsePath, pathAt, spansAt, valueAt } from '../../src/viewer/app/record-paths.ts'

const text = '云岭市统计局2020年政府信息公开工作年度报告\n一、总体情况\n2020年收到申请3件。\n'
const report = parseReport(text)
const fact = report.facts.find(({ metric }) => metric === 'applications.received.total')
const words = (path: string) => spansAt(report, path).map(({ start, end }) => text.slice(start, end))

describe('paths of the record', () => {
  test('read and write themselves', () => {
    for (const path of ['facts[3].source.start', 'metrics.applications.received.total', 'header.contact.phone'])
      expect(formatPath(parsePath(path) ?? [])).toBe(path)
    expect(parsePath('$.facts[0]')).toEqual(['facts', 0])
    expect(parsePath('')).toEqual([])
    for (const path of ['facts[', 'a..b', '[0]', 'a b', 'facts[x]']) expect(parsePath(path)).toBeNull()
  })

  test('lead to what stands there, and to nothing that is not the record', () => {
    expect(valueAt(report, ['header', 'year', 'value'])).toBe(2020)
    expect(valueAt(report, ['constructor'])).toBeUndefined()
    expect(valueAt(report, ['facts', 999])).toBeUndefined()
  })

  test('lead to the words: of a fact, of a metric through its facts, of a field within', () => {
    expect(fact).toBeDefined()
    const at = `facts[${fact ? report.facts.indexOf(fact) : -1}]`
    expect(words(at)).toEqual([fact?.text])
    expect(words(`${at}.value`)).toEqual([fact?.text])
    expect(words('metrics.applications.received.total')).toEqual([fact?.text])
    expect(words('header.year')).toEqual(['2020年'])
    expect(words('no.such.path')).toEqual([])
  })

  test('are found from the words', () => {
    expect(pathAt(report, text.indexOf('3件'))).toMatch(/^facts\[\d+\]\.(numeral|source)$|^facts\[\d+\]$/)
    expect(pathAt(report, text.indexOf('总体'))).toContain('sections')
  })

  test('tell every place that names a fact', () => {
    const paths = factPaths(report).get(fact?.id ?? '') ?? []
    expect(paths[0]).toMatch(/^facts\[\d+\]$/)
    expect(paths).toContain('metrics.applications.received.total')
    expect(paths.some((path) => /^numerals\[\d+\]$/.test(path))).toBe(true)
  })
})
