import type { Context } from './context.ts'
import type { Place } from './reading.ts'

/** How far back the words that say so are looked for, in characters. */
const reach = 240

/** 下一步将举办培训2期: what is told from there on is not done yet. */
const ahead =
  /将(?!.{0,6}(?:纳入|作为))|下一?步|今后|明年|来年|计划|力争|争取|打算|拟|预计|确保|[,;。:是]要|应当?|至少|不少于|[0-9][次期场篇条]以上|每[年季月半]/

/** 公开栏更新不够及时,半年才更新1次: what is told from there on is amiss. */
const amiss = /问题|不足|不[够高强深及完到规]|欠|薄弱|有待|个别|少数|困难|差距|短板|单一/

/** 针对上年存在的问题,…; (二)改进情况。…: what is told from there on was done about it. */
const improving =
  /(?:(?:针|面)对|(?:上年|上一年|去年|20\d\d年)度?(?:年度报告|年报|报告|自查|评估|考核|工作)?[中里])[^,;。]{0,36}(?:问题|不足|短板)|对照[^,;。]{0,20}(?:问题|不足)|(?:改进|整改)(?:工作)?(?:落实)?(?:情况|成效)/g

const done =
  /全年|年内|今年|本年|当年|一年来|20\d\d年|[先前]后|(?:[共计已]|累计)(?=[^,;。]{0,12}\d)|[展办织布开训强行善立了]了/

/** Whether a figure among the shortcomings tells what was done in the year all the same: of improvements made, and no plan. */
export function isOwnDeed(text: string, { paragraph, previous, sentence, clause }: Context, { start }: Place): boolean {
  const from = Math.max(paragraph.start, start - reach)
  if (ahead.test(text.slice(from, clause.end))) return false
  const heading = previous?.kind === 'heading' ? text.slice(previous.start, previous.end) : ''
  const told = `${/问题|不足/.test(heading) ? '' : heading}\n${text.slice(from, start)}`
  const improved = [...told.matchAll(improving)].at(-1)
  if (amiss.test(improved ? told.slice(improved.index + improved[0].length) : told)) return false
  // 针对上年度存在的问题,举办培训2次: told of the year before, so it was done in this one
  return (
    (improved !== undefined && /[上去]|20\d\d/.test(improved[0])) ||
    done.test(text.slice(Math.max(sentence.start, from), clause.end))
  )
}
