import type { NumeralMention } from '../mentions/mention.ts'
import { allMatches } from '../source/all-matches.ts'
import type { Span } from '../source/span.ts'

/**
 * One of the readings of a quantity that several things share: 维持、纠正各1件 is read as 维持1件 and 纠正1件, and
 * 微博、微信分别发布120条、340条 as 微博发布120条 and 微信发布340条.
 */
export interface Share {
  /** The thing's words, in offsets of the narrative. */
  thing: Span
  /** The clause that the sentence would have for this thing alone, and where its quantity begins there. */
  text: string
  start: number
  end: number
}

// 维持、纠正各 | 网络和信函申请各有 | 行政复议、行政诉讼均为
const each =
  /(?<=((?:[^,;。:!?\n]){2,60}?)(?:各自?(?![类种项级界地县区乡镇单部科方村社街大处室门])|(?:均|都|皆)(?=[为是无有]))([\p{Script=Han}]{0,4}))/uy
// 微博、微信分别发布 | 人大建议、政协提案分别为 | 通过网络、信函提出,分别为
const respectively = /([^,;。:!?\n]{2,60}(,?))(?:分别|依次|各(?=[有为]?$))([\p{Script=Han}]{0,14}):?$/u
const leadsRespectively = /分别|依次|各[有为]?$/
// 依托网站、公众号等平台|,|主动公开信息分别为; within one clause the verb is the last thing's
const ordered =
  /([^,;。:!?\n]{2,60})(?:(,)([\p{Script=Han}]{0,6}(?:公开|发布|推送|更新|发文|收到|受理)[\p{Script=Han}]{0,12}))?:?$/u
// 微博|等平台发布信息
const deed =
  /(?:等[\p{Script=Han}]{0,6}?)?(?:共|累计|共计|全年|主动|已|各类|分别){0,3}(?:公开|发布|推送|更新|发文|收到|受理|承办|办理|答复|转载|编发|刊发)[\p{Script=Han}]{0,12}$/u
// 公众号“云岭水利”“云岭河长” | “云岭水利”“云岭河长”两个公众号: names, and once what they are
const called = /^(?=[^“”]|.*[^“”]$)[^“”]{0,12}(?:“[^“”]{2,16}”[、和及与]?){2,9}[^“”、]{0,16}$/u
// 行政复议|行政诉讼均为0: two remedies with nothing between; 自然人、法人及其他组织: the last two are one thing
// 其中涉及信息公开0件: no conjunction
const conjunction =
  /(?:、|以及|和|(?<![涉普])及(?!时)|(?<!参)与|或)(?!(?<=法人(?:以及|[、和及与或]))者?其[他它]组织)|(?<=复议(?:案件)?)(?=行政诉讼)/g

// 当面、传真、信函等形式的申请均为0: the last of the things is 信函申请
const asWays = /等(?:各种|多种|各类)?(?:方式|渠道|途径|形式)的?(?=\p{Script=Han}|$)/u

/**
 * The readings of the quantity at `index`, one for each thing that shares it; none where it is nobody's share, null where
 * it is one of several after a 分别 with more or fewer things than numbers, so that nobody can tell whose it is.
 */
export function sharesOf(text: string, numerals: readonly NumeralMention[], index: number): Share[] | null {
  const numeral = numerals[index]
  if (!numeral) return []
  // 决算、补贴信息各12条、8条: a list of figures is no figure of each
  const each = inList(text, numerals, index) ? null : eachOf(text, numeral)
  if (each) return each
  const respective = respectivelyOf(text, numerals, index)
  return respective === undefined ? (noneOf(text, numeral) ?? []) : respective
}

function eachOf(text: string, numeral: NumeralMention): Share[] | null {
  // 各1件, 均为0: cheap look before the regex.
  const window = text.slice(Math.max(0, numeral.start - 8), numeral.start)
  if (!/[各均都皆]/.test(window)) return null
  each.lastIndex = numeral.start
  const found = each.exec(text)
  if (!found) return null
  const verb = found[2] ?? ''
  const head = text.slice(Math.max(0, numeral.start - 70), numeral.start - verb.length)
  const marker = /(?:各自?|均|都|皆)$/.exec(head)?.[0] ?? ''
  const end = numeral.start - verb.length - marker.length
  const clause = /[^,;。:!?\n]{0,60}$/.exec(text.slice(Math.max(0, end - 60), end))?.[0] ?? ''
  // 往市委、市政府报送信息各12条: those whom something is sent to are no things that are counted
  if (/^[往向给]/.test(clause)) return null
  const things = split(text, { start: end - clause.length, end })
  return things.length < 2 ? null : things.map((thing) => share(text, thing, verb, numeral))
}

/** Undefined where no 分别 leads to the quantity, null where its things and numbers do not pair. */
function respectivelyOf(text: string, numerals: readonly NumeralMention[], index: number): Share[] | null | undefined {
  // Back over 120条、 to the first quantity of the list.
  let first = index
  while (first > 0 && index - first < 8 && listed(text, numerals[first - 1], numerals[first])) first--
  const head = numerals[first]
  if (!head) return undefined
  const window = text.slice(Math.max(0, head.start - 72), head.start)
  let last = index
  while (last - first < 8 && listed(text, numerals[last], numerals[last + 1])) last++
  const found = leadsRespectively.test(window) ? respectively.exec(window) : null
  if (!found) return last > first ? inOrder(text, numerals, { first, last, index }) : undefined
  const [, list = '', comma = '', verb = ''] = found
  const end = head.start - window.length + found.index + list.length
  const things = split(text, { start: end - list.length, end: end - comma.length })
  const numeral = numerals[index]
  const thing = things[index - first]
  const numbers = last - first + 1
  if (numbers > 1 && numeral && called.test(list) && list.split('“').length - 1 === numbers)
    return [share(text, { start: end - list.length, end: end - comma.length }, verb, numeral)]
  // 均为邮寄申请,分别由3名自然人提出: one thing shares nothing
  if (things.length < 2 && numbers === 1) return undefined
  if (things.length !== numbers)
    return inOrder(text, numerals, { first, last, index }) ?? (numbers > 1 && comma === '' ? null : undefined)
  if (!thing || !numeral) return undefined
  return [share(text, thing, verb, numeral)]
}

/** The run of quantities from `first` to `last`, of which the one at `index` is asked for. */
interface Run {
  first: number
  last: number
  index: number
}

/**
 * 通过网站、微信、微博发布信息203条、156条、88条: as many things as numbers, the verb behind the last thing told of each. The
 * things may stand in the clause before: 依托网站、公众号等平台,主动公开信息分别为86条、540条.
 */
function inOrder(text: string, numerals: readonly NumeralMention[], { first, last, index }: Run): Share[] | undefined {
  const [head, numeral] = [numerals[first], numerals[index]]
  if (!head || !numeral) return undefined
  const run = numerals.slice(first, last + 1)
  const window = text.slice(Math.max(0, head.start - 90), head.start)
  const [, list = '', across = '', own = ''] = ordered.exec(window) ?? []
  if (across === '' && run.some(({ unit }) => unit !== head.unit)) return undefined
  // 人大建议14件、政协提案8件,22件建议提案: the first has a number of its own
  if (/[0-9]余?[条件篇项个份次期起宗]/.test(list)) return undefined
  const end = head.start - own.length - across.length
  const things = split(text, { start: end - list.length, end })
  const thing = things[index - first]
  if (things.length !== run.length || !thing) return undefined
  const final = things.at(-1) as Span
  const tail = across === '' ? (deed.exec(text.slice(final.start, final.end))?.[0] ?? '') : ''
  const verb = (tail + own).replace(/^等[^公发更推受收]{0,6}|分别|依次/gu, '')
  final.end -= tail.length
  if (across !== '') final.end -= /等[\p{Script=Han}]{0,6}$/u.exec(text.slice(final.start, final.end))?.[0].length ?? 0
  return final.end > final.start ? [share(text, thing, verb, numeral)] : undefined
}

/** 传真、信函申请0条: none of either. A number above 0 would be told of the two together. */
function noneOf(text: string, numeral: NumeralMention): Share[] | null {
  if (numeral.value !== 0) return null
  const from = Math.max(0, numeral.start - 40)
  const list = /[^,;。:!?\n0-9]{3,40}$/.exec(text.slice(from, numeral.start))?.[0]
  // 通过网络、信函等方式收到0件: the ways are no things of their own
  if (
    !list ||
    !/[、和及与或]|复议(?:案件)?行政诉讼/.test(list) ||
    /等[^、]{0,4}(?:方式|渠道|途径|形式|平台)/.test(list)
  )
    return null
  // 人大建议和答复0件: the answers are to the suggestions
  if (/(?:建议|提案|议案)[和及与](?:答复|复文|办理)[^、和及与]{0,4}$/.test(list)) return null
  // 2016年传真、信函申请0条: the year is no part of the first thing.
  const year = /^年度?/.exec(list)?.[0].length ?? 0
  const start = numeral.start - list.length
  const things = split(text, { start: start + year, end: numeral.start })
  if (things.length < 2) return null
  // 复议1件(申请人撤回)、诉讼0件: what stands behind a number is of that number
  if (/[0-9]/.test(text.charAt(start - 1)) && year === 0) things.shift()
  return things.map((thing) => share(text, thing, '', numeral))
}

/** 各有5件、12件: one of several numbers, so that each thing has its own. */
function inList(text: string, numerals: readonly NumeralMention[], index: number): boolean {
  const [before, own, after] = [numerals[index - 1], numerals[index], numerals[index + 1]]
  return listed(text, before, own) || listed(text, own, after)
}

/** Whether two quantities stand in one list: only 、 or a conjunction parts them. */
function listed(text: string, a: NumeralMention | undefined, b: NumeralMention | undefined): boolean {
  return (
    a !== undefined &&
    b !== undefined &&
    b.start - a.end <= 2 &&
    /^(?:[、,和及与]|以及)$/.test(text.slice(a.end, b.start))
  )
}

function split(text: string, list: Span): Span[] {
  const things: Span[] = []
  let start = list.start
  for (const found of allMatches(conjunction, text.slice(list.start, list.end))) {
    const end = list.start + found.index
    if (end > start) things.push({ start, end })
    start = end + found[0].length
  }
  if (list.end > start) things.push({ start, end: list.end })
  return things
}

function share(text: string, thing: Span, verb: string, numeral: NumeralMention): Share {
  const head = text.slice(thing.start, thing.end).replace(asWays, '') + verb
  const tail = /^[^,;。:!?\n、]{0,20}/.exec(text.slice(numeral.end, numeral.end + 20))?.[0] ?? ''
  const count = text.slice(numeral.start, numeral.end)
  return { thing, text: head + count + tail, start: head.length, end: head.length + count.length }
}
