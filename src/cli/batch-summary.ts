import type { Kept } from '../batch/run-batch.ts'
import { failedOf, type Tally } from '../batch/tally.ts'
import { readCodebook } from '../grammar/codebook.ts'
import { bundledGrammars } from '../grammar/load-grammars.ts'
import type { Language } from '../record/messages.ts'
import { layOut } from './columns.ts'
import { countWords } from './count-words.ts'

/** What a run's summary tells beside its tally. */
export interface SummaryAbout {
  seconds: number
  reused: number
  interrupted: boolean
  /** Files and folders of this program's own in the input. */
  passedOver: number
  output: string
  errors: string
}

const words = {
  en: {
    read: 'read',
    of: 'of',
    documents: 'documents',
    reused: 'done before',
    into: 'into',
    failed: 'failed',
    editions: 'editions',
    checks: 'checks',
    messages: 'messages',
    facts: 'facts',
    unclaimed: 'that no rule claimed',
    setAside: 'set aside',
    metrics: 'metrics, and the share of reports that tell them',
    never: 'told by no report',
    interrupted: 'interrupted; the same command goes on from here',
    own: 'left out',
    ownFiles: (count: number) => `${count} of the input's files and folders: gongkai wrote them`,
    nothing: 'no document in the input',
    unread: (count: number, why: string) => `not one of ${count} documents could be read (${why})`,
    untouched: (output: string) => `nothing was written; ${output} is as it was`,
    reasons: (errors: string) => `the reasons: ${errors}`,
  },
  zh: {
    read: '已读取',
    of: '共',
    documents: '份文件',
    reused: '沿用之前结果',
    into: '写入',
    failed: '失败',
    editions: '格式版本',
    checks: '勾稽检查',
    messages: '提示',
    facts: '数量',
    unclaimed: '未认领',
    setAside: '不计入指标',
    metrics: '各指标及载有该指标的报告比例',
    never: '没有报告载有',
    interrupted: '已中断；用同一命令可继续',
    own: '略过',
    ownFiles: (count: number) => `输入中有 ${count} 个文件或文件夹是 gongkai 自己写的`,
    nothing: '输入中没有文件可读',
    unread: (count: number, why: string) => `${count} 份文件无一可读（${why}）`,
    untouched: (output: string) => `未写入任何内容，${output} 保持原样`,
    reasons: (errors: string) => `原因见 ${errors}`,
  },
} as const

/** The summary at the end of a run, for people. */
export function batchSummary(tally: Tally, about: SummaryAbout, lang: Language, grammars?: string): string {
  const w = words[lang]
  const failed = failedOf(tally)
  const total = tally.read + failed
  const rate = about.seconds > 0 ? ((total - about.reused) / about.seconds).toFixed(1) : '–'
  const reused = about.reused > 0 ? `, ${about.reused} ${w.reused}` : ''
  const facts: [string, string] = [
    w.facts,
    `${tally.facts}, ${tally.unclaimed} ${w.unclaimed}${share(tally.unclaimed, tally.facts)}, ${tally.setAside} ${w.setAside}${share(tally.setAside, tally.facts)}`,
  ]
  const rows: [string, string][] = [
    [w.read, `${tally.read} ${w.of} ${total} ${w.documents}${reused}; ${about.seconds.toFixed(1)} s, ${rate}/s`],
    ...(failed > 0
      ? [
          [w.failed, `${failed} (${counts(tally.failed, countWords[lang].failed)}); ${about.errors}`] as [
            string,
            string,
          ],
        ]
      : []),
    ...(about.passedOver > 0 ? [[w.own, w.ownFiles(about.passedOver)] as [string, string]] : []),
    [w.editions, counts(tally.editions, countWords[lang].editions)],
    [w.checks, counts(tally.checks, countWords[lang].checks)],
    [w.messages, counts(tally.messages)],
    facts,
    about.interrupted ? ['', w.interrupted] : [w.into, about.output],
  ]
  return `${layOut(rows).join('\n')}\n${coverage(tally, w, grammars)}`
}

/** The line for a run that read nothing: why, and what became of the output. */
export function nothingRead(tally: Tally, about: SummaryAbout, kept: Kept | null, lang: Language): string {
  const w = words[lang]
  const failed = failedOf(tally)
  const stop = lang === 'zh' ? '；' : '; '
  const parts = [
    failed > 0 ? w.unread(failed, counts(tally.failed, countWords[lang].failed)) : w.nothing,
    ...(about.passedOver > 0 ? [`${w.own} ${w.ownFiles(about.passedOver)}`] : []),
    kept ? w.untouched(about.output) : w.reasons(about.errors),
  ]
  const reasons = (kept?.failures ?? []).map(({ reason }) => `  ${reason}\n`)
  return `gongkai${lang === 'zh' ? '：' : ': '}${parts.join(stop)}\n${reasons.join('')}`
}

function coverage(tally: Tally, w: (typeof words)[Language], grammars: string | undefined): string {
  if (tally.read === 0) return ''
  const ids = readCodebook(grammars ?? bundledGrammars).metrics.map(({ id }) => id)
  const told = ids.filter((id) => tally.coverage[id])
  const never = ids.filter((id) => !tally.coverage[id])
  const rows = told.map((id) => {
    const count = tally.coverage[id] ?? 0
    return [
      `  ${id}`,
      { text: String(count), align: 'right' as const },
      { text: share(count, tally.read).trim(), align: 'right' as const },
    ]
  })
  return `${w.metrics}:\n${layOut(rows).join('\n')}\n${never.length > 0 ? `${w.never}: ${never.join(', ')}\n` : ''}`
}

/** 'damaged 3, empty 1': the most frequent first, under the names that they have in the record, or other words. */
function counts(of: Readonly<Record<string, number>>, names: Readonly<Record<string, string>> = {}): string {
  const sorted = Object.entries(of).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  return sorted.map(([name, count]) => `${names[name] ?? name} ${count}`).join(', ') || '–'
}

const share = (part: number, whole: number): string => (whole > 0 ? ` (${((100 * part) / whole).toFixed(1)} %)` : '')
