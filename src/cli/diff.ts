import { MissingPackage } from '../batch/database.ts'
import { type Change, type ChangeCounts, changeKinds, diffRuns, hasChanged, type RunDiff } from '../batch/diff-runs.ts'
import { RunError, runReports } from '../batch/run-reader.ts'
import { type UnlikeKeys, unlikeKeys } from '../batch/unlike-keys.ts'
import type { Language } from '../record/messages.ts'
import { layOut } from './columns.ts'
import type { Terminal } from './terminal.ts'

interface DiffCommand {
  format: 'text' | 'json'
  limit: number
  /** Kinds of changes that fail; `failOnChange` stands for all of them. */
  failOn?: Change['kind'][]
  failOnChange?: boolean
  lang: Language
}

/**
 * `gongkai diff`: what changed between two runs over the same archive.
 *
 * @returns 1 where something changed that --fail-on names; 2 where one of the two is no run, as diff(1) has it
 */
export async function diff(
  before: string,
  after: string,
  { format, limit, failOn = [], failOnChange = false, lang }: DiffCommand,
  terminal: Terminal,
): Promise<number> {
  try {
    const result = await diffRuns(runReports(before), runReports(after), limit)
    terminal.out(format === 'json' ? `${JSON.stringify(result, null, 2)}\n` : diffText(result, lang))
    const { both, lost, gained } = result.reports
    const unlike = both === 0 ? unlikeKeys(lost, gained) : null
    if (unlike) terminal.err(`gongkai${lang === 'zh' ? '：' : ': '}${words[lang].unlike(unlike)}\n`)
    return hasChanged(result, failOnChange ? changeKinds : failOn) ? 1 : 0
  } catch (error) {
    if (!(error instanceof RunError || error instanceof MissingPackage)) throw error
    terminal.err(`gongkai: ${lang === 'zh' ? error.messageZh : error.message}\n`)
    return 2
  }
}

const words = {
  en: {
    reports: (both: number, same: number) => `${both} reports in both runs, ${same} of them the same`,
    gained: 'gained',
    lost: 'lost',
    changed: 'changed',
    total: 'all values',
    metrics: 'by metric',
    rules: 'by rule',
    unclaimed: 'quantities that no rule claimed',
    newReports: 'only in the new run',
    oldReports: 'only in the old run',
    more: (count: number) => `… and ${count} more (--limit)`,
    unlike: ({ old, new: now, prefixes }: UnlikeKeys) =>
      prefixes
        ? `no report is in both runs: reports are compared by their paths, and '${old}' of the old run seems to be '${now}' in the new one; run both from the same folder, with the input named alike`
        : `no report is in both runs: reports are compared by their paths, and '${old}' and '${now}' have nothing in common`,
  },
  zh: {
    reports: (both: number, same: number) => `两次运行共有 ${both} 份报告，其中 ${same} 份完全相同`,
    gained: '新增',
    lost: '丢失',
    changed: '改变',
    total: '全部数值',
    metrics: '按指标',
    rules: '按规则',
    unclaimed: '未认领的数量',
    newReports: '仅新结果中有',
    oldReports: '仅旧结果中有',
    more: (count: number) => `……另有 ${count} 处（--limit）`,
    unlike: ({ old, new: now, prefixes }: UnlikeKeys) =>
      prefixes
        ? `两次运行没有共同的报告：报告按路径对应，旧结果中的“${old}”在新结果中似为“${now}”；两次运行请在同一目录下、用同样的写法指定输入`
        : `两次运行没有共同的报告：报告按路径对应，而“${old}”与“${now}”毫无相同之处`,
  },
} as const

function diffText(result: RunDiff, lang: Language): string {
  const w = words[lang]
  const { reports, total, unclaimed, changes } = result
  const lines = [w.reports(reports.both, reports.same)]
  for (const [title, names] of [
    [w.oldReports, reports.lost],
    [w.newReports, reports.gained],
  ] as const)
    if (names.length > 0) lines.push(`${title}: ${names.length}`, ...names.slice(0, 10).map((name) => `  ${name}`))
  const row = (name: string, counts: ChangeCounts) => [
    name,
    ...(['gained', 'lost', 'changed'] as const).map((kind) => ({
      text: counts[kind] === 0 ? '·' : String(counts[kind]),
      align: 'right' as const,
    })),
  ]
  const rows = (of: Record<string, ChangeCounts>) =>
    Object.entries(of)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, counts]) => row(`  ${name || '–'}`, counts))
  const head = ['', ...[w.gained, w.lost, w.changed].map((text) => ({ text, align: 'right' as const }))]
  const table = [head, row(w.total, total)]
  if (Object.keys(result.metrics).length > 0)
    table.push([w.metrics], ...rows(result.metrics), [w.rules], ...rows(result.rules))
  lines.push(...layOut(table), `${w.unclaimed}: ${unclaimed.old} → ${unclaimed.new}`)
  for (const { kind, report, metric, start, end, old, new: now, rule } of changes) {
    const sign = { gained: '+', lost: '-', changed: '~' }[kind]
    const value = kind === 'changed' ? `${old} → ${now}` : (now ?? old)
    lines.push(`${sign} ${report}:${start}-${end} ${metric} ${value}${rule ? ` [${rule}]` : ''}`)
  }
  const more = total.gained + total.lost + total.changed - changes.length
  if (more > 0) lines.push(w.more(more))
  return `${lines.join('\n')}\n`
}
