import { createColors } from 'picocolors'
import { type Codebook, readCodebook } from '../grammar/codebook.ts'
import { bundledGrammars } from '../grammar/load-grammars.ts'
import type { ReadDocument } from '../readers/read-document.ts'
import { isSetAside, isUnclaimed } from '../record/claimed.ts'
import type { Language } from '../record/messages.ts'
import type { Check, Extracted, Fact, Measure, MetricTree, Report } from '../record/schema.ts'
import { clip, layOut, type TableCell } from './columns.ts'
import { type Places, placesOf } from './place.ts'
import { snippet } from './snippet.ts'
import { type SummaryWords, summaryWords } from './summary-words.ts'

/** How a summary is printed. */
export interface SummaryStyle {
  lang: Language
  colour: boolean
  columns: number
  /** The file's name; null for standard input. */
  path: string | null
}

type Colours = ReturnType<typeof createColors>

/** What the parts of a summary share. */
interface Page extends SummaryStyle {
  report: Report
  text: string
  /** The text is the file itself. */
  isText: boolean
  places: Places
  words: SummaryWords
  colours: Colours
}

/**
 * The record for a person's eyes: who, when, the metrics with their values and the words that they were read from, the
 * checks that fail, the messages.
 *
 * @param document the text that the record was read from, with its map; the record's offsets are UTF-16
 */
export function summary(report: Report, document: Pick<ReadDocument, 'text' | 'map'>, style: SummaryStyle): string {
  const { text, map } = document
  const places = placesOf(document, style.lang)
  const page: Page = {
    ...style,
    report,
    text,
    isText: map.kind === 'text',
    places,
    words: summaryWords[style.lang],
    colours: createColors(style.colour),
  }
  const sections = [headLines(page), metricLines(page), checkLines(page), messageLines(page)]
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

function headLines({ report, words, colours, path, columns }: Page): string[] {
  const { header, source, edition } = report
  const about = [path ?? '-', words.editions[edition], words.characters(source.length), source.script, source.format]
  const { period, contact } = header
  const read = <T>(field: Extracted<T> | null, value: (value: T) => string = String) =>
    field ? value(field.value) : null
  const joined = (...parts: (string | null)[]) => parts.filter((part) => part !== null).join('  ')
  const rows: [string, string | null][] = [
    [words.who, read(header.agency)],
    [words.year, read(header.year)],
    [words.period, read(period, ({ from, to }) => `${from} – ${to}`)],
    [words.published, read(header.publishedOn)],
    [words.signed, joined(read(header.signedBy), read(header.signedOn))],
    [words.index, read(header.indexNumber)],
    [
      words.contact,
      joined(
        read(contact.phone),
        read(contact.email),
        read(contact.website),
        read(contact.postcode),
        read(contact.address),
      ),
    ],
  ]
  return [
    colours.bold(clip(read(header.title) ?? path ?? '-', columns)),
    colours.dim(clip(about.join(' · '), columns)),
    '',
    ...layOut(
      rows.flatMap(([name, value]) => [[{ text: name, paint: colours.dim }, clip(value || '—', columns - 16)]]),
    ),
  ]
}

function metricLines(page: Page): string[] {
  const { report, words, colours, columns, lang } = page
  const codebook = readCodebook(bundledGrammars)
  const facts = new Map(report.facts.map((fact) => [fact.id, fact]))
  const rows: TableCell[][] = []
  const places: { group: string; row: number }[] = []
  for (const { id, zh, en } of codebook.metrics) {
    const measure = measureAt(report.metrics as unknown as MetricTree, id)
    if (!measure) continue
    places.push({ group: id.slice(0, id.indexOf('.')), row: rows.length })
    const told = measure.facts.flatMap((name) => facts.get(name) ?? [])
    // The words that the figure was read from stand first, then those that tell another.
    const own = [
      ...told.filter(({ value }) => value === measure.value),
      ...told.filter(({ value }) => value !== measure.value),
    ]
    const shown = own.slice(0, 4)
    const first: TableCell[] = [
      { text: `  ${lang === 'zh' ? zh : en}`, paint: colours.cyan },
      { text: figure(measure, words), paint: colours.bold, align: 'right' },
      { text: measure.unit },
    ]
    const marks = measure.conflict ? ` ← ${words.conflict}` : ''
    shown.forEach((fact, index) => {
      const { text, line } = readFrom(fact, page)
      const lead: TableCell[] = index === 0 ? first : ['', '', ''].map((empty) => ({ text: empty }))
      rows.push([
        ...lead,
        { text: text + (index === 0 ? marks : ''), paint: measure.conflict ? colours.yellow : undefined },
        { text: line, paint: colours.dim },
      ])
    })
    if (own.length === 0) rows.push(first)
    if (own.length > shown.length)
      rows.push([
        { text: '' },
        { text: '' },
        { text: '' },
        { text: words.more(own.length - shown.length), paint: colours.dim },
      ])
  }
  const title = colours.bold(words.metrics)
  const unclaimed = report.facts.filter(isUnclaimed).length
  const setAside = report.facts.filter(isSetAside).length
  const rest = unclaimed + setAside > 0 ? [colours.dim(words.withoutMetric(unclaimed, setAside))] : []
  if (rows.length === 0) return [title, words.noMetrics, ...rest]
  return [title, ...grouped(layOut(narrowed(rows, columns)), places, codebook, colours), ...rest]
}

/** A group's name before the first of its lines. */
function grouped(
  lines: string[],
  places: { group: string; row: number }[],
  { groups }: Codebook,
  colours: Colours,
): string[] {
  const starts = new Map<number, string>()
  places.forEach(({ group, row }, index) => {
    if (places[index - 1]?.group !== group) starts.set(row, group)
  })
  return lines.flatMap((line, row) => {
    const group = starts.get(row)
    return group ? [`${colours.dim(`${group} ${groups[group] ?? ''}`)}`, line] : [line]
  })
}

/** Clips the words so that a line fits the terminal. */
function narrowed(rows: TableCell[][], columns: number): TableCell[][] {
  const room = Math.max(24, columns - 66)
  return rows.map((row) => row.map((cell, column) => (column === 3 ? { ...cell, text: clip(cell.text, room) } : cell)))
}

/** The words that a fact was read from, and their line. */
function readFrom({ basis, source }: Fact, { text, words, places }: Page) {
  const how =
    basis === 'none'
      ? ` (${words.none})`
      : basis === 'cell'
        ? ` (${words.table})`
        : basis === 'all'
          ? ` (${words.all})`
          : ''
  return { text: `「${snippet(text, source, 60)}」${how}`, line: places.words(source.start) }
}

const figure = ({ value, bound, parts }: Measure, words: SummaryWords): string =>
  value === null ? (parts ? words.parts : '—') : words.bound[bound] + String(value)

/** The measure at a metric's id, or null. */
function measureAt(metrics: MetricTree, id: string): Measure | null {
  let node: MetricTree | Measure | null | undefined = metrics
  for (const name of id.split('.')) node = node && (node as MetricTree)[name]
  return (node as Measure | null | undefined) ?? null
}

function checkLines({ report, words, colours, columns }: Page): string[] {
  const title = colours.bold(words.checks)
  if (report.checks.length === 0) return [title, `  ${words.noChecks}`]
  const counts = (['pass', 'fail', 'uncertain', 'skip'] as const).map(
    (status) => `${report.checks.filter((check) => check.status === status).length} ${words.status[status]}`,
  )
  const told = report.checks.filter(({ status }) => status === 'fail' || status === 'uncertain')
  const sum = ({ terms, value }: Check['left']) =>
    terms.length > 1
      ? `${terms.map((term, i) => sign(term.sign, i) + String(term.value ?? '—')).join(' ')} = ${value ?? '—'}`
      : String(value ?? '—')
  return [
    `${title}  ${counts.join(' · ')}`,
    ...told.flatMap(({ id, status, left, right, reason }) => [
      `  ${(status === 'fail' ? colours.red : colours.yellow)(words.status[status])}  ${colours.cyan(id)}  ${sum(left)} ≠ ${sum(right)}`,
      colours.dim(`      ${clip(reason, columns - 6)}`),
    ]),
  ]
}

const sign = (sign: 1 | -1, index: number): string => (sign === -1 ? '− ' : index > 0 ? '+ ' : '')

function messageLines({ report, words, colours, columns, path, isText, places }: Page): string[] {
  const title = colours.bold(words.messages)
  if (report.messages.length === 0) return [`${title}  ${words.noMessages}`]
  const shown = report.messages.slice(0, 20)
  const paint = { info: colours.dim, warning: colours.yellow, error: colours.red }
  return [
    title,
    ...shown.map(({ severity, place, span, reason, ruleId }) => {
      // A record's places are those of its text, which for a page, a Word file or a PDF is not the file.
      const own = place && isText ? `${place.start.line}:${place.start.column}` : span && places.label(span.start)
      const at = own ? `${path ?? '-'}:${own}  ` : ''
      return `  ${paint[severity](words.severity[severity])}  ${at}${clip(reason, columns)}  ${colours.dim(ruleId)}`
    }),
    ...(report.messages.length > shown.length ? [`  ${words.more(report.messages.length - shown.length)}`] : []),
  ]
}
