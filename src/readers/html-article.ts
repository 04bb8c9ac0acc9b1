import type { HtmlLine } from './html-lines.ts'
import { attribute, type HtmlElement, type HtmlTree, isElement, isText } from './html-tree.ts'

/** Elements whose text is no prose of the page. */
const unread = new Set(
  'script style noscript template head iframe frameset object embed svg math select option datalist button input textarea audio video canvas map rt rp'.split(
    ' ',
  ),
)

/** Elements that hold a page's chrome by their meaning. */
const chromeTags = new Set(['nav', 'footer', 'aside', 'menu'])

/** What a node counts for, told for all nodes in one pass down the list. */
export interface HtmlStanding {
  /** Its text is not read at all. */
  unread: Uint8Array
  /** It stands in a link. */
  linked: Uint8Array
  /** It stands in navigation or in a footer. */
  chrome: Uint8Array
}

/** @param hidden whether `display: none` and `hidden` are obeyed; a page that hides its article has it read all the same */
export function standings(tree: HtmlTree, hidden: boolean): HtmlStanding {
  const size = tree.nodes.length
  const standing = { unread: new Uint8Array(size), linked: new Uint8Array(size), chrome: new Uint8Array(size) }
  for (let i = 0; i < size; i++) {
    const node = tree.nodes[i]
    const parent = tree.parents[i] ?? -1
    if (parent >= 0) {
      standing.unread[i] = standing.unread[parent] ?? 0
      standing.linked[i] = standing.linked[parent] ?? 0
      standing.chrome[i] = standing.chrome[parent] ?? 0
    }
    if (!node || !isElement(node)) continue
    if (unread.has(node.tagName) || (hidden && isHidden(node))) standing.unread[i] = 1
    if (node.tagName === 'a' && attribute(node, 'href') !== null) standing.linked[i] = 1
    if (chromeTags.has(node.tagName) || /^(?:navigation|contentinfo|search|menu)$/.test(attribute(node, 'role') ?? ''))
      standing.chrome[i] = 1
  }
  return standing
}

function isHidden(element: HtmlElement): boolean {
  if (attribute(element, 'hidden') !== null) return true
  const style = attribute(element, 'style')
  return style !== null && /(?:display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden)/i.test(style)
}

/** Words that only a report's own text is full of. */
const reportWords =
  /信息公开|資訊公開|信息公開|依申请|依申請|主动公开|主動公開|行政复议|行政複議|年度报告|年度報告|第二十[条條]/
const prose = /[。；，：！、]/
const numberedHeading = /^\s{0,8}(?:[一二三四五六七八九十]{1,3}\s?、|[（(][一二三四五六七八九十]{1,3}[）)])/

/** Labels of the statutory forms' rows and columns. */
const formLabel =
  /规范性文件|規範性文件|行政许可|行政許可|行政处罚|行政處罰|商业企业|商業企業|结果维持|結果維持|本年新收/
/** A signature's date alone on its line: 2022年1月20日, 二〇二二年一月二十日. */
const signatureDate =
  /^\s{0,40}[\d〇○零一二三四五六七八九]{4}年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日\s{0,40}$/

/**
 * The element that holds the article: down from the body as long as one child holds most of what reads as a report,
 * and nothing that is surely a part of it stands beside that child.
 *
 * @returns its index; 0 where the page has no body worth the name
 */
export function findArticle(tree: HtmlTree, standing: HtmlStanding): number {
  const size = tree.nodes.length
  const weights = new Float64Array(size)
  // How many texts before a node are surely the report's, and how many end one.
  const own = new Int32Array(size + 1)
  const closing = new Int32Array(size + 1)
  for (let i = 0; i < size; i++) {
    const node = tree.nodes[i]
    const read = node && isText(node) && !standing.unread[i] && !standing.linked[i] && !standing.chrome[i]
    const value = read ? node.value : ''
    if (value !== '') weights[i] = textWeight(value)
    own[i + 1] = (own[i] ?? 0) + (isOwn(value) ? 1 : 0)
    closing[i + 1] = (closing[i] ?? 0) + (value.includes('年') && signatureDate.test(value) ? 1 : 0)
  }
  for (let i = size - 1; i >= 0; i--) {
    const parent = tree.parents[i] ?? -1
    if (parent >= 0) weights[parent] = (weights[parent] ?? 0) + (weights[i] ?? 0)
  }
  const total = tree.parents.reduce((sum, parent, i) => (parent < 0 ? sum + (weights[i] ?? 0) : sum), 0)
  const between = (counts: Int32Array, from: number, to: number): number => (counts[to] ?? 0) - (counts[from] ?? 0)

  let article = 0
  let [start, end] = [0, size]
  for (let i = 0; i < end; ) {
    const node = tree.nodes[i]
    const close = tree.ends[i] ?? i + 1
    if (!node || !isElement(node) || total === 0 || (weights[i] ?? 0) < total * 0.85) {
      i = close
      continue
    }
    // The one child with most of the weight: into it, or no further.
    if (between(own, start, i) + between(own, close, end) + between(closing, close, end) > 0) break
    if (!inline.has(node.tagName)) article = i
    ;[start, end] = [i, close]
    i++
  }
  return holder(tree, article)
}

/** A numbered heading, a sentence on disclosure, a label of the forms. */
const isOwn = (value: string): boolean =>
  value.length >= 3 &&
  (numberedHeading.test(value) ||
    formLabel.test(value) ||
    (value.length >= 30 && value.includes('。') && reportWords.test(value)))

const inline = new Set('a abbr b big center em font i label mark s small span strong sub sup u p'.split(' '))

/** A table's row or body is no article: the table is, with its caption. */
function holder(tree: HtmlTree, index: number): number {
  for (let i = index; i >= 0; i = tree.parents[i] ?? -1) {
    const node = tree.nodes[i]
    if (!node || !isElement(node) || !/^(?:tr|tbody|thead|tfoot)$/.test(node.tagName)) return i
  }
  return index
}

function textWeight(value: string): number {
  const words = value.trim()
  if (words.length === 0) return 0
  const plain = prose.test(words) || /^[-\d.,]{1,12}$/.test(words) ? words.length : words.length * 0.3
  return reportWords.test(words) || numberedHeading.test(words) ? plain * 3 : plain
}

const titleLine = /(?:年度?报告|年度?報告|年报|年報|工作报告|工作報告|工作总结|工作總結|情况报告|情況報告)/
const metaLine =
  /(?:发布|發布|發佈|发文|發文|成文|生成|公开|公開|更新|发表|發表|制发)(?:日期|时间|時間|机构|機構)|索\s{0,8}引\s{0,8}[号號]|发文字号|文\s{0,8}号\s{0,4}[:：]|(?:信息)?[来來]\s{0,8}[源]\s{0,4}[:：]/
const navigationWords = /首页|首頁|当前位置|當前位置|所在位置/

/**
 * Parts a page's lines: the article's own, with the title and the meta line (发布日期, 索引号) that stand before it,
 * and the furniture.
 */
export function partLines(
  lines: HtmlLine[],
  tree: HtmlTree,
  standing: HtmlStanding,
  article: number,
): { kept: HtmlLine[]; furniture: HtmlLine[] } {
  const end = tree.ends[article] ?? tree.nodes.length
  const kept: HtmlLine[] = []
  const furniture: HtmlLine[] = []
  for (const line of lines) {
    const short = line.text.length <= 200
    const mostlyLinks = line.linked > line.text.length * 0.6
    const named = short && (titleLine.test(line.text) || metaLine.test(line.text))
    const inside = line.node >= article && line.node < end
    const own = inside
      ? !standing.chrome[line.node] &&
        (!mostlyLinks || line.row || /附件|附表|年度报告/.test(line.text) || line.text.length > 60)
      : line.node < article && named && !mostlyLinks && !standing.chrome[line.node] && !navigationWords.test(line.text)
    ;(own ? kept : furniture).push(line)
  }
  return { kept, furniture }
}

/** The page's <title>, cut from the site's name behind it, where the article lacks a title of its own. */
export function titleOf(tree: HtmlTree, kept: HtmlLine[]): { node: number; start: number; end: number } | null {
  if (kept.slice(0, 12).some((line) => line.text.length <= 120 && titleLine.test(line.text))) return null
  const element = tree.nodes.findIndex((node) => isElement(node) && node.tagName === 'title')
  const child = tree.nodes[element + 1]
  if (element < 0 || !child || !isText(child)) return null
  let start = 0
  for (const part of child.value.split(/[_|｜]|\s[-–—]\s|--/)) {
    const from = child.value.indexOf(part, start)
    if (titleLine.test(part)) return { node: element + 1, start: from, end: from + part.length }
    start = from + part.length
  }
  return null
}
