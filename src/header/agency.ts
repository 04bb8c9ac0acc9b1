import type { Narrative } from '../document/narrative.ts'
import { sourceSpan } from '../document/narrative.ts'
import type { Extracted } from '../record/schema.ts'
import { allMatches } from '../source/all-matches.ts'
import type { Source } from '../source/source.ts'
import { extract } from './extract.ts'
import { agencies, anyOf, labels, titles } from './header-words.ts'
import { lineSpan, squeeze } from './lines.ts'
import { type Entry, entriesOf } from './metadata.ts'

const YEAR = '(?:(?:19|20)\\d{2}|[一二][〇零○O0九][〇零○O0一二三四五六七八九]{2})'
const topic = `(?:${anyOf(titles.topics)})`
// ⟦某市司法局⟧2019年…, 2019年度⟦某市司法局⟧政府信息公开…, ⟦某大学⟧2013-2014学年…
const titleParts = new RegExp(
  `^(?:关于)?(.{0,50}?)(?:关于)?(?:${YEAR}(?:[-—–~至]{1,2}${YEAR})?(?:学年|年)?度?(?:的)?(.{0,50}?))?(?:关于)?${topic}`,
)
/** How far into the narrative the introduction can reach; some put it into the first section. */
const introductionLength = 1500
const pronoun = new RegExp(`^(?:${anyOf(agencies.pronouns)})`)
const NAME = `(?!年?度)[\\u4e00-\\u9fff]{2,30}?(?:${anyOf(agencies.endings)})`
const endsAsName = new RegExp(`(?:${anyOf(agencies.endings)})$`)
// 本报告由⟦某市司法局⟧编制
const compiled = new RegExp(`由(${NAME})(?:${anyOf(agencies.compiling)})`, 'g')
// 2021年,⟦某省司法厅⟧坚持
const opening = new RegExp(`^(?:${YEAR}年?度?(?:以来)?[,,]?)?(${NAME})(?:${anyOf(agencies.opening)})`)

// 特向社会公布2020年⟦某县农业农村局⟧政府信息公开工作年度报告
const announced = new RegExp(
  `(?:公布|公开|发布|编制|撰写|报告|现将|汇总)(?:${YEAR}年?度?)?(${NAME})的?(?:${YEAR}年?度?)?的?${topic}[^。;,]{0,12}(?:报告|年报)`,
  'g',
)
// 如有疑问,请与⟦某区司法局⟧综合科联系
const addressed = new RegExp(
  `(?:[与同]|联系|致电)(${NAME})(?![\\u4e00-\\u9fff]{1,14}[局厅委])[\\u4e00-\\u9fff]{0,14}?(?:联系|[(:]|,(?:地址|电话|联系电话))`,
  'g',
)

/**
 * Who reports: named by the title, else by the compiling sentence, the signature, the contact, a label, the overview's first words.
 * A name that only points (我局, 市局) is none.
 */
export function readAgency(
  source: Source,
  narrative: Narrative,
  title: Extracted<string> | null,
  signedBy: Extracted<string> | null,
  entries: readonly Entry[],
): Extracted<string> | null {
  return (
    fromTitle(source, title) ??
    inText(source, narrative, [compiled, announced], 'header.agency.introduction') ??
    (signedBy && { ...signedBy, rule: 'header.agency.signature' }) ??
    inText(source, narrative, [addressed], 'header.agency.contact') ??
    fromLabel(source, entries) ??
    fromOverview(source, narrative)
  )
}

function fromTitle(source: Source, title: Extracted<string> | null): Extracted<string> | null {
  const span = title?.source[0]
  if (!title || !span) return null
  const parts = titleParts.exec(title.value)
  const before = parts?.[1] ?? ''
  const name = before.length > 1 ? before : (parts?.[2] ?? '')
  // 某镇人民⟦政府信息公开⟧工作…: the characters belong to both
  const bare = name.replace(/^[《“"]|[《“"的]$/g, '').replace(/人民$/, '人民政府')
  if (bare.length < 2 || pronoun.test(bare) || !/^[\u4e00-\u9fff()·]+$/.test(bare)) return null
  const line = squeeze(source.folded, span.start, span.end)
  const start = line.text.indexOf(bare)
  return extract(source, lineSpan(line, start, start + bare.length), bare, 'header.agency.title')
}

function inText(
  source: Source,
  narrative: Narrative,
  patterns: readonly RegExp[],
  rule: string,
): Extracted<string> | null {
  const head = narrative.text.slice(0, introductionLength)
  for (const pattern of patterns) {
    for (const match of allMatches(pattern, head)) {
      const name = match[1] ?? ''
      if (pronoun.test(name)) continue
      const start = match.index + match[0].indexOf(name)
      const span = sourceSpan(narrative, { start, end: start + name.length })
      return extract(source, span, name, rule)
    }
  }
  return null
}

function fromLabel(source: Source, entries: readonly Entry[]): Extracted<string> | null {
  for (const { value } of entriesOf(entries, labels.agency)) {
    const line = squeeze(source.folded, value.start, value.end)
    if (line.text.length > 40 || pronoun.test(line.text) || !endsAsName.test(line.text)) continue
    return extract(source, lineSpan(line, 0, line.text.length), line.text, 'header.agency.label')
  }
  return null
}

/** The first paragraphs behind the first heading, else those before it. */
function fromOverview(source: Source, narrative: Narrative): Extracted<string> | null {
  const { paragraphs } = narrative
  const first = Math.max(
    0,
    paragraphs.findIndex(({ kind }) => kind === 'heading'),
  )
  for (const { start, end, kind } of [
    ...paragraphs.slice(first, first + 4),
    ...paragraphs.slice(0, Math.min(first, 4)),
  ]) {
    if (kind === 'heading') continue
    const match = opening.exec(narrative.text.slice(start, Math.min(end, start + 60)))
    const name = match?.[1]
    if (!match || !name || pronoun.test(name)) continue
    const from = start + match[0].indexOf(name)
    return extract(
      source,
      sourceSpan(narrative, { start: from, end: from + name.length }),
      name,
      'header.agency.overview',
    )
  }
  return null
}
