import { createParser, type Parser } from '../parse-report.ts'
import { placeLabel } from '../readers/locate.ts'
import { jsonPieces } from '../record/json-pieces.ts'
import type { Language } from '../record/messages.ts'
import type { OffsetUnit, Report } from '../record/schema.ts'
import { type Input, type InputChoice, mayBeSeveral, readInputs } from './input.ts'
import { inputToll } from './input-toll.ts'
import type { Terminal } from './terminal.ts'

interface ParseCommand extends InputChoice {
  format?: 'json' | 'jsonl' | 'summary'
  offsets: OffsetUnit
  lang: Language
  grammars?: string
  validate?: boolean
}

/**
 * `gongkai parse`: a record, or a summary, for each document, printed as soon as it is there.
 *
 * @returns 1 where a document could not be read, or there was none; the others are printed all the same
 */
export async function parseFiles(files: string[], options: ParseCommand, terminal: Terminal): Promise<number> {
  const { lang, offsets, validate = false } = options
  const several = await mayBeSeveral(files, options)
  const format = options.format ?? (terminal.interactive ? 'summary' : several ? 'jsonl' : 'json')
  const parser = createParser(options.grammars === undefined ? {} : { grammars: options.grammars })
  const print = await printer(format, several, lang, terminal)
  const toll = inputToll(lang, terminal)
  for await (const outcome of readInputs(files, options, terminal, toll.passedOver)) {
    try {
      const input = toll.take(outcome)
      if (!input) continue
      const report = await parseInput(input, parser, lang, format === 'summary' ? 'utf16' : offsets, validate)
      for (const { place, reason, reasonZh } of input.document.problems) {
        const at = place.in === 'file' ? '' : `:${placeLabel(place)}`
        terminal.err(`gongkai: ${input.path ?? '-'}${at}: ${lang === 'zh' ? reasonZh : reason}\n`)
      }
      print.one(input, report)
    } catch (error) {
      toll.fail(error)
    }
  }
  print.end()
  return toll.end()
}

/** The record of what was read; `validate` proves that it keeps its schema and its laws. */
async function parseInput(
  { path, document, sha256 }: Input,
  parser: Parser,
  language: Language,
  offsets: OffsetUnit,
  validate: boolean,
): Promise<Report> {
  const options = { format: document.format, language, sha256, ...(path === null ? {} : { path }) }
  if (validate) {
    const { assertLawful } = await import('../record/laws.ts')
    assertLawful(parser.parse(document.text, options), document.text, path ?? '-')
  }
  return parser.parse(document.text, { ...options, offsets })
}

interface Printer {
  one(input: Input, report: Report): void
  end(): void
}

/** json: one file gives an object, several an array; jsonl: a line each, as soon as it is there. */
async function printer(
  format: 'json' | 'jsonl' | 'summary',
  several: boolean,
  lang: Language,
  terminal: Terminal,
): Promise<Printer> {
  const nothing = () => {}
  const write = (report: Report, indent: 0 | 2): void => {
    for (const piece of jsonPieces(report, indent)) terminal.out(piece)
  }
  const line = (report: Report, indent: 0 | 2): void => {
    write(report, indent)
    terminal.out('\n')
  }
  if (format === 'jsonl') return { one: (_, report) => line(report, 0), end: nothing }
  if (format === 'summary') {
    const { summary } = await import('./summary.ts')
    let first = true
    const one = ({ path, document }: Input, report: Report) => {
      terminal.out(`${first ? '' : '\n\n'}${summary(report, document, { ...terminal, lang, path })}`)
      first = false
    }
    return { one, end: nothing }
  }
  if (!several) return { one: (_, report) => line(report, 2), end: nothing }
  let open = '[\n'
  return {
    one: (_, report) => {
      terminal.out(open)
      write(report, 2)
      open = ',\n'
    },
    end: () => terminal.out(open === '[\n' ? '[]\n' : '\n]\n'),
  }
}
