import type { Language } from '../record/messages.ts'

/** Why a rule lost, in Chinese, by the English of the trace; slots are $1, $2. */
const inChinese: readonly (readonly [RegExp, string])[] = [
  [/^the pattern does not match here$/, '句式在此处不匹配'],
  [/^the unit '(.*)' is not admitted$/, '不接受单位“$1”'],
  [/^a word of its unless stands in the clause$/, '分句里有它的排除词（unless）'],
  [
    /^its when does not hold: section (\S+), subject (\S+), channel (\S+)$/,
    '不满足适用条件：部分 $1，主题 $2，渠道 $3',
  ],
  [/^its choice of metrics has no row for this context$/, '指标选择表里没有这种语境'],
  [/^(\S+) stands before it in the order$/, '$1 排在它前面'],
  [/^takes the metric from (\S+): another year$/, '取消 $1 的指标：说的是别的年份'],
  [/^takes the metric from (\S+): a part of the year$/, '取消 $1 的指标：只是一年中的一段'],
  [/^takes the metric from (\S+): told of what is amiss or planned$/, '取消 $1 的指标：说的是不足或打算'],
  [/^gives no metric: several years$/, '跨多个年份，不计入指标'],
  [/^gives (\S+): several years$/, '跨多个年份，计入 $1'],
]

const byGate = /^takes the metric from (\S+): (.*)$/

/** A reason of the trace in a language, the gates' by their own words; one that is not known stays as it is. */
export function lossReason(
  reason: string,
  language: Language,
  gates: readonly { reason: string; reasonZh?: string | undefined }[],
): string {
  if (language === 'en') return reason
  const known = inChinese.find(([english]) => english.test(reason))
  if (known) return reason.replace(known[0], known[1])
  const [, rule, words] = byGate.exec(reason) ?? []
  if (rule === undefined || words === undefined) return reason
  return `取消 ${rule} 的指标：${gates.find((gate) => gate.reason === words)?.reasonZh ?? words}`
}
