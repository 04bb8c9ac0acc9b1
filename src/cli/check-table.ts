import { createColors } from 'picocolors'
import type { FormSet } from '../forms/load-forms.ts'
import { pathLabel } from '../forms/path-label.ts'
import type { YearlyCheck, YearlyReport } from '../record/checks/across-years.ts'
import type { Language } from '../record/messages.ts'
import type { Check, Term } from '../record/schema.ts'
import { clip, layOut, type TableCell } from './columns.ts'
import { lineCounter, snippet } from './snippet.ts'

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
    line: (line: number) => `line ${line}`,
    counts: (fail: number, uncertain: number, pass: number, skip: number) =>
      `${fail} failed, ${uncertain} uncertain, ${pass} passed, ${skip} left out`,
    more: (count: number) => `and ${count} more terms that are 0`,
  },
  zh: {
    status: { pass: '通过', fail: '不符', uncertain: '存疑', skip: '略过' },
    none: '没有不符之处',
    years: '跨年度核对',
    line: (line: number) => `第 ${line} 行`,
    counts: (fail: number, uncertain: number, pass: number, skip: number) =>
      `不符 ${fail}，存疑 ${uncertain}，通过 ${pass}，略过 ${skip}`,
    more: (count: number) => `另有 ${count} 项为 0`,
  },
} as const

/** The checks that are told, for people: each with both sides, and for every term its value, its words and its line. */
export function checkTable(
  reports: readonly YearlyReport[],
  years: readonly YearlyCheck[],
  isTold: (check: AnyCheck) => boolean,
  style: Style,
): string {
  const colours = createColors(style.colour)
  const w = words[style.lang]
  const texts = new Map(reports.map(({ path, text }) => [path, text]))
  const parts = reports.map(({ path, report }) => {
    const told = report.checks.filter(isTold)
    const count = (status: Check['status']) => report.checks.filter((check) => check.status === status).length
    const head = [
      colours.bold(clip(`${path}  ${report.header.title?.value ?? ''}`.trimEnd(), style.columns)),
      colours.dim(w.counts(count('fail'), count('uncertain'), count('pass'), count('skip'))),
    ]
    const lines = told.flatMap((check) => checkLines(check, () => path, texts, style, false))
    return [...head, ...(lines.length > 0 ? lines : [`  ${w.none}`])].join('\n')
  })
  const across = years.filter(isTold)
  if (across.length > 0) {
    const pathOf = (term: Term) => (term as YearlyCheck['left']['terms'][number]).path
    const lines = across.flatMap((check) => checkLines(check, pathOf, texts, style, true))
    parts.push([colours.bold(w.years), ...lines].join('\n'))
  }
  return `${parts.join('\n\n')}\n`
}

function checkLines(
  check: AnyCheck,
  pathOf: (term: Term) => string,
  texts: ReadonlyMap<string, string>,
  style: Style,
  isNamed: boolean,
): string[] {
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
    for (const term of shown) rows.push(termRow(term, side, pathOf(term), texts, style, isNamed))
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

function termRow(
  term: Term,
  side: number,
  path: string,
  texts: ReadonlyMap<string, string>,
  style: Style,
  isNamed: boolean,
): TableCell[] {
  const colours = createColors(style.colour)
  const text = texts.get(path) ?? ''
  const label = pathLabel(style.forms, term.name)
  const around = { start: Math.max(0, term.source.start - 24), end: term.source.end }
  const shown =
    label ?? (term.source.end - term.source.start > 40 ? snippet(text, term.source, 60) : snippet(text, around, 60))
  const place = words[style.lang].line(lineCounter(text)(term.source.start))
  return [
    { text: side === 0 ? '◂' : '▸', paint: colours.dim },
    { text: term.value === null ? '' : `${term.sign < 0 ? '−' : ''}${term.value}`, align: 'right' },
    { text: shown },
    { text: isNamed ? `${path}, ${place}` : place, paint: colours.dim },
  ]
}
