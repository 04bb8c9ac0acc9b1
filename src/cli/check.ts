import { createParser } from '../parse-report.ts'
import { checkAcrossYears, type YearlyCheck } from '../record/checks/across-years.ts'
import type { Language } from '../record/messages.ts'
import type { Check } from '../record/schema.ts'
import type { CheckedReport } from './check-table.ts'
import { type InputChoice, readInputs } from './input.ts'
import { inputToll } from './input-toll.ts'
import type { Terminal } from './terminal.ts'

export interface CheckCommand extends InputChoice {
  format?: 'table' | 'json'
  all?: boolean
  lang: Language
  grammars?: string
}

/**
 * `gongkai check`: the checks that fail in each report, and in each report against the one of the year before.
 *
 * @returns 1 where a check failed or a file could not be read
 */
export async function check(files: string[], options: CheckCommand, terminal: Terminal): Promise<number> {
  const { lang, all = false, format = 'table' } = options
  const parser = createParser(options.grammars === undefined ? {} : { grammars: options.grammars })
  const isTold = ({ status }: Pick<Check, 'status'>) => all || status === 'fail' || status === 'uncertain'
  const { reportTable, yearsTable } = await import('./check-table.ts')
  const style = { ...terminal, lang, forms: parser.grammars.forms }
  const read: CheckedReport[] = []
  const toll = inputToll(lang, terminal)
  for await (const outcome of readInputs(files, options, terminal, toll.passedOver)) {
    const input = toll.take(outcome)
    if (!input) continue
    const { document, path, sha256 } = input
    const { header, checks, statutory, sections } = parser.parse(document.text, {
      format: document.format,
      language: lang,
      sha256,
      ...(path === null ? {} : { path }),
    })
    // Kept until the end, to be checked against other years: no more of a record than that takes.
    const checked = { path: path ?? '-', report: { header, checks, statutory, sections }, ...document }
    if (format === 'table') terminal.out((read.length > 0 ? '\n' : '') + reportTable(checked, isTold, style))
    read.push(checked)
  }
  const years = read.length > 1 ? checkAcrossYears(read, lang) : []
  if (format === 'json') {
    const reports = read.map(({ path, report: { header, checks } }) => ({
      path,
      agency: header.agency?.value ?? null,
      year: header.year?.value ?? null,
      checks: checks.filter(isTold),
    }))
    terminal.out(`${JSON.stringify({ reports, years: years.filter(isTold) }, null, 2)}\n`)
  } else terminal.out(yearsTable(read, years.filter(isTold), style))
  const failed = [...read.flatMap(({ report }): (Check | YearlyCheck)[] => report.checks), ...years].some(
    ({ status }) => status === 'fail',
  )
  return toll.end() > 0 || failed ? 1 : 0
}
