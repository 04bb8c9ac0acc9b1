import { createColors } from 'picocolors'
import type { FormSet } from '../forms/load-forms.ts'
import { pathLabel } from '../forms/path-label.ts'
import type { ReadDocument } from '../readers/read-document.ts'
import type { YearlyCheck } from '../record/checks/across-years.ts'
import type { Language } from '../record/messages.ts'
import type { Check, Report, Term } from '../record/schema.ts'
import { clip, layOut, type TableCell } from './columns.ts'
import { type Places, placesOf } from './place.ts'
import { snippet } from './snippet.ts'

interface Style {
  lang: Language
  colour: boolean
  columns: number
  /** For the words of the cells. */
  forms: FormSet
}

type AnyCheck = Check | YearlyCheck

const words = {
  en: {
    status: { pass: 'pass', fail: 'FAIL', uncertain: 'uncertain', skip: 'skip' },
    none: 'no check fails',
    years: 'Report against report',
    counts: (fail: number, uncertain: number, pass: number, skip: number) =>
      `${fail} failed, ${uncertain} uncertain, ${pass} passed, ${skip} left out`,
    more: (count: number) => `and ${count} more terms that are 0`,
  },
  zh: {
    status: { pass: '通过', fail: '不符', uncertain: '存疑', skip: '略过' },
    none: '没有不符之处',
    years: '跨年度核对',
    counts: (fail: number, uncertain: number, pass: number, skip: number) =>
      `不符 ${fail}，存疑 ${uncertain}，通过 ${pass}，略过 ${skip}`,
    more: (count: number) => `另有 ${count} 项为 0`,
  },
} as const

/** A report that was checked, with the text that its spans point into and that text's map to the file. */
export interface CheckedReport extends Pick<ReadDocument, 'text' | 'map'> {
  path: string
  report: Pick<Report, 'header' | 'checks' | 'statutory' | 'sections'>
}

/** The checks of a report that are told, for people: each with both sides, and for every term its value, its words and its place. */
export function reportTable(checked: CheckedReport, isTold: (check: AnyCheck) => boolean, style: Style): string {
  const colours = createColors(style.colour)
  const w = words[style.lang]
  const { path, report } = checked
  const count = (status: Check['status']) => report.checks.filter((check) => check.status === status).length
  const head = [
    colours.bold(clip(`${path}  ${report.header.title?.value ?? ''}`.trimEnd(), style.columns)),
    colours.dim(w.counts(count('fail'), count('uncertain'), count('pass'), count('skip'))),
  ]
  const told = report.checks.filter(isTold)
  const own = { text: checked.text, places: placesOf(checked, style.lang), name: '' }
  const lines = told.flatMap((check) => checkLines(check, () => own, style))
  return `${[...head, ...(lines.length > 0 ? lines : [`  ${w.none}`])].join('\n')}\n`
}

/** The checks of reports against those of the year before, in the same way; nothing where there are none. */
export function yearsTable(reports: readonly CheckedReport[], years: readonly YearlyCheck[], style: Style): string {
  if (years.length === 0) return ''
  const byPath = new Map(reports.map((report) => [report.path, report]))
  const known = new Map<string, TermSource>()
  const sourceOf = (term: Term): TermSource => {
    const { path } = term as YearlyCheck['left']['terms'][number]
    const report = byPath.get(path) ?? { text: '', map: { kind: 'text' } as const }
    const source = known.get(path) ?? { text: report.text, places: placesOf(report, style.lang), name: `${path}, ` }
    known.set(path, source)
    return source
  }
  const lines = years.flatMap((check) => checkLines(check, sourceOf, style))
  return `\n${[createColors(style.colour).bold(words[style.lang].years), ...lines].join('\n')}\n`
}

/** Where a term's span lies. */
interface TermSource {
  text: string
  places: Places
  /** Stands before the place. */
  name: string
}

function checkLines(check: AnyCheck, sourceOf: (term: Term) => TermSource, style: Style): string[] {
  const colours = createColors(style.colour)
  const w = words[style.lang]
  const paint = check.status === 'fail' ? colours.red : check.status === 'uncertain' ? colours.yellow : colours.green
  const values = [check.left.value, check.right.value].map((value) => (value === null ? '–' : String(value)))
  const sign = check.difference === null ? '/' : check.difference === 0 ? '=' : '≠'
  const sides = check.left.value === null && check.right.value === null ? '' : `  ${values.join(` ${sign} `)}`
  const rows: TableCell[][] = []
  for (const [side, terms] of [check.left.terms, check.right.terms].entries()) {
    // of the many terms of a sum, those that are 0 say nothing
    const shown = terms.length > 4 ? terms.filter((term) => term.value !== 0) : terms
    for (const term of shown) rows.push(termRow(term, side, sourceOf(term), style))
    const left = terms.length - shown.length
    if (left > 0) rows.push([{ text: '' }, { text: '' }, { text: w.more(left), paint: colours.dim }])
  }
  return [
    '',
    `  ${paint(w.status[check.status])}  ${colours.cyan(check.id)}${colours.bold(sides)}`,
    `      ${colours.dim(check.reason)}`,
    ...layOut(rows).map((line) => `      ${line}`),
  ]
}

function termRow(term: Term, side: number, { text, places, name }: TermSource, style: Style): TableCell[] {
  const colours = createColors(style.colour)
  const label = pathLabel(style.forms, term.name)
  const around = { start: Math.max(0, term.source.start - 24), end: term.source.end }
  const shown =
    label ?? (term.source.end - term.source.start > 40 ? snippet(text, term.source, 60) : snippet(text, around, 60))
  return [
    { text: side === 0 ? '◂' : '▸', paint: colours.dim },
    { text: term.value === null ? '' : `${term.sign < 0 ? '−' : ''}${term.value}`, align: 'right' },
    { text: shown },
    { text: name + places.words(term.source.start), paint: colours.dim },
  ]
}
