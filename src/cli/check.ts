import { createParser } from '../parse-report.ts'
import { checkAcrossYears, type YearlyCheck, type YearlyReport } from '../record/checks/across-years.ts'
import type { Language } from '../record/messages.ts'
import type { Check } from '../record/schema.ts'
import { readInput } from './input.ts'
import { tellFault } from './tell-fault.ts'
import type { Terminal } from './terminal.ts'

export interface CheckCommand {
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
  const read: YearlyReport[] = []
  let unread = 0
  for (const file of files) {
    try {
      const { document, path, sha256 } = await readInput(file, terminal)
      const report = parser.parse(document.text, {
        format: document.format,
        language: lang,
        sha256,
        ...(path === null ? {} : { path }),
      })
      read.push({ path: file, report, text: document.text })
    } catch (error) {
      unread++
      terminal.err(`gongkai: ${tellFault(error, lang)}\n`)
    }
  }
  const isTold = ({ status }: Pick<Check, 'status'>) => all || status === 'fail' || status === 'uncertain'
  const years = read.length > 1 ? checkAcrossYears(read, lang) : []
  if (format === 'json') {
    const reports = read.map(({ path, report: { header, checks } }) => ({
      path,
      agency: header.agency?.value ?? null,
      year: header.year?.value ?? null,
      checks: checks.filter(isTold),
    }))
    terminal.out(`${JSON.stringify({ reports, years: years.filter(isTold) }, null, 2)}\n`)
  } else {
    const { checkTable } = await import('./check-table.ts')
    terminal.out(checkTable(read, years, isTold, { ...terminal, lang, forms: parser.grammars.forms }))
  }
  const failed = [...read.flatMap(({ report }): (Check | YearlyCheck)[] => report.checks), ...years].some(
    ({ status }) => status === 'fail',
  )
  return failed || unread > 0 ? 1 : 0
}
