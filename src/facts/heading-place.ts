import type { Narrative } from '../document/narrative.ts'
import type { Grammars } from '../grammar/grammar.ts'
import type { NumeralMention } from '../mentions/mention.ts'
import type { Span } from '../source/span.ts'
import type { Context } from './context.ts'
import type { Place } from './reading.ts'
import { writtenPlace } from './written-place.ts'

/** A place that is read as the end of the line of the heading above it; the source reaches from the heading to it. */
export interface HeadingPlace {
  place: Place
  source: Span
  /** The words that the place's own leave out. */
  thing: Span
}

// 无。 | 本年度没有发生。 | 无此类情况。
const bareNone =
  /^(?:本年度?|全年|我局|我镇|20\d\d年度?|各项|数量|以上|上述)?[,:]?(?:均|都)?(?:(?:无|没有|暂无|未发生|没有发生|未产生|未出现|未引发|未涉及|不涉及|未有|不存在|无一例|无此项|无此类|未收到|尚未收到|没有收到|无人申请|无发生)(?:此类|该类|相关|此项|上述|以上)?(?:情况|事项|案件|申请)?(?:发生)?|(?:为|是)?0[件起例项宗条次元]?)[。.;]?$/

// what may stand between the head of a paragraph and its figure
const leadsToFigure = /^(?:[共计为是约近]|全年|共计){0,2}$/

// (二)办理情况⏎386件申请中,379件已答复: what its own words count
const endsFigure = /^[,;。:(\n]?$/

const titleOf = (text: string, heading: Span): string =>
  text.slice(Math.max(heading.start, heading.end - 60), heading.end).replace(/[。:,]$/, '')

/**
 * 四、…行政复议、行政诉讼情况⏎无。: a paragraph that is nothing but a none denies what its heading names, and is read as
 * the end of the heading's line; null where it is more than that.
 */
export function denialUnderHeading(
  { text }: Narrative,
  grammars: Grammars,
  { paragraph, previous: heading, before }: Context,
  span: Span,
): HeadingPlace | null {
  const own = text.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + 24))
  if (before.length > 0 || heading?.kind !== 'heading' || !bareNone.test(own)) return null
  const title = titleOf(text, heading)
  const at = { start: title.length + 1, end: title.length + 2 }
  const { place } = writtenPlace(grammars, `${title}:无。`, at, null)
  return { place, source: { start: heading.start, end: span.end }, thing: heading }
}

/** (一)行政复议数量:⏎1件: a figure with a unit that its paragraph begins with is read as the end of the heading's line. */
export function figureUnderHeading(
  { text }: Narrative,
  grammars: Grammars,
  { paragraph, previous: heading, before }: Context,
  { start, end, unit }: NumeralMention,
): HeadingPlace | null {
  if (heading?.kind !== 'heading' || before.length > 0 || !unit) return null
  if (!leadsToFigure.test(text.slice(paragraph.start, start)) || !endsFigure.test(text.charAt(end))) return null
  const title = titleOf(text, heading)
  const rest = text.slice(start, Math.min(paragraph.end, end + 60))
  const from = title.length + 1
  const { place } = writtenPlace(grammars, `${title}:${rest}`, { start: from, end: from + end - start }, unit)
  return { place, source: { start: heading.start, end }, thing: heading }
}
