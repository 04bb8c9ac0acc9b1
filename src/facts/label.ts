import { isOfClass, type Lexicon } from '../grammar/lexicon.ts'
import type { Tokenizer } from '../mentions/words.ts'
import { allMatches } from '../source/all-matches.ts'
import type { Span } from '../source/span.ts'

/** A label is no longer than this; a longer run of characters is cut at a word. */
const longest = 12

// 具体为|意见征集类信息, 局官网公开|概况类信息, (一)|机构类信息
const labelLead =
  /^(?:[(]?[0-9一二三四五六七八九十]{1,2}[).、]|其中|具体为|具体是|主要有|主要是|主要为|分别为|分别是|另有|还有|以及|发布(?!会|量|平台|情况)|[^,;]{1,10}(?:网|网站|公众号|平台|专栏|栏目)(?:上)?(?:公开|发布|更新|公布)|在[^,;]{2,10}?(?:公开|发布|公示|公布))[:,]?/
// 解读信息|发布; 噪声监测结果|共
const labelTail = /(?:(?<=信息|公告|动态|类)(?:更新|发布|公开发布)量?|(?:公开|发布)?共(?:计|有|公开|发布)?|总共|合计)$/

/** The words of a category, without what leads to them and what was done with them. */
export function trimLabel(text: string, label: Span | null): Span | null {
  if (!label) return null
  const words = text.slice(label.start, label.end)
  const lead = labelLead.exec(words)?.[0].length ?? 0
  const tail = labelTail.exec(words)?.[0].length ?? 0
  return words.length - lead - tail < 2 ? label : { start: label.start + lead, end: label.end - tail }
}

// 共有, 达, 均为, (: what leads from a noun to its number
const copula =
  /(?:共计|总共|合计|总计|累计|共有|达到|分别|约为|超过|突破|总?数量|(?<![\u3400-\u9fff])计|[共占达为是有约近均超逾:,、(])+$/
// 共|接受咨询, 的|业务培训: what a phrase does not begin with
const phraseLead = /^(?:[的”’)》]|共(?!青团|享|建|产))+/
// 96%|是业务类信息: what leads from a number to its noun; 10个工作日|内: what no noun follows
const numberTail = /^(?:是|为|属于|系|的)/
const within = /^(?:以?内|左右|以上|以下)/

/**
 * What a quantity that no rule reads counts, in the text's words: the noun phrase before it (接待群众咨询⟦360人次⟧ gives
 * 群众咨询), else the one behind it (⟦12家⟧企业 gives 企业). Where the phrase has no verb or mark to begin at, the
 * tokenizer tells where a word begins; it is not loaded for anything else.
 */
export function labelOf(
  text: string,
  numeral: Span,
  clause: Span,
  lexicon: Lexicon,
  tokenizer: () => Tokenizer,
): Span | null {
  return before(text, numeral, clause, lexicon, tokenizer) ?? behind(text, numeral, clause, lexicon)
}

function before(text: string, numeral: Span, clause: Span, lexicon: Lexicon, tokenizer: () => Tokenizer): Span | null {
  const from = Math.max(clause.start, numeral.start - 2 * longest)
  const window = text.slice(from, numeral.start).replace(copula, '')
  const end = from + window.length
  const stopped = lastStop(window, from, lexicon)
  const start = stopped + (phraseLead.exec(text.slice(stopped, end))?.[0].length ?? 0)
  if (end - start < 2) return null
  if (end - start <= longest) return { start, end }
  // 全区各单位在便民服务场所设置的自助查询设备: words from the end, as many as fit
  const words = tokenizer().cut(text.slice(start, end))
  let at = end
  for (let i = words.length - 1; i >= 0; i--) {
    const next = at - (words[i]?.length ?? 0)
    if (end - next > longest) break
    at = next
  }
  at += phraseLead.exec(text.slice(at, end))?.[0].length ?? 0
  return at < end ? { start: at, end } : null
}

function behind(text: string, numeral: Span, clause: Span, lexicon: Lexicon): Span | null {
  const run = /^[\u3400-\u9fff]{2,12}/.exec(text.slice(numeral.end, Math.min(clause.end, numeral.end + longest)))?.[0]
  if (!run || within.test(run)) return null
  const doing = lexicon.classes.get('doing')
  const start = numeral.end + (numberTail.exec(run)?.[0].length ?? 0)
  let end = numeral.end + run.length
  const { count, starts, words } = lexicon.scan(text, start, end)
  for (let i = count - 1; i >= 0 && doing; i--)
    if (isOfClass(lexicon.table, words[i] as number, doing)) end = starts[i] as number
  return end - start >= 2 ? { start, end } : null
}

/** A mark or a digit, 了, 在, or a 的 that nothing follows. */
const stop = /[^\u3400-\u9fff“”‘’()《》A-Za-z]|了|(?<![存现正潜所])在|的(?=[^\u3400-\u9fff]|$)/g

/** Where the phrase begins: behind the last verb, mark or digit of the window; 统计业务|培训 ends in what is counted. */
function lastStop(window: string, from: number, { classes, table, scan }: Lexicon): number {
  const [doing, deed] = [classes.get('doing'), classes.get('deed')]
  let start = 0
  const { count, ends, words } = scan(window)
  for (let i = 0; i < count && doing; i++) {
    const [word, end] = [words[i] as number, ends[i] as number]
    const counted = end === window.length && deed && isOfClass(table, word, deed)
    if (isOfClass(table, word, doing) && !counted) start = Math.max(start, end)
  }
  for (const mark of allMatches(stop, window)) start = Math.max(start, mark.index + mark[0].length)
  return from + start
}
