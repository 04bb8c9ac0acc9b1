import type { Narrative } from '../document/narrative.ts'
import type { Grammars } from '../grammar/grammar.ts'
import type { NumeralMention } from '../mentions/mention.ts'
import type { Context } from './context.ts'
import type { HeadingPlace } from './heading-place.ts'
import { writtenPlace } from './written-place.ts'

/** 三是|政策解读|方面,|全年共|推出|26期: a topic, and a clause that says no more than what was done, up to its number. */
const ofTopic =
  /^(?:[一二三四五六七八九十]是|[(]?[0-9一二三四五六七八九十]{1,2}[).、]|在)?([^,;:。()\d]{2,14}?)(?:办理|工作|建设|公开)?(?:方面|工作|情况|工作方面|工作情况)?[,:](?:[我本][局委厅镇县市区乡校院]|街道|全年|年内|本年度?|今年|20\d\d年度?|共计?|累计|[一总]共|新|已|先后|主动|及时){0,4}((?:开展|举办|召开|组织|举行|制作|推出|发布|编发|承办|办理|收到|接到|受理|回应|答复|回复|发生|参加|参与|配备|投入|出台|制发|制定|印发|公开|公示|更新){1,2})(?:了|共|过)?$/

/** What its own words count: 办理386件申请. */
const endsFigure = /^[,;。:(\n]?$/

const reach = 48

/**
 * 政策解读方面,全年推出26期: a figure whose clause leaves its noun to the topic that opens the sentence is read as 推出政策解读26期;
 * null where the clause says more.
 */
export function figureOfTopic(
  { text }: Narrative,
  grammars: Grammars,
  { paragraph, sentence }: Context,
  { start, end, unit }: NumeralMention,
): HeadingPlace | null {
  if (!unit || !endsFigure.test(text.charAt(end))) return null
  const ahead = text.slice(Math.max(sentence.start, start - reach), start)
  const from = Math.max(ahead.lastIndexOf(';'), ahead.lastIndexOf('。')) + 1
  const found = ofTopic.exec(ahead.slice(from))
  if (!found) return null
  const [whole, topic = '', verb = ''] = found
  const opens = start - ahead.length + from
  const at = opens + whole.indexOf(topic)
  const told = topic.includes(verb) ? topic : verb + topic
  const rest = text.slice(start, Math.min(paragraph.end, end + 60))
  const { place } = writtenPlace(
    grammars,
    `${told}${rest}`,
    { start: told.length, end: told.length + end - start },
    unit,
  )
  return { place, source: { start: opens, end }, thing: { start: at, end: at + topic.length } }
}
