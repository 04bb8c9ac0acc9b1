import type { TimeMention } from '../mentions/mention.ts'
import type { Span } from '../source/span.ts'

/** 结转上年2件, 较上年: what stands just before a time that is told by the way. */
const asideAhead = /(?:[比较与同由从含]|转结|遗留|转[入至到]?|延[至到])$/
/** 公开了2020年政府信息公开工作年度报告: a time in the name of a document that is published. */
const namingAhead = /(?:公开|公布|发布|更新|编制|报送)了?[《“]?$|《$/
const documentOfTime = /^度?[^,;。、:!?\n0-9]{0,20}(?:年度报告|工作报告|年报|报表|年鉴|公报|要点|总结|预算|决算)/
const besideTime = /^度?(?:无|没有)?(?:结转|转结|遗留|转入|相比|同期|底?的|增|减|以来)/
/** 针对上年度⟦工作中存在的⟧问题: the year that a shortcoming was found in. */
const foundInTime =
  /^度?(?:年度报告|年报|报告|政府信息公开|政务公开|信息公开|工作){0,3}[中里]?所?(?:存在|提出|反映|指出|查摆|列出|查找|发现)/

const cause = /(?:因|因对|不服|就|针对|对)$/
const ofCause = /^度?的?(?:办理|作出|受理)?的?(?:政府)?(?:信息公开|依申请公开|公开申请|申请)/
/** ⟦、新收⟧22件 behind 上年结转2件: what begins anew. */
const anew = /[、和](?:新收|新增|新受理|新接)/
/** 的30件增加到 */
const risenTo = /[0-9][^,;。0-9]{0,8}(?:增|升|长|减|降|少|高)[加少长升低]?[到至为](?:了)?$/

/** How far a bracket is looked for, behind a time and before it, in characters. */
const reach = { behind: 160, before: 32 }

/** Goes through the times of a narrative, and tells which of them governs a place: the nearest before it in its sentence. */
export class TimeWalk {
  private readonly text: string
  private readonly times: readonly TimeMention[]
  private next = 0
  private time: TimeMention | null = null
  /** The time stands behind a fact of its sentence. */
  private behindFact = false

  constructor(text: string, times: readonly TimeMention[]) {
    this.text = text
    this.times = times.filter((time) => time.kind !== 'duration' && !isOfTitle(text, time))
  }

  /** Where the next time stands; infinite behind the last. */
  get nextStart(): number {
    return this.times[this.next]?.start ?? Number.POSITIVE_INFINITY
  }

  /** Goes past the next time. */
  pass(behindFact: boolean) {
    this.time = this.times[this.next++] ?? null
    this.behindFact = behindFact
  }

  enterSentence() {
    this.time = null
  }

  /**
   * The time that governs a place. One told by the way does not reach out of its clause; nor does, behind a ;, a part of
   * the year that a fact of the whole year stands before: 收到8件,上半年3件,下半年5件;办结7件.
   *
   * @param semicolonAt where the last ; before the place stands; -1 for none.
   */
  at(place: number, clause: Span, semicolonAt: number): TimeMention | null {
    const { time } = this
    if (!time || this.closedOff(time, place) || this.isOfCause(time)) return null
    if (time.start >= clause.start) return this.leftBehind(time, place) ? null : time
    if (this.aside(time)) return null
    return this.behindFact && time.days !== null && semicolonAt >= time.end ? null : time
  }

  /** 答复9件(含上年度结转2件)、部分公开2件,均按时答复: what a bracket tells of a time holds in the bracket. */
  private closedOff({ start, end }: TimeMention, place: number): boolean {
    const between = this.text.slice(end, Math.min(place, end + reach.behind))
    const close = between.indexOf(')')
    if (close < 0 || between.slice(0, close).includes('(')) return false
    return this.text.slice(Math.max(0, start - reach.before), start).includes('(')
  }

  /** 因2023年度信息公开申请引发行政复议2件: the year of what led to it. */
  private isOfCause({ start, end }: TimeMention): boolean {
    return cause.test(this.text.slice(Math.max(0, start - 3), start)) && ofCause.test(this.text.slice(end, end + 12))
  }

  /** 由上年的30件增加到41件: where a figure leads from, and not what it leads to; 上年结转2件、新收22件: the year's own. */
  private leftBehind({ start, end }: TimeMention, place: number): boolean {
    if (besideTime.test(this.text.slice(end, end + 6)) && anew.test(this.text.slice(end, place))) return true
    return (
      /[由从]/.test(this.text.charAt(start - 1)) &&
      risenTo.test(this.text.slice(end, Math.min(place, end + reach.before)))
    )
  }

  /** 上年结转1件, 较2020年的19件增加7件: a time that is told by the way holds in its own clause only. */
  private aside({ kind, start, end }: TimeMention): boolean {
    const ahead = this.text.slice(Math.max(0, start - 6), start)
    if (besideTime.test(this.text.slice(end, end + 6)) || foundInTime.test(this.text.slice(end, end + 24))) return true
    if (/(?:针对|对照|围绕)$/.test(ahead) && /^[^,;。]{0,20}(?:问题|不足|短板)/.test(this.text.slice(end, end + 24)))
      return true
    // 从2008年至今,累计公开12800条: a time of its own
    if (kind !== 'since' && asideAhead.test(ahead)) return true
    return namingAhead.test(ahead) && documentOfTime.test(this.text.slice(end, end + 30))
  }
}

/** 发布了《2014年统计公报》,公开信息70条: a year within a document's name governs nothing. */
function isOfTitle(text: string, { start }: TimeMention): boolean {
  const before = text.slice(Math.max(0, start - 40), start)
  return before.lastIndexOf('《') > before.lastIndexOf('》')
}
