import { fold } from '../../source/fold.ts'
import type { Language } from '../messages.ts'
import type { Check, Report, Side, Term } from '../schema.ts'
import { cellAtPath, cellTerm } from './cells.ts'
import { compare, type Draft, worded } from './compare.ts'
import { copiedPassages } from './copied-text.ts'

/** A report of one agency and year, with the text that its spans point into. */
export interface YearlyReport {
  path: string
  report: Pick<Report, 'header' | 'statutory' | 'sections'>
  text: string
}

/** A term of a comparison between reports: its span lies in the text of `path`. */
export type YearlyTerm = Term & { path: string }

/** A check of one report against the next: years.2021-2022.carriedIn.total. */
export type YearlyCheck = Omit<Check, 'left' | 'right'> & {
  left: Omit<Side, 'terms'> & { terms: YearlyTerm[] }
  right: Omit<Side, 'terms'> & { terms: YearlyTerm[] }
}

const columns = [
  'naturalPersons',
  'businesses',
  'researchInstitutes',
  'socialOrganizations',
  'legalServices',
  'otherOrganizations',
  'total',
] as const

const stocks = ['regulations', 'normativeDocuments'] as const

/**
 * Checks the reports of each agency against those of the year before: what one carries forward the next takes over, documents in
 * force are last year's plus issued less repealed, and passages that were copied unchanged are told. Reports without a year, and
 * years without the one before, have nothing to be checked against.
 */
export function checkAcrossYears(reports: readonly YearlyReport[], language: Language): YearlyCheck[] {
  const checks: YearlyCheck[] = []
  for (const group of byAgency(reports)) {
    for (const later of group) {
      const year = later.report.header.year?.value
      const earlier = group.find((one) => one.report.header.year?.value === (year ?? 0) - 1)
      if (year === undefined || !earlier) continue
      for (const draft of comparePair(earlier, later, `years.${year - 1}-${year}`)) {
        checks.push(worded(draft, language) as YearlyCheck)
      }
    }
  }
  return checks
}

/** Reports of one agency together, by the folded name; those that name none are taken for one agency. */
function byAgency(reports: readonly YearlyReport[]): YearlyReport[][] {
  const groups = new Map<string, YearlyReport[]>()
  for (const one of reports) {
    const name = (one.report.header.agency?.value ?? '').replace(/\s/g, '')
    const group = groups.get(name)
    if (group) group.push(one)
    else groups.set(name, [one])
  }
  return [...groups.values()]
}

function comparePair(earlier: YearlyReport, later: YearlyReport, id: string): Draft[] {
  const term = (of: YearlyReport, path: string, sign: 1 | -1 = 1): YearlyTerm[] => {
    const cell = cellAtPath(of.report.statutory, path)
    return cell && cell.value !== null ? [{ ...cellTerm(path, cell, sign), path: of.path }] : []
  }
  const drafts: Draft[] = []
  for (const column of columns) {
    const left = term(earlier, `applications.carriedOut.${column}`)
    const right = term(later, `applications.carriedIn.${column}`)
    if (left.length + right.length === 0) continue
    drafts.push(inWords(compare({ id: `${id}.carriedIn.${column}`, left, right }), 'not-carried'))
  }
  for (const row of stocks) {
    const before = term(earlier, `article20.${row}.inForce`)
    const now = term(later, `article20.${row}.inForce`)
    if (before.length === 0 || now.length === 0) continue
    const issued = term(later, `article20.${row}.issued`)
    const repealed = term(later, `article20.${row}.repealed`, -1)
    const missing = issued.length + repealed.length < 2
    const left = [...before, ...issued, ...repealed]
    drafts.push(inWords(compare({ id: `${id}.inForce.${row}`, left, right: now, missing }), 'not-continued'))
  }
  const passages = copiedPassages(
    {
      folded: fold(earlier.text, 'text').folded,
      sections: earlier.report.sections,
      year: earlier.report.header.year?.value ?? 0,
    },
    {
      folded: fold(later.text, 'text').folded,
      sections: later.report.sections,
      year: later.report.header.year?.value ?? 0,
    },
  )
  passages.forEach(({ earlier: from, later: to }, i) => {
    const side = (of: YearlyReport, span: Term['source']) => {
      const words: YearlyTerm = {
        name: 'text',
        value: null,
        sign: 1,
        source: span,
        text: of.text.slice(span.start, span.end),
        path: of.path,
      }
      return { value: null, terms: [words] }
    }
    drafts.push({
      id: `${id}.copied.${i + 1}`,
      status: 'uncertain',
      left: side(earlier, from),
      right: side(later, to),
      difference: null,
      reason: 'copied',
    })
  })
  return drafts
}

const inWords = (draft: Draft, reason: Draft['reason']): Draft =>
  draft.status === 'fail' ? { ...draft, reason } : draft
