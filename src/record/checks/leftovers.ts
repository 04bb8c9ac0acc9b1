import { sourceSpan } from '../../document/narrative.ts'
import type { Span } from '../../source/span.ts'
import type { Draft } from './compare.ts'
import type { ReasonId } from './reasons.ts'
import type { CheckInput } from './run-checks.ts'

/** 现公布…2019年度政府信息公开工作年度报告, 编制2019年政府信息公开年报: the report speaking of itself. */
const ownYear =
  /(?:编制|公布|公开|发布|形成|撰写)[^。,;《》]{0,24}?((?:19|20)\d\d)年度?(?:政府)?信息公开(?:工作)?(?:年度)?(?:工作)?(?:年报|报告)/g
/** 请与某局办公室联系; 本报告由某局编制. */
const ownAgency =
  /(?:请(?:直接)?(?:与|向|致电)|本(?:年度)?报告由)([\u4e00-\u9fff]{2,24}?(?:局|厅|委员会|办事处|人民政府|管委会))(?:[\u4e00-\u9fff()]{0,14})(?:联系|咨询|反映|编制|负责)/g

/** A year or an agency's name that was left over from another report: leftover.year, leftover.agency. */
export function checkLeftovers({ header, narrative, source }: CheckInput): Draft[] {
  const drafts: Draft[] = []
  const { year, agency } = header
  const add = (
    id: string,
    place: Span,
    value: number | null,
    of: { source: Span[] },
    own: number | null,
    name: string,
    ok: boolean,
    bad: ReasonId,
  ) => {
    const span = sourceSpan(narrative, place)
    const right = of.source[0] as Span
    drafts.push({
      id,
      status: ok ? 'pass' : 'uncertain',
      left: {
        value,
        terms: [{ name: 'narrative', value, sign: 1, source: span, text: source.text.slice(span.start, span.end) }],
      },
      right: {
        value: own,
        terms: [{ name, value: own, sign: 1, source: right, text: source.text.slice(right.start, right.end) }],
      },
      difference: value !== null && own !== null ? value - own : null,
      reason: ok ? (id === 'leftover.agency' ? 'same-agency' : 'equal') : bad,
    })
  }
  if (year) {
    const match = firstDifferent(ownYear, narrative.text, (found) => Number(found) !== year.value)
    if (match)
      add(
        'leftover.year',
        match,
        Number(match.words),
        year,
        year.value,
        'header.year',
        Number(match.words) === year.value,
        'other-year',
      )
  }
  if (agency) {
    const match = firstDifferent(ownAgency, narrative.text, (found) => !isSameAgency(found, agency.value))
    if (match)
      add(
        'leftover.agency',
        match,
        null,
        agency,
        null,
        'header.agency',
        isSameAgency(match.words, agency.value),
        'other-agency',
      )
  }
  return drafts
}

/** The first match whose words differ, else the first match. */
function firstDifferent(
  pattern: RegExp,
  text: string,
  differs: (words: string) => boolean,
): (Span & { words: string }) | null {
  let first: (Span & { words: string }) | null = null
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const words = match[1] ?? ''
    const start = match.index + match[0].indexOf(words)
    const found = { start, end: start + words.length, words }
    if (differs(words)) return found
    first ??= found
  }
  return first
}

/** 市司法局 and 苏州市司法局 are one; so are 安监局 and 安全生产监督管理局; 水务局 is another. */
function isSameAgency(a: string, b: string): boolean {
  const core = (name: string) =>
    name.replace(/^.*[省市县区州盟旗](?=.{2})/, '').replace(/(?:局|厅|委员会|委|办公室|办事处|人民政府|管委会)$/, '')
  const [one, other] = [core(a), core(b)]
  if (one === '' || other === '' || a.includes(b) || b.includes(a)) return true
  return [...one].some((char) => other.includes(char))
}
