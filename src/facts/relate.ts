import { type Narrative, sourceSpan } from '../document/narrative.ts'
import type { Grammars } from '../grammar/grammar.ts'
import { hasClass } from '../grammar/lexicon.ts'
import type { NumeralMention, TimeMention } from '../mentions/mention.ts'
import { UNCLAIMED } from '../record/claimed.ts'
import { cover, type Span } from '../source/span.ts'
import { anchorsOf, wordsOf } from './anchors.ts'
import { channelName } from './channels.ts'
import { type Context, ContextWalk } from './context.ts'
import { type Share, sharesOf } from './distribution.ts'
import type { Draft } from './draft.ts'
import { denialUnderHeading, figureUnderHeading, type HeadingPlace } from './heading-place.ts'
import { labelOf, trimLabel } from './label.ts'
import { held, takes } from './loss-reason.ts'
import { gateAt, type Place, type Reading, readingsAt } from './reading.ts'
import { periodOf, type ReportTime, type Scope, scopeOf } from './scope.ts'
import type { Attempt, Trace } from './trace.ts'
import { ofNearestKind, ofWhole, wholesOf } from './wholes.ts'
import { writtenPlace } from './written-place.ts'

/** What relate needs, beside the grammars. */
export interface Mentions {
  narrative: Narrative
  numerals: readonly NumeralMention[]
  times: readonly TimeMention[]
  report: ReportTime
  /** The reporting agency's name, where the header tells it. */
  agency?: string | undefined
}

/** A place that is read: one shape for all three kinds, since the engine goes by shapes. */
interface Anchor extends Span {
  kind: 'count' | 'none' | 'all'
  /** Of a count: the number of its numeral; -1 for others. */
  index: number
  /** Of an all: 已办结, which reads as one for a total of 1 only. */
  sole: boolean
}

/**
 * Puts the quantities, the nones and the alls of a narrative together with what their clauses say and the clauses
 * before them said, and reads them by the rules: one draft a fact, in order of place.
 *
 * @param trace where given, takes for each anchor the rules that were tried, and why they lost.
 */
export function relate(mentions: Mentions, grammars: Grammars, trace: Trace[] | null = null): Draft[] {
  const { narrative, numerals, times, agency } = mentions
  const walk = new ContextWalk(narrative, times, grammars, agency)
  const drafts: Draft[] = []
  for (const anchor of anchorsIn(walk, numerals, grammars)) {
    const { start, end } = anchor
    const context =
      anchor.kind === 'count'
        ? walk.at(start, end, stretchOf(narrative.text, numerals, anchor.index))
        : walk.at(start, end)
    if (context.paragraph.kind === 'title' || context.paragraph.kind === 'signature') continue
    const attempts: Attempt[] | null = trace ? [] : null
    const reader = new Reader(mentions, grammars, context, attempts)
    const found =
      anchor.kind === 'count'
        ? reader.count(anchor.index)
        : anchor.kind === 'none'
          ? reader.none(anchor)
          : reader.all(anchor, drafts)
    for (const draft of found) {
      walk.note(draft)
      drafts.push(draft)
    }
    if (trace && attempts) trace.push(traceOf(narrative, anchor, context, attempts))
  }
  return drafts
}

/** From the end of the quantity before to the mark that ends what the quantity is told of. */
function stretchOf(text: string, numerals: readonly NumeralMention[], index: number): Span {
  let before = index - 1
  while (before >= 0 && numerals[before]?.kind !== 'quantity') before--
  const from = numerals[index]?.end ?? 0
  let end = from
  while (end < from + 80 && end < text.length && !stretchEnds.includes(text.charAt(end))) end++
  return { start: numerals[before]?.end ?? 0, end: end < text.length ? end : from + 80 }
}

const stretchEnds = '、,;。!?\n('

function anchorsIn(walk: ContextWalk, numerals: readonly NumeralMention[], { lexicon }: Grammars): Anchor[] {
  const classOf = (name: string) => lexicon.classes.get(name)
  const anchors: Anchor[] = []
  const add = (kind: Anchor['kind'], { start, end }: Span, index = -1, sole = false) => {
    anchors.push({ start, end, kind, index, sole })
  }
  numerals.forEach((numeral, index) => {
    if (numeral.kind === 'quantity') add('count', numeral, index)
  })
  const [none, notNone, all, sole, notAll] = ['none', 'notNone', 'all', 'sole', 'notAll'].map(classOf)
  const { words } = walk
  const among = wordsOf(words, lexicon.table, [none, notNone, all, sole, notAll])
  for (const span of anchorsOf(words, lexicon.table, among, none, notNone)) add('none', span)
  for (const span of anchorsOf(words, lexicon.table, among, all, notAll)) add('all', span)
  for (const span of anchorsOf(words, lexicon.table, among, sole, notAll)) add('all', span, -1, true)
  return anchors.sort((a, b) => a.start - b.start)
}

const endOfClause = /^[,;。\n]?$/

const article: ReadonlySet<string> = new Set(['项', '个', '批', '部', '套', '种', '条'])

/** Verbs that gather items, or send them to superiors, and publish nothing. */
const gathering = /归集|梳理|汇总|汇集|采集|报送|上报/

/** What the rows of a breakdown are read as. */
const rowMetrics: ReadonlySet<string> = new Set(['disclosure.category', 'interpretation.articles'])

const carried: ReadonlySet<string | null> = new Set(['applications.carriedIn', 'applications.carriedOut'])

/** Reads one anchor in its context. */
class Reader {
  private readonly mentions: Mentions
  private readonly grammars: Grammars
  private readonly context: Context
  private readonly attempts: Attempt[] | null

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
    const shared: Draft[] = []
    for (const share of shares) shared.push(...this.shared(numeral, share, shared))
    if (shared.length > 0) return shared
    // 作为一项重要工作: an article, no number; 设查阅点一个。 is one
    const ends = endOfClause.test(narrative.text.charAt(numeral.end))
    if (numeral.chinese && numeral.value === 1 && article.has(numeral.unit ?? '') && !ends) return []
    const place = this.place(narrative.text, numeral, numeral.unit ?? '')
    const [reading] = readingsAt(this.grammars.counts, place, this.context, false, this.attempts)
    if (!reading) return this.underTitle(numeral) ?? this.unclaimed(numeral)
    const draft = this.draft(numeral, reading, this.metricOf(reading, place), cover(reading.match, numeral))
    draft.label = trimLabel(narrative.text, draft.label)
    const { also } = reading.rule.source
    return also && draft.metric !== null ? [draft, { ...draft, metric: also }] : [draft]
  }

  /** A figure that the heading above it tells what it is. */
  private underTitle(numeral: NumeralMention): Draft[] | null {
    const { narrative } = this.mentions
    const titled = figureUnderHeading(narrative, this.grammars.lexicon, this.context, numeral)
    if (!titled) return null
    const [reading] = readingsAt(this.grammars.counts, titled.place, this.context, false, this.attempts)
    return reading ? [this.draft(numeral, reading, this.metricOf(reading, titled.place), titled.source)] : null
  }

  /** A word of a none: a fact for every metric that it denies. */
  none(span: Span): Draft[] {
    const bare = this.denied(span)
    const place = bare?.place ?? this.place(this.mentions.narrative.text, span, null)
    const drafts: Draft[] = []
    for (const reading of readingsAt(this.grammars.nones, place, this.context, true, this.attempts)) {
      const metric = this.metricOf(reading, place)
      const told = (draft: Draft) => draft.metric === metric && (draft.basis === 'none' || draft.value === 0)
      if (metric === null || drafts.some(told) || this.context.before.some(told)) continue
      const draft = this.blank(reading, metric, bare?.source ?? reading.match)
      draft.value = 0
      draft.basis = 'none'
      drafts.push(draft)
    }
    return drafts
  }

  private denied(span: Span): HeadingPlace | null {
    return denialUnderHeading(this.mentions.narrative, this.grammars.lexicon, this.context, span)
  }

  /** 四、…行政复议、行政诉讼情况⏎均为0件。: the same in figures. */
  private zeroUnderHeading(numeral: NumeralMention): Draft[] {
    const bare = numeral.value === 0 ? this.denied(numeral) : null
    if (!bare) return []
    const drafts: Draft[] = []
    for (const reading of readingsAt(this.grammars.nones, bare.place, this.context, true, this.attempts)) {
      const metric = this.metricOf(reading, bare.place)
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
    for (const reading of readingsAt(this.grammars.alls, place, this.context, true, this.attempts)) {
      for (const whole of wholesOf(reading, drafts, anchor, this.context, this.mentions.narrative.text)) {
        const metric = this.metricOf(ofWhole(reading, whole), place, whole)
        if (metric === null || whole.value === null || whole.value === 0) continue
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
    const { lexicon, counts } = this.grammars
    const { time } = this.context
    // 本年新收、上年结转均为0: a time behind a thing is not that thing's
    if (time && time.start >= share.thing.end) {
      const timeless = new Reader(this.mentions, this.grammars, { ...this.context, time: null }, this.attempts)
      return timeless.shared(numeral, share, sharers)
    }
    const written = writtenPlace(lexicon, share.text, share, numeral.unit ?? '')
    const { channels } = written
    // What the clause leaves out of the thing's words, the sentence around it tells.
    const near = this.context.near.map((bits, i) => bits | (written.place.near[i] ?? 0))
    const channel = channels.length > 0 ? written.place.channel : channelName(this.context.channels)
    const place: Place = { ...written.place, near, channel }
    const subject = written.subject ?? this.context.subject
    const context = { ...this.context, subject, earlier: [...this.context.earlier, ...sharers] }
    const [reading] = readingsAt(counts, place, context, false, this.attempts)
    if (!reading) return []
    const metric = this.metricOf(reading, place)
    // One thing told in two words is one fact.
    if (metric === null || sharers.some((sharer) => sharer.metric === metric)) return []
    const draft = this.draft(numeral, reading, metric, cover(share.thing, numeral))
    draft.label = null
    if (channels.length > 0) draft.channel = share.thing
    return [draft]
  }

  private place(text: string, span: Span, unit: string | null): Place {
    const { near, inClause, nearness, channels } = this.context
    const { start, end } = span
    return { text, start, end, unit, near, inClause, nearness, channel: channelName(channels) }
  }

  /** The reading's metric, unless the time or a gate takes it away. */
  private metricOf(reading: Reading, place: Place, whole: Draft | null = null): string | null {
    if (reading.metric === null) return null
    const { passes } = reading.rule
    const scope = this.scope(whole)
    const { kind } = this.context.paragraph.section
    if (kind === 'issues' && !this.isOnly() && !passes.includes('shortcomings')) {
      this.attempts?.push({
        rule: 'shortcomings',
        outcome: 'won',
        ...takes(reading.rule.id, held.amiss),
      })
      return null
    }
    // 对2005年以来的信息进行梳理,累计公开2511条,其中政策法规类1198条: rows of a total that is not the year's
    if (rowMetrics.has(reading.metric) && (this.context.wholeSetAside || this.isListedBesideNone(place))) {
      this.attempts?.push({
        rule: 'set-aside',
        outcome: 'won',
        ...takes(reading.rule.id, held.setAside),
      })
      return null
    }
    if (scope === 'other' && !passes.includes('other-year')) {
      this.attempts?.push({
        rule: 'other-year',
        outcome: 'won',
        ...takes(reading.rule.id, held.otherYear),
      })
      return null
    }
    if (scope === 'part' && !passes.includes('part-year') && !this.isAllOfTheYear(reading)) {
      if (reading.rule.pattern.anchor === 'none') this.context.deniedInPart.push(reading.metric)
      this.attempts?.push({
        rule: 'part-year',
        outcome: 'won',
        ...takes(reading.rule.id, held.partYear),
      })
      return null
    }
    if (scope === 'years' && !passes.includes('several-years')) {
      const across = this.grammars.metrics.get(reading.metric)?.acrossYears ?? null
      this.attempts?.push({
        rule: 'several-years',
        outcome: 'won',
        ...held.severalYears(across),
      })
      return across
    }
    return gateAt(this.grammars, reading, place, this.attempts) === null ? reading.metric : null
  }

  /** 归集行政许可信息92100条、行政处罚信息15800条: a member of a list whose member before it is of no metric. */
  private isListedBesideNone({ start }: Place): boolean {
    const last = this.context.before.at(-1)
    if (!last?.numeral || last.metric !== null || last.rule !== UNCLAIMED) return false
    const { text } = this.mentions.narrative
    const { clause } = this.context
    if (text.charAt(last.numeral.end) !== '、' || /[、,;。(]/.test(text.slice(last.numeral.end + 1, start)))
      return false
    return gathering.test(text.slice(Math.max(clause.start, last.numeral.start - 80), last.numeral.start))
  }

  /** 解读偏少,全年仅发布2篇: what was done all the same. */
  private isOnly(): boolean {
    const { start, end } = this.context.clause
    return /[仅只]/.test(this.mentions.narrative.text.slice(start, end))
  }

  /** 上半年未收到申请,下半年收到1件,已公开: what is told of the one half is all of the year. */
  private isAllOfTheYear({ rule, metric }: Reading): boolean {
    const group = metric?.split('.')[0]
    return rule.pattern.anchor !== 'none' && this.context.deniedInPart.some((denied) => denied.split('.')[0] === group)
  }

  private scope(whole: Draft | null): Scope {
    const { time, inClause, ofYears } = this.context
    const years = this.grammars.lexicon.classes.get('acrossYears')
    if (ofYears || (years && hasClass(inClause, years))) return 'years'
    const scope = scopeOf(time, this.mentions.report)
    // 接收申请8件,上半年3件,下半年5件,均为公民: all of the year's
    return scope === 'part' && time && whole && whole.source.end <= time.start ? 'within' : scope
  }

  private blank(reading: Reading, metric: string | null, source: Span): Draft {
    const { paragraph, channels, time } = this.context
    const [first, last] = [channels[0], channels.at(-1)]
    return {
      metric,
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

  /** A quantity that no rule reads. A lone Chinese 一 counts nothing that anyone asked for: 一个平台. */
  private unclaimed(numeral: NumeralMention): Draft[] {
    if (numeral.chinese && (numeral.value === null || numeral.value <= 1)) return []
    const { paragraph, time, whole, clause } = this.context
    const { value, range, unit, bound } = numeral
    const { lexicon, tokenizer } = this.grammars
    return [
      {
        metric: null,
        value,
        range,
        unit,
        bound,
        basis: 'stated',
        whole: null,
        period: periodOf(time, this.mentions.report, null),
        label: labelOf(this.mentions.narrative.text, numeral, clause, lexicon, tokenizer),
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

function traceOf(narrative: Narrative, anchor: Anchor, context: Context, tried: Attempt[]): Trace {
  const { time } = context
  return {
    span: sourceSpan(narrative, anchor),
    anchor: anchor.kind,
    context: {
      section: context.paragraph.section.id,
      subject: context.subject,
      channels: context.channels.map((channel) => channel.name),
      time: time ? narrative.text.slice(time.start, time.end) : null,
      partOf: context.whole !== null,
    },
    tried,
  }
}
