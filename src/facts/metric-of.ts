import { hasClass } from '../grammar/lexicon.ts'
import { UNCLAIMED } from '../record/claimed.ts'
import type { Context } from './context.ts'
import type { Draft } from './draft.ts'
import { held, takes } from './loss-reason.ts'
import { isOwnDeed } from './own-deed.ts'
import { gateAt, type Place, type Reading } from './reading.ts'
import { type Scope, scopeOf } from './scope.ts'
import type { Situation } from './situation.ts'

/** What the rows of a breakdown are read as. */
const rowMetrics: ReadonlySet<string> = new Set(['disclosure.category', 'interpretation.articles'])
/** How applications came, told as rows. */
const wayMetrics: ReadonlySet<string> = new Set([
  'applications.received.inPerson',
  'applications.received.fax',
  'applications.received.online',
  'applications.received.email',
  'applications.received.letter',
])

/** The reading's metric, unless the time or a gate takes it away. */
export function metricOf(
  reading: Reading,
  place: Place,
  situation: Situation,
  whole: Draft | null = null,
): string | null {
  const { grammars, context, attempts } = situation
  if (reading.metric === null) return null
  const { passes } = reading.rule
  if (isReasonOf(reading.metric, place, situation)) {
    attempts?.push({ rule: 'reason', outcome: 'won', ...takes(reading.rule.id, held.reason) })
    return null
  }
  const scope = scopeIn(situation, whole)
  const { kind } = context.paragraph.section
  if (kind === 'issues' && !passes.includes('shortcomings') && !isOnly(situation) && !isToldAsDone(situation, place)) {
    attempts?.push({ rule: 'shortcomings', outcome: 'won', ...takes(reading.rule.id, held.amiss) })
    return null
  }
  // 对2005年以来的信息进行梳理,累计公开2511条,其中政策法规类1198条: rows of a total that is not the year's
  const row = rowMetrics.has(reading.metric)
  if ((context.wholeSetAside && (row || wayMetrics.has(reading.metric))) || (context.ofGathered && row)) {
    attempts?.push({ rule: 'set-aside', outcome: 'won', ...takes(reading.rule.id, held.setAside) })
    return null
  }
  if (whole === null && isOfOtherBusiness(reading, place, situation)) {
    attempts?.push({ rule: 'other-business', outcome: 'won', ...takes(reading.rule.id, held.otherBusiness) })
    return null
  }
  if (scope === 'other' && !passes.includes('other-year')) {
    attempts?.push({ rule: 'other-year', outcome: 'won', ...takes(reading.rule.id, held.otherYear) })
    return null
  }
  if (scope === 'part' && !passes.includes('part-year') && !isAllOfTheYear(reading, context)) {
    if (reading.rule.pattern.anchor === 'none') context.deniedInPart.push(reading.metric)
    attempts?.push({ rule: 'part-year', outcome: 'won', ...takes(reading.rule.id, held.partYear) })
    return null
  }
  if (scope === 'years' && !passes.includes('several-years')) {
    const across = grammars.metrics.get(reading.metric)?.acrossYears ?? null
    attempts?.push({ rule: 'several-years', outcome: 'won', ...held.severalYears(across) })
    return across
  }
  return gateAt(grammars, reading, place, context, attempts) === null ? reading.metric : null
}

/** What applications lead to. */
const ofApplications = /^applications\.(?:completed|answered)/
/** What is told of services and permits in the same words: 不予受理411件, 现场办理257件. */
const alsoOfServices = /^applications\.(?:outcomes|received\.(?!total)|carriedOut)/
/** What holds its own cases, letters or complaints. */
const ofOthers = /^(?:response|reconsideration|litigation|complaints)\./

const remedies = /^(?:reconsideration|litigation|complaints)\./

/** 受理群众诉求1203件,按时办结1198件: what is told of the count before it, which counts no applications. */
function isOfOtherBusiness({ metric }: Reading, { start }: Place, { context, mentions, grammars }: Situation): boolean {
  if (metric === null) return false
  if (!ofApplications.test(metric)) {
    const services = grammars.lexicon.classes.get('services')
    if (!alsoOfServices.test(metric) || !services || !hasClass(context.near, services)) return false
  }
  const last = context.before.findLast((draft) => draft.metric !== null || draft.rule === UNCLAIMED)
  if (!last?.numeral || !/^[件封起宗次例个]/.test(last.unit ?? '')) return false
  if (last.metric !== null && !ofOthers.test(last.metric)) return false
  if (context.before.some((draft) => draft.metric?.startsWith('applications.'))) return false
  // 因信息公开引起行政复议3次,3个已办结: what led to a remedy stands before it
  const since = last.numeral.start - (remedies.test(last.metric ?? '') ? 0 : 30)
  return !/申请|公开|[;。]/.test(mentions.narrative.text.slice(Math.max(context.sentence.start, since), start))
}

/** 无法提供12件,其中本机关不掌握10件、没有现成信息2件: the single reasons of an outcome. */
function isReasonOf(metric: string, { start }: Place, { context, mentions }: Situation): boolean {
  const { whole } = context
  const outcome = 'applications.outcomes.'
  if (isInBracketOf(metric, start, context.before, mentions.narrative.text)) return true
  if (!whole?.numeral || whole.value === 0) return false
  if (!whole.metric?.startsWith(outcome) || !metric.startsWith(outcome)) return false
  const { text } = mentions.narrative
  if (text.slice(whole.numeral.end, start).includes(';')) return false
  // 不同意公开13件,其中法律规定的其他情形4件
  return whole.metric === metric || /其[他它]情[形况]/.test(text.slice(Math.max(0, start - 8), start))
}

/** 不属于本机关公开7件(告知向教育局申请4件、向民政局申请3件): what the bracket of an outcome tells of it again. */
function isInBracketOf(metric: string, start: number, before: readonly Draft[], text: string): boolean {
  if (!metric.startsWith('applications.outcomes.')) return false
  const told = before.findLast(({ numeral, value }) => numeral !== null && value !== 0 && text[numeral.end] === '(')
  return told?.metric === metric && !text.slice(told.numeral?.end, start).includes(')')
}

/** 解读偏少,全年仅发布2篇: what was done all the same. */
function isOnly({ context, mentions }: Situation): boolean {
  const { start, end } = context.clause
  return /[仅只]/.test(mentions.narrative.text.slice(start, end))
}

/** 针对上年度存在的问题,举办培训2次: no shortcoming. */
function isToldAsDone({ context, mentions }: Situation, place: Place): boolean {
  return isOwnDeed(mentions.narrative.text, context, place)
}

/** 上半年未收到申请,下半年收到1件,已公开: what is told of the one half is all of the year. */
function isAllOfTheYear({ rule, metric }: Reading, { deniedInPart }: Context): boolean {
  const group = metric?.split('.')[0]
  return rule.pattern.anchor !== 'none' && deniedInPart.some((denied) => denied.split('.')[0] === group)
}

function scopeIn({ context, grammars, mentions }: Situation, whole: Draft | null): Scope {
  const { time, inClause, ofYears } = context
  const years = grammars.lexicon.classes.get('acrossYears')
  if (ofYears || (years && hasClass(inClause, years))) return 'years'
  const scope = scopeOf(time, mentions.report)
  // 接收申请8件,上半年3件,下半年5件,均为公民: all of the year's
  return scope === 'part' && time && whole && whole.source.end <= time.start ? 'within' : scope
}
