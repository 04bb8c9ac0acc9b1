import { expect, test } from 'vitest'
import { reportColumns } from '../../src/batch/report-columns.ts'
import { countReport, emptyTally } from '../../src/batch/tally.ts'
import { parseReport } from '../../src/parse-report.ts'
import { isSetAside, isUnclaimed } from '../../src/record/claimed.ts'
import { rowOf } from '../../src/viewer/row.ts'
import { gongkai } from '../cli/run-command.ts'

test('unclaimed, set aside and of a metric: every fact is one of the three', () => {
  const of = (rule: string, metric: string | null) => [isUnclaimed({ rule }), isSetAside({ rule, metric })]
  expect(of('unclaimed', null)).toEqual([true, false])
  expect(of('hotline-calls', null)).toEqual([false, true])
  expect(of('publish-pushed', 'disclosure.wechat')).toEqual([false, false])
})

test('what no rule claimed is one number in the summary, the tally, the wide table and the list of the viewer', async () => {
  const text = '2022年主动公开政府信息10条。种植水杉25棵、银杏30棵。2023年拟公开政府信息500条。'
  const report = parseReport(text)
  const unclaimed = report.facts.filter(isUnclaimed).length
  const setAside = report.facts.filter(isSetAside).length
  expect(unclaimed).toBeGreaterThan(0)
  expect(setAside).toBeGreaterThan(0)
  const tally = emptyTally()
  countReport(tally, report)
  expect(tally).toMatchObject({ unclaimed, setAside })
  const columns = reportColumns([])
  expect(columns.find(({ name }) => name === 'unclaimed')?.get(report)).toBe(unclaimed)
  expect(columns.find(({ name }) => name === 'set_aside')?.get(report)).toBe(setAside)
  expect(rowOf('r1', 'a.txt', report, []).unclaimed).toBe(unclaimed)
  const { out } = await gongkai(['parse', '-', '--format', 'summary'], { input: text })
  expect(out).toContain(`Without a metric: ${unclaimed} that no rule claimed, ${setAside} set aside`)
})
