import type { Language } from '../protocol.ts'

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
  [/^takes the metric from (\S+): a plan, not a figure$/, '取消 $1 的指标：是计划，不是实绩'],
  [/^takes the metric from (\S+): told of every month or year, not of the year$/, '取消 $1 的指标：说的是每月或每年'],
  [/^takes the metric from (\S+): a change against another year$/, '取消 $1 的指标：是与别的年份相比的增减'],
  [/^takes the metric from (\S+): readers and followers$/, '取消 $1 的指标：是阅读量或粉丝数'],
  [
    /^takes the metric from (\S+): what was sent to superiors or taken by them$/,
    '取消 $1 的指标：是报送上级或被采用的',
  ],
  [/^takes the metric from (\S+): items checked, corrected or cleaned up$/, '取消 $1 的指标：是核查、整改或清理的条数'],
  [
    /^takes the metric from (\S+): what others under the agency published, each for itself$/,
    '取消 $1 的指标：是下属单位各自公开的',
  ],
  [
    /^takes the metric from (\S+): the text says that it has nothing to do with disclosure$/,
    '取消 $1 的指标：原文说明与信息公开无关',
  ],
  [/^takes the metric from (\S+): (.*)$/, '取消 $1 的指标：$2'],
  [/^gives no metric: several years$/, '跨多个年份，不计入指标'],
  [/^gives (\S+): several years$/, '跨多个年份，计入 $1'],
]

/** A reason of the trace in the language of the interface; one that is not known stays as it is. */
export function lossReason(reason: string, language: Language): string {
  const known = language === 'zh' ? inChinese.find(([english]) => english.test(reason)) : undefined
  return known ? reason.replace(known[0], known[1]) : reason
}
