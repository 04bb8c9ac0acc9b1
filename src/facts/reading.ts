import type { Gate, Grammars, Rule, RuleCondition } from '../grammar/grammar.ts'
import { type ClassMask, intersects } from '../grammar/lexicon.ts'
import { matchPattern, type PatternMatch } from '../grammar/pattern.ts'
import type { RuleTable } from '../grammar/rule-table.ts'
import type { MetricChoice } from '../grammar/schema.ts'
import type { Context } from './context.ts'
import type { Draft } from './draft.ts'
import { type LossReason, lost, noLoss, takes } from './loss-reason.ts'
import type { Nearness } from './nearness.ts'
import type { Attempt } from './trace.ts'

/** The place at which rules are tried: a quantity, or a word of a none or an all. */
export interface Place {
  text: string
  start: number
  end: number
  /** The quantity's unit, '' where it is lost; null where the place is no quantity. */
  unit: string | null
  /** The quantity's value; null where the place is no quantity, or its value is not known. */
  value: number | null
  near: ClassMask
  nearness: Nearness
  inClause: ClassMask
  /** The channel that holds: its name, 'several', or 'none'. */
  channel: string
}

export interface Reading {
  rule: Rule
  metric: string | null
  match: PatternMatch
}

/**
 * Tries rules at a place, in their order.
 *
 * @param all whether all that match are wanted, or the first that does.
 * @param attempts where given, takes every rule whose words stand near, with the reason why it lost.
 */
export function readingsAt(
  table: RuleTable,
  place: Place,
  context: Context,
  all: boolean,
  attempts: Attempt[] | null,
): Reading[] {
  const readings: Reading[] = []
  const index = attempts ? table.all : table.admitting(place.unit)
  for (let r = index.near(place.nearness, 0); r >= 0; r = index.near(place.nearness, r + 1)) {
    const rule = index.rules[r] as Rule
    const fails = attempts && !admits(rule, place) ? 'units' : lossOf(rule, place, context)
    if (fails !== null) {
      attempts?.push({ rule: rule.id, outcome: 'lost', ...reasonOf(fails, place, context) })
      continue
    }
    const match = matchPattern(rule.pattern, place.text, place.start, place.end)
    if (!match) {
      attempts?.push({ rule: rule.id, outcome: 'lost', ...lost.pattern })
      continue
    }
    if (match.trade !== null && !isTrade(match.trade.replace(/行政$/, ''), context.agency)) {
      attempts?.push({ rule: rule.id, outcome: 'lost', ...lost.trade })
      continue
    }
    const metric = choose(rule.metric, place.channel, context)
    if (metric === undefined) {
      attempts?.push({ rule: rule.id, outcome: 'lost', ...lost.choice })
      continue
    }
    if (metric === 'disclosure.total' && isPart(place, context)) {
      attempts?.push({ rule: rule.id, outcome: 'lost', ...lost.part })
      continue
    }
    const winner = readings[0]
    if (winner && !all) attempts?.push({ rule: rule.id, outcome: 'lost', ...lost.order(winner.rule.id) })
    else {
      readings.push({ rule, metric, match })
      if (!all && !attempts) break
      attempts?.push({ rule: rule.id, outcome: 'won', ...noLoss })
    }
  }
  return readings
}

const admits = (rule: Rule, { unit }: Place): boolean => unit === null || rule.units === null || rule.units.has(unit)

/** What of a rule that admits the unit does not let it be tried at a place; null where it may be. */
function lossOf(rule: Rule, place: Place, context: Context): 'unless' | 'when' | null {
  if (rule.unless !== null && intersects(place.inClause, rule.unless)) return 'unless'
  const { when } = rule
  if (when.length === 0) return null
  for (let i = 0; i < when.length; i++) if (holds(when[i] as RuleCondition, place, context)) return null
  return 'when'
}

function reasonOf(fails: 'units' | 'unless' | 'when', { unit, channel }: Place, context: Context): LossReason {
  if (fails === 'units') return lost.units(unit)
  if (fails === 'unless') return lost.unless
  return lost.when(context.paragraph.section.kind, context.subject ?? 'none', channel)
}

function holds(condition: RuleCondition, place: Place, context: Context): boolean {
  const { section, subject, channel, near, passage, partOf, after, beside } = condition
  if (section && !section.includes(context.paragraph.section.kind)) return false
  if (subject && !subject.includes(context.subject ?? 'none')) return false
  if (channel && !channel.includes(place.channel)) return false
  if (near && !intersects(place.near, near)) return false
  if (passage && !intersects(context.passage, passage)) return false
  if (partOf && !isOf(context.whole?.metric, partOf)) return false
  if (beside && !context.before.some((draft) => isOf(told(draft), beside))) return false
  return after === null || context.earlier.some((draft) => isOf(told(draft), after))
}

/** What a number is taken for by what follows it. */
const told = ({ metric, standsFor }: Draft): string | null => metric ?? standsFor

/** Whether a metric is one of these, or of one of these groups. */
function isOf(metric: string | null | undefined, names: readonly string[]): boolean {
  if (typeof metric !== 'string') return false
  for (const name of names)
    if (metric.startsWith(name) && (metric.length === name.length || metric.charAt(name.length) === '.')) return true
  return false
}

/**
 * The metric that a rule gives in a context; undefined where its choice has no row for it, null for a choice by the whole,
 * which is not known yet.
 */
function choose(choice: MetricChoice, channel: string, context: Context): string | null | undefined {
  if (choice === null || typeof choice === 'string') return choice
  if (choice.by === 'whole') return null
  if (choice.by === 'subject') return ofNonZero(choice.of, context)
  if (choice.by === 'shared') return choice.of[context.sharedChannel]
  if (choice.by !== 'account' || channel !== 'none') return choice.of[channel]
  return choice.of[context.lastChannel === 'none' ? context.account : context.lastChannel]
}

/** 行政复议5宗、行政诉讼0宗,其中2宗维持: what is 0 has no parts, so they are of the other one that was told. */
function ofNonZero(of: Record<string, string | null>, context: Context): string | null | undefined {
  const metric = of[context.subject ?? 'none']
  if (typeof metric !== 'string') return metric
  const total = (name: string) =>
    context.before.findLast((draft) => draft.metric === `${name.split('.')[0]}.total`)?.value
  if (total(metric) !== 0) return metric
  return Object.values(of).find((other) => other !== null && (total(other) ?? 0) > 0) ?? metric
}

/** 其中⟦本年度新增的主动公开信息⟧266条 */
const onOwnInitiative = /(?:^|[,:;。、(中])[^,:;。、(]{0,7}主动公开[^,:;。、(]{0,8}$/

/**
 * 公开信息5216条。其中,政务公开信息2011条: a part of what is told before is no total of its own; 其中主动公开5100条 is, since
 * the metric counts what was disclosed on the agency's own initiative.
 */
function isPart({ value, text, start }: Place, { whole }: Context): boolean {
  if (value === null || !whole?.metric || whole.value === null || value > whole.value) return false
  if (!isOf(whole.metric, ['disclosure']) || whole.metric === 'disclosure.cumulative') return false
  return !onOwnInitiative.test(text.slice(Math.max(0, start - 24), start))
}

/** The gate that takes the metric from a reading, or null. */
export function gateAt(
  grammars: Grammars,
  reading: Reading,
  place: Place,
  context: Context,
  attempts: Attempt[] | null,
): string | null {
  const { passes } = reading.rule
  const { gates } = grammars
  for (let g = gates.near(place.nearness, 0); g >= 0; g = gates.near(place.nearness, g + 1)) {
    const gate = gates.rules[g] as Gate
    if (passes.includes(gate.id)) continue
    if (gate.reporter !== null && !gate.reporter.test(context.agency)) continue
    if (gate.repeats && !toldIn(context, gate.repeats).some(({ metric }) => metric === reading.metric)) continue
    const match = matchPattern(gate.pattern, place.text, place.start, place.end)
    if (!match || (match.other !== null && !isOfOther(match.other, reading, place, context))) continue
    attempts?.push({
      rule: gate.id,
      outcome: 'won',
      ...takes(reading.rule.id, gate),
    })
    return gate.id
  }
  return null
}

const toldIn = ({ before, earlier }: Context, where: 'sentence' | 'paragraph'): readonly Draft[] =>
  where === 'sentence' ? before : earlier

/**
 * Whether words name another agency than the reporting one. An all behind the parts of a whole, 全县收到126件,其中教育局受理41件,
 * 均按时答复, is told of the whole.
 */
function isOfOther(words: string, { rule }: Reading, { text, start }: Place, { agency, before }: Context): boolean {
  if (isPartOfName(words, agency)) return false
  if (rule.pattern.anchor !== 'all') return true
  const whole = before.findLast(({ metric }) => rule.source.whole?.includes(metric ?? ''))
  if (!whole) return true
  // 收到11件,规划局承办6件、执法局承办5件,均按期办结: its parts too, since they add up to it
  const parts = before.slice(before.indexOf(whole) + 1).map(({ value }) => value ?? 0)
  if (parts.length > 1 && parts.reduce((sum, value) => sum + value, 0) === whole.value) return false
  return !/其中|[:(]/.test(text.slice(whole.source.end, start))
}

const government =
  /(?:(?:人民)?政府(?:办公室|办公厅|办)?|(?:政务公开|政府信息公开|信息公开)(?:领导小组)?(?:办公室|办))$/
const administration = /(?:管委会|管理委员会|办事处)$/
const level = /[省市县区州旗盟镇乡]|街道/g

/** Whether words are the agency's name or short for it: 县人社局 of a 云河县人力资源和社会保障局, 县政府 of a 云河县. */
function isPartOfName(words: string, agency: string): boolean {
  const name = words.replace(government, '')
  // 县政府 in the report of 云河县河西镇: the superior
  const levels = name === words ? null : agency.match(level)
  if (levels && !name.endsWith(levels.at(-1) ?? '')) return false
  let at = 0
  // 高新区管委会 in the report of 云河高新区
  for (const character of name.replace(administration, '')) {
    at = agency.indexOf(character, at) + 1
    if (at === 0) return false
  }
  return true
}

/** Whether words tell the trade of an agency: 气象 of a 气象局, and 环保, in short, of a 环境保护局. */
function isTrade(words: string, agency: string): boolean {
  const name = agency.replace('人民政府', '')
  if (name.includes(words)) return true
  const first = name.indexOf(words.charAt(0))
  return words.length === 2 && first >= 0 && name.indexOf(words.charAt(1), first + 1) > 0
}
