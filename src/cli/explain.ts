import { createColors } from 'picocolors'
import type { Trace } from '../facts/trace.ts'
import { createParser } from '../parse-report.ts'
import type { Language } from '../record/messages.ts'
import type { Fact, Report } from '../record/schema.ts'
import type { Span } from '../source/span.ts'
import { contains, overlaps } from '../source/span.ts'
import { layOut } from './columns.ts'
import { Fault } from './fault.ts'
import { type InputChoice, readInput } from './input.ts'
import { placesOf } from './place.ts'
import { inContext, snippet } from './snippet.ts'
import { summaryWords } from './summary-words.ts'
import type { Terminal } from './terminal.ts'

interface ExplainOptions extends InputChoice {
  at?: number
  lang: Language
  grammars?: string
}

const words = {
  en: {
    anchors: { count: 'numeral', none: 'none', all: 'all' },
    context: 'context',
    section: 'section',
    subject: 'subject',
    channels: 'channel',
    time: 'time',
    partOf: 'part of a whole',
    won: 'won',
    lost: 'lost',
    nothing: 'no rule has words near it',
    noMetric: 'no metric',
    kind: 'the ledger says',
    kinds: {
      quantity: 'quantity',
      date: 'date',
      ordinal: 'ordinal',
      citation: 'citation',
      identifier: 'identifier',
      name: 'name',
      cell: 'cell',
      chrome: 'page furniture',
    },
    nowhere: 'No numeral, none or all stands here.',
    read: 'read as',
  },
  zh: {
    anchors: { count: '数字', none: '无', all: '全部' },
    context: '语境',
    section: '部分',
    subject: '主题',
    channels: '渠道',
    time: '时间',
    partOf: '其中的一部分',
    won: '采用',
    lost: '未采用',
    nothing: '附近没有规则的词语',
    noMetric: '不属于任何指标',
    kind: '数字账归类为',
    kinds: {
      quantity: '数量',
      date: '日期',
      ordinal: '序号',
      citation: '引文号',
      identifier: '号码',
      name: '名称',
      cell: '单元格',
      chrome: '页面杂项',
    },
    nowhere: '此处没有数字、“无”或“全部”。',
    read: '读作',
  },
} as const

/** `gongkai explain`: for each numeral, none and all, the rules tried, the one that won, why the others lost. */
export async function explain(file: string, options: ExplainOptions, terminal: Terminal): Promise<number> {
  const { lang, at, grammars } = options
  const { document, path } = await readInput(file, terminal, options)
  const { text, format } = document
  if (at !== undefined && at > text.length) throw new Fault('bad-offset', file, { offset: at, length: text.length })
  const trace: Trace[] = []
  const parser = createParser(grammars === undefined ? {} : { grammars })
  const report = parser.parse(text, { format, language: lang, trace })
  const asked = (span: Span) => at === undefined || (span.start <= at && at < span.end)
  const told = trace.filter(({ span }) => asked(span)).sort((a, b) => a.span.start - b.span.start)
  const places = placesOf(document, lang)
  const paint = { ...createColors(terminal.colour), lang }
  for (const one of told)
    terminal.out(anchorLines(one, report, text, `${path ?? '-'}:${places.label(one.span.start)}`, paint))
  if (at !== undefined && told.length === 0) terminal.out(elsewhere(at, report, text, paint))
  return 0
}

type Paint = ReturnType<typeof createColors> & { lang: Language }

function anchorLines(trace: Trace, report: Report, text: string, place: string, paint: Paint): string {
  const { bold, dim, green, lang } = paint
  const say = words[lang]
  const { before, at, after } = inContext(text, trace.span, 24)
  const rows = trace.tried.map(({ rule, outcome, reason, reasonZh }) => [
    { text: outcome === 'won' ? `  ✓ ${say.won}` : `    ${say.lost}`, paint: outcome === 'won' ? green : dim },
    { text: rule },
    { text: lang === 'zh' ? reasonZh : reason, paint: dim },
  ])
  const lines = [
    `${dim(`${place}  ${trace.span.start}–${trace.span.end}  ${say.anchors[trace.anchor]}`)}  ${before}${bold(at)}${after}`,
    ...contextLine(trace, say, dim),
    ...(rows.length > 0 ? layOut(rows) : [dim(`    ${say.nothing}`)]),
    ...factsAt(trace, report).map((fact) => `  → ${factWords(fact, text, paint)}`),
  ]
  return `${lines.join('\n')}\n\n`
}

function contextLine({ context }: Trace, say: (typeof words)[Language], dim: (text: string) => string): string[] {
  const { section, subject, channels, time, partOf } = context
  const parts = [
    `${say.section} ${section}`,
    ...(subject === null ? [] : [`${say.subject} ${subject}`]),
    ...(channels.length === 0 ? [] : [`${say.channels} ${channels.join(', ')}`]),
    ...(time === null ? [] : [`${say.time} ${time}`]),
    ...(partOf ? [say.partOf] : []),
  ]
  return [dim(`    ${say.context}: ${parts.join(' · ')}`)]
}

/** A numeral's facts hold it as their numeral; those of a none or an all rest on its words. */
function factsAt({ span, anchor }: Trace, { facts }: Report): Fact[] {
  return facts.filter(({ numeral, source, basis }) => {
    if (anchor === 'count') return numeral !== null && overlaps(numeral, span)
    return basis === anchor && contains(source, span)
  })
}

function factWords(
  { id, metric, value, range, unit, bound, label, rule, source }: Fact,
  text: string,
  { cyan, bold, dim, lang }: Paint,
): string {
  const figure = range ? `${range.from}–${range.to}` : String(value)
  const parts = [
    metric === null ? dim(words[lang].noMetric) : cyan(metric),
    bold(`${figure}${unit ?? ''}`),
    ...(bound === 'exact' ? [] : [summaryWords[lang].bound[bound].trim()]),
    ...(label === null ? [] : [`“${label}”`]),
    dim(`${id} [${rule}]`),
    `「${snippet(text, source, 60)}」`,
  ]
  return parts.join('  ')
}

/** What stands at an offset that no rule was tried at: a date, a cell, an ordinal … or no numeral at all. */
function elsewhere(at: number, report: Report, text: string, paint: Paint): string {
  const { bold, dim, lang } = paint
  const say = words[lang]
  const numeral = report.numerals.find(({ span }) => span.start <= at && at < span.end)
  if (!numeral) return `${say.nowhere}\n`
  const { before, at: own, after } = inContext(text, numeral.span, 24)
  const facts = report.facts.filter(({ id }) => numeral.facts.includes(id))
  const lines = [
    `${dim(`${numeral.span.start}–${numeral.span.end}`)}  ${before}${bold(own)}${after}`,
    `  ${say.kind}: ${say.kinds[numeral.kind]}`,
    ...facts.map((fact) => `  → ${factWords(fact, text, paint)}`),
  ]
  return `${lines.join('\n')}\n`
}
