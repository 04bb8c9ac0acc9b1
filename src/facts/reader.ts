import type { Grammars } from '../grammar/grammar.ts'
import type { NumeralMention } from '../mentions/mention.ts'
import { UNCLAIMED } from '../record/claimed.ts'
import { repeating } from '../record/metrics.ts'
import { cover, type Span } from '../source/span.ts'
import type { Anchor } from './anchors.ts'
import { channelName } from './channels.ts'
import type { Context } from './context.ts'
import { type Share, sharesOf } from './distribution.ts'
import type { Draft } from './draft.ts'
import { denialUnderHeading, figureUnderHeading, type HeadingPlace } from './heading-place.ts'
import { labelOf, trimLabel } from './label.ts'
import { held } from './loss-reason.ts'
import { metricOf } from './metric-of.ts'
import { type Place, type Reading, readingsAt } from './reading.ts'
import { periodOf } from './scope.ts'
import type { Mentions, Situation } from './situation.ts'
import { figureOfTopic } from './topic-place.ts'
import type { Attempt } from './trace.ts'
import { isOfAnother, ofNearestKind, ofWhole, wholesOf } from './wholes.ts'
import { writtenPlace } from './written-place.ts'

const endOfClause = /^[,;。\n]?$/

const article: ReadonlySet<string> = new Set(['项', '个', '批', '部', '套', '种', '条'])

/** Whether 一 is an article and no number: 作为一项重要工作; 设查阅点一个。, 概况一条、, 收到一条留言 and 一个查阅点 count. */
function isArticle(text: string, { start, end, unit }: NumeralMention): boolean {
  if (!article.has(unit ?? '') || endOfClause.test(text.charAt(end))) return false
  if (unit === '条')
    return (
      !'、和及等)'.includes(text.charAt(end)) &&
      !/(?:收到|接到|受理|回复|答复|办理)$/.test(text.slice(start - 2, start))
    )
  // 一项予以公开,一项部分公开: one of those that were told
  if (unit === '项' && /^(?:不属于|不予|予以|部分|同意|已|因|信息不存在)/.test(text.slice(end, end + 5)))
    return !/[,;、。:中]/.test(text.charAt(start - 1))
  return unit !== '个' || !/^[^,;。、]{0,8}(?:查阅|阅览|受理)[点室处场]/.test(text.slice(end, end + 12))
}

const carried: ReadonlySet<string | null> = new Set(['applications.carriedIn', 'applications.carriedOut'])

const isSome = (draft: Draft, metric: string): boolean =>
  draft.metric === metric && draft.basis === 'stated' && (draft.value ?? 0) > 0

/** Reads one anchor in its context. */
export class Reader implements Situation {
  readonly mentions: Mentions
  readonly grammars: Grammars
  readonly context: Context
  readonly attempts: Attempt[] | null

  constructor(mentions: Mentions, grammars: Grammars, context: Context, attempts: Attempt[] | null) {
    this.mentions = mentions
    this.grammars = grammars
    this.context = context
    this.attempts = attempts
  }

  /** A quantity: one fact, or one for each thing that shares it. */
  count(index: number): Draft[] {
    const { narrative, numerals } = this.mentions
    const numeral = numerals[index] as NumeralMention
    const zero = this.zeroUnderHeading(numeral)
    if (zero.length > 0) return zero
    const shares = sharesOf(narrative.text, numerals, index)
    if (shares === null) {
      this.attempts?.push({ rule: 'respectively', outcome: 'won', ...held.unpaired })
      return this.unclaimed(numeral)
    }
    // 2021年、2022年分别公开210条、298条: of years, one is the report's
    if (shares.some(({ thing }) => this.isOtherYear(thing))) return this.unclaimed(numeral)
    const shared: Draft[] = []
    for (const share of shares) shared.push(...this.shared(numeral, share, shared))
    // 征地补偿、房屋拆迁类信息0条: a category may be named by several words, and is none the more
    const named = numeral.value === 0 && shared.every(({ metric }) => repeating.has(metric))
    if (shared.length > 0 && !named) return shared
    if (numeral.chinese && numeral.value === 1 && isArticle(narrative.text, numeral)) return []
    const place = this.place(narrative.text, numeral, numeral.unit ?? '', numeral.value)
    const [reading] = readingsAt(this.grammars.counts, place, this.context, false, this.attempts)
    if (!reading) return this.underTitle(numeral) ?? this.unclaimed(numeral)
    const draft = this.draft(numeral, reading, metricOf(reading, place, this), cover(reading.match, numeral))
    draft.label = trimLabel(narrative.text, draft.label) ?? (draft.metric === null ? this.counted(numeral) : null)
    const { also } = reading.rule.source
    return also && draft.metric !== null ? [draft, { ...draft, metric: also }] : [draft]
  }

  /** A figure that the heading above it, or the topic of its sentence, tells what it is. */
  private underTitle(numeral: NumeralMention): Draft[] | null {
    const { narrative } = this.mentions
    const titled =
      figureUnderHeading(narrative, this.grammars, this.context, numeral) ??
      figureOfTopic(narrative, this.grammars, this.context, numeral)
    if (!titled) return null
    const [reading] = readingsAt(this.grammars.counts, titled.place, this.context, false, this.attempts)
    if (!reading) return null
    const draft = this.draft(numeral, reading, metricOf(reading, titled.place, this), titled.source)
    draft.label = reading.match.label ? trimLabel(narrative.text, titled.thing) : null
    return [draft]
  }

  private isOtherYear({ start, end }: Span): boolean {
    const year = /^(20\d\d)年度?$/.exec(this.mentions.narrative.text.slice(start, end))?.[1]
    return year !== undefined && Number(year) !== this.mentions.report.year
  }

  /** A word of a none: a fact for every metric that it denies. */
  none(span: Span): Draft[] {
    const bare = this.denied(span)
    const place = bare?.place ?? this.place(this.mentions.narrative.text, span, null)
    const drafts: Draft[] = []
    for (const reading of readingsAt(this.grammars.nones, place, this.context, true, this.attempts)) {
      const metric = metricOf(reading, place, this)
      const told = (draft: Draft) => draft.metric === metric && (draft.basis === 'none' || draft.value === 0)
      if (metric === null || drafts.some(told) || this.context.before.some(told)) continue
      // 收到申请1件,未收到法人或其他组织的申请: where some were told, a none is of a part of them
      if (this.context.earlier.some((draft) => isSome(draft, metric))) continue
      const draft = this.blank(reading, metric, bare?.source ?? reading.match)
      draft.value = 0
      draft.basis = 'none'
      drafts.push(draft)
    }
    return drafts
  }

  private denied(span: Span): HeadingPlace | null {
    return denialUnderHeading(this.mentions.narrative, this.grammars, this.context, span)
  }

  /** 四、…行政复议、行政诉讼情况⏎均为0件。: the same in figures. */
  private zeroUnderHeading(numeral: NumeralMention): Draft[] {
    const bare = numeral.value === 0 ? this.denied(numeral) : null
    if (!bare) return []
    const drafts: Draft[] = []
    for (const reading of readingsAt(this.grammars.nones, bare.place, this.context, true, this.attempts)) {
      const metric = metricOf(reading, bare.place, this)
      if (metric === null || drafts.some((draft) => draft.metric === metric)) continue
      const draft = this.draft(numeral, reading, metric, bare.source)
      draft.label = null
      drafts.push(draft)
    }
    return drafts
  }

  /** A word of an all: the part takes the value of the nearest total before it in the paragraph. */
  all(anchor: Anchor, drafts: readonly Draft[]): Draft[] {
    const place = this.place(this.mentions.narrative.text, anchor, null)
    const taken: Draft[] = []
    let nearest: Draft | null = null
    const elsewhere = isOfAnother(this.mentions.narrative.text, anchor, this.context)
    for (const reading of readingsAt(this.grammars.alls, place, this.context, true, this.attempts)) {
      for (const whole of wholesOf(reading, drafts, anchor, this.context, this.mentions.narrative.text)) {
        const metric = metricOf(ofWhole(reading, whole), place, this, whole)
        if (metric === null || whole.value === null || whole.value === 0) continue
        if (elsewhere && metric.startsWith('applications.')) continue
        // For a total of 1, 已办结 reads as 均已办结.
        if (anchor.sole && (whole.value !== 1 || whole.bound !== 'exact')) continue
        const since = drafts.slice(drafts.indexOf(whole))
        if ([...taken, ...since].some((draft) => draft.metric === metric)) continue
        const draft = this.blank(reading, metric, reading.match)
        draft.value = whole.value
        draft.unit = whole.unit
        draft.bound = whole.bound
        draft.basis = 'all'
        draft.whole = whole
        draft.partOf = whole
        taken.push(draft)
        if (!nearest || drafts.indexOf(whole) > drafts.indexOf(nearest)) nearest = whole
      }
    }
    return ofNearestKind(taken, nearest)
  }

  private shared(numeral: NumeralMention, share: Share, sharers: readonly Draft[]): Draft[] {
    const { counts } = this.grammars
    const { time } = this.context
    // 本年新收、上年结转均为0: a time behind a thing is not that thing's
    if (time && time.start >= share.thing.end) {
      const timeless = new Reader(this.mentions, this.grammars, { ...this.context, time: null }, this.attempts)
      return timeless.shared(numeral, share, sharers)
    }
    const written = writtenPlace(this.grammars, share.text, share, numeral.unit ?? '')
    const { channels } = written
    // What the clause leaves out of the thing's words, the sentence around it tells.
    const near = this.context.near.map((bits, i) => bits | (written.place.near[i] ?? 0))
    const channel = channels.length > 0 ? written.place.channel : channelName(this.context.channels)
    const place: Place = { ...written.place, value: numeral.value, near, channel }
    const subject = written.subject ?? this.context.subject
    const context = { ...this.context, subject, earlier: [...this.context.earlier, ...sharers] }
    const [reading] = readingsAt(counts, place, context, false, this.attempts)
    if (!reading) return []
    const metric = metricOf(reading, place, this)
    // One thing told in two words is one fact; 行政许可、行政处罚各2条 are two.
    if (metric === null || (!repeating.has(metric) && sharers.some((sharer) => sharer.metric === metric))) return []
    const draft = this.draft(numeral, reading, metric, cover(share.thing, numeral))
    draft.label = reading.match.label ? trimLabel(this.mentions.narrative.text, share.thing) : null
    if (channels.length > 0) draft.channel = share.thing
    return [draft]
  }

  private place(text: string, span: Span, unit: string | null, value: number | null = null): Place {
    const { near, inClause, nearness, channels } = this.context
    const { start, end } = span
    return { text, start, end, unit, value, near, inClause, nearness, channel: channelName(channels) }
  }

  private blank(reading: Reading, metric: string | null, source: Span): Draft {
    const { paragraph, channels, time } = this.context
    const [first, last] = [channels[0], channels.at(-1)]
    return {
      metric,
      standsFor: metric === null ? (reading.rule.source.standsFor ?? null) : null,
      value: null,
      range: null,
      unit: null,
      bound: 'exact',
      basis: 'stated',
      whole: null,
      period: periodOf(time, this.mentions.report, metric),
      label: reading.match.label,
      channel: first && last ? { start: first.start, end: last.end } : null,
      section: paragraph.section,
      numeral: null,
      source: { start: source.start, end: source.end },
      partOf: this.partedBy(metric),
      rule: reading.rule.id,
    }
  }

  /** 收到12件,上年结转2件,其中网络申请5件: what was carried over has no such parts; they are of what was received. */
  private partedBy(metric: string | null): Draft | null {
    const { whole, before } = this.context
    if (!whole || !metric || !carried.has(whole.metric) || !metric.startsWith('applications.')) return whole
    if (!metric.startsWith('applications.received.')) return null
    return before.findLast((draft) => draft.metric === 'applications.received.total') ?? null
  }

  private draft(numeral: NumeralMention, reading: Reading, metric: string | null, source: Span): Draft {
    const draft = this.blank(reading, metric, source)
    draft.value = numeral.value
    draft.range = numeral.range
    draft.unit = numeral.unit
    draft.bound = numeral.bound
    draft.numeral = numeral
    return draft
  }

  /** What a quantity of no metric counts, in the text's words. */
  private counted(numeral: NumeralMention): Span | null {
    const { lexicon, tokenizer } = this.grammars
    return labelOf(this.mentions.narrative.text, numeral, this.context.clause, lexicon, tokenizer)
  }

  /** A quantity that no rule reads. A lone Chinese 一 counts nothing that anyone asked for: 一个平台. */
  private unclaimed(numeral: NumeralMention): Draft[] {
    if (numeral.chinese && (numeral.value === null || numeral.value <= 1)) return []
    const { paragraph, time, whole } = this.context
    const { value, range, unit, bound } = numeral
    return [
      {
        metric: null,
        standsFor: null,
        value,
        range,
        unit,
        bound,
        basis: 'stated',
        whole: null,
        period: periodOf(time, this.mentions.report, null),
        label: this.counted(numeral),
        channel: null,
        section: paragraph.section,
        numeral,
        source: { start: numeral.start, end: numeral.end },
        partOf: whole,
        rule: UNCLAIMED,
      },
    ]
  }
}
