import { UNCLAIMED } from '../record/claimed.ts'
import type { Span } from '../source/span.ts'
import type { Context } from './context.ts'
import type { Draft } from './draft.ts'
import type { Reading } from './reading.ts'

// the words between 3件 and 均, between 12件信息公开申请,我局在规定时限内 and 全部
const reachOfThese = 26
const ofThese =
  /^(?:的)?(?:新收到?|本年|有效)?(?:的)?(?:政府)?(?:信息公开|依申请公开|公开)?申请(?:事项|件)?(?:,[^,;。0-9]{0,12})?$/

/** Units in which applications are counted. */
const cases = /^[件份宗起条]$/

const newlyReceived = /新收|新增|本年收|新受理/

/** How many facts, and how many characters between two of them, an all looks back over. */
const reach = { facts: 24, list: 40, named: 12 }

/**
 * The totals whose value an all gives to its part, the nearest first: one, or several where the rule chooses its metric
 * by the whole and they stand in one list before it: 行政复议2件、行政诉讼3件,均维持.
 */
export function wholesOf(
  reading: Reading,
  drafts: readonly Draft[],
  anchor: Span,
  context: Context,
  text: string,
): Draft[] {
  const whole = wholeOf(reading, drafts, anchor, context, text)
  if (!whole) return []
  const { metric } = reading.rule
  if (metric === null || typeof metric === 'string' || metric.by !== 'whole') return [whole]
  const wholes = listEndingIn(whole, drafts, text).filter((draft) => (draft.metric ?? '') in metric.of)
  // 行政复议2件、行政诉讼3件,诉讼均未审结: the all names whose it is
  const named = remedyNamed(text.slice(whole.source.end, anchor.start))
  return wholes.length > 1 && named ? wholes.filter((draft) => draft.metric?.split('.')[0] === named) : wholes
}

/** 诉讼均未审结, 复议机关均维持, 法院均驳回: whose all it is; null where nothing tells. */
function remedyNamed(between: string): 'litigation' | 'reconsideration' | null {
  const litigation = Math.max(between.lastIndexOf('诉讼'), between.lastIndexOf('法院'), between.lastIndexOf('起诉'))
  const reconsideration = between.lastIndexOf('复议')
  if (litigation < 0 && reconsideration < 0) return null
  return litigation > reconsideration ? 'litigation' : 'reconsideration'
}

/**
 * 收到申请9件。…承办建议7件、提案15件,办理结果全部公开: an all behind other counts of its sentence is told of them, unless it
 * names the applications itself.
 */
export function isOfAnother(text: string, anchor: Span, { before, sentence }: Context): boolean {
  const counts = before.filter(({ numeral, metric }) => numeral && metric)
  if (counts.length === 0 || counts.some(({ metric }) => metric?.startsWith('applications.'))) return false
  return !text.slice(sentence.start, anchor.end + reach.named).includes('申请')
}

/** A reading with the metric that its rule gives for a whole, where it chooses by the whole. */
export function ofWhole(reading: Reading, whole: Draft): Reading {
  const { metric } = reading.rule
  if (metric === null || typeof metric === 'string' || metric.by !== 'whole') return reading
  return { ...reading, metric: metric.of[whole.metric ?? ''] ?? null }
}

/**
 * Of the parts that an all gives, those of the nearest total's kind: 收到依申请公开6件。收到留言21件,均及时答复 is told of the
 * messages, not of the applications before them. Both remedies are of one kind.
 */
export function ofNearestKind(parts: Draft[], nearest: Draft | null): Draft[] {
  return parts.filter(({ whole }) => kindOf(whole) === kindOf(nearest))
}

const kindOf = (draft: Draft | null): string | undefined => {
  const group = (draft?.metric ?? draft?.standsFor)?.split('.')[0]
  return group === 'litigation' ? 'reconsideration' : group
}

/** The nearest total before an all that its rule takes a part of. */
function wholeOf(
  reading: Reading,
  drafts: readonly Draft[],
  { start }: Span,
  context: Context,
  text: string,
): Draft | null {
  const wanted = reading.rule.source.whole ?? []
  const nearest = drafts.at(-1)
  const from = nearest?.numeral?.end ?? start
  // 共办结4件。3件新收申请均由自然人提出: the figure that the all is told of
  if (nearest && wanted.includes('applications.received.total') && start - from <= reachOfThese)
    if (ofThese.test(text.slice(from, start))) return nearest
  for (let i = drafts.length - 1; i >= 0 && i >= drafts.length - reach.facts; i--) {
    const draft = drafts[i] as Draft
    if (!isNear(draft.section, context.paragraph.section)) break
    const metric = draft.metric ?? draft.standsFor
    if (metric !== null && wanted.includes(metric) && draft.basis === 'stated')
      return isNewBesideCarried(draft, drafts, text, start) ? null : draft
  }
  return wanted.includes('applications.received.total') ? onlyOneReceived(context) : null
}

/** 受理网上申请15件,均按时办结: what came in one way is the total, where nothing else came in. */
function onlyOneReceived({ earlier, before }: Context): Draft | null {
  // 书面申请3件、网络申请5件,均按期答复: two ways, of which one has no metric
  if (
    before.some(
      ({ metric, numeral, rule, unit }) => metric === null && numeral && rule === UNCLAIMED && cases.test(unit ?? ''),
    )
  )
    return null
  const received = earlier.filter(({ metric }) => metric?.startsWith('applications.'))
  const [only] = received
  return received.length === 1 && only?.basis === 'stated' && only.metric?.startsWith('applications.received.')
    ? only
    : null
}

/** 新收25件,上年结转2件,均按时答复: an all of a sum that the text does not write. */
function isNewBesideCarried(draft: Draft, drafts: readonly Draft[], text: string, all: number): boolean {
  if (draft.metric !== 'applications.received.total') return false
  const at = drafts.indexOf(draft)
  const carried = drafts.slice(Math.max(0, at - 1), at + 3).find(isCarriedIn)
  if (!carried) return false
  if (newlyReceived.test(text.slice(draft.source.start, draft.source.end))) return true
  // 收到27件,上年结转4件: beside it, and no part of it
  const [first, second] = carried.source.start < draft.source.start ? [carried, draft] : [draft, carried]
  return (
    besideIt.test(text.slice(first.source.end, second.source.start)) &&
    !/[。\n]/.test(text.slice(second.source.end, all))
  )
}

/** 收到27件|,|上年结转4件 */
const besideIt = /^[,、;]?[和及与另]?$/

const isCarriedIn = ({ metric, value }: Draft): boolean => metric === 'applications.carriedIn' && value !== 0

/** (一)受理1件。⏎(二)已按时答复。: the section itself, or one beside it under a heading on applications. */
function isNear(section: Draft['section'], own: Draft['section']): boolean {
  if (section === own) return true
  const parentOf = (id: string) => id.slice(0, id.lastIndexOf('.') + 1)
  return own.kind === 'applications' && parentOf(own.id) !== '' && parentOf(section.id) === parentOf(own.id)
}

/** A total, with those that stand before it in its list. */
function listEndingIn(whole: Draft, drafts: readonly Draft[], text: string): Draft[] {
  const list = [whole]
  for (let i = drafts.indexOf(whole) - 1; i >= 0; i--) {
    const [draft, next] = [drafts[i] as Draft, list.at(-1) as Draft]
    if (draft.basis !== 'stated' || draft.metric === null || !draft.metric.endsWith('.total')) break
    const between = text.slice(draft.source.end, next.numeral?.start ?? next.source.start)
    if (between.length > reach.list || /[;。!?\n]/.test(between)) break
    list.push(draft)
  }
  return list
}
