import { readFileSync } from 'node:fs'
import { Command, InvalidArgumentError, Option } from 'commander'
import type { Language } from '../record/messages.ts'
import { offsetUnits } from '../record/schema.ts'
import { declareBatchCommands } from './batch-commands.ts'
import { filesFrom, idField, inputWords, needsInput, textField } from './input-options.ts'
import { declareReviewCommands } from './review-commands.ts'
import type { Terminal } from './terminal.ts'
import { usageWords } from './usage-words.ts'

/** The languages that the command speaks. */
export const languages: readonly Language[] = ['en', 'zh']

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string
}

/** What every command's module gives: it runs, and tells its exit code. */
type Run<Arguments extends unknown[]> = (...args: [...Arguments, Terminal]) => Promise<number> | number

const lang = () =>
  new Option('--lang <language>', 'language of everything but the document').choices(languages).default('en')
const grammars = () => new Option('--grammars <dir>', 'read the rules from this folder instead of the bundled ones')

/**
 * The command line as commander knows it. A command's module is imported when it runs, so that `--help` and a small
 * command start fast.
 *
 * @param language of what is said of a misuse; the help is English
 * @param done told the exit code of the command that ran
 */
export function program(terminal: Terminal, language: Language, done: (code: number) => void): Command {
  const root = new Command('gongkai')
    .description(
      'Reads Chinese government reports on information disclosure (政府信息公开工作年度报告)\ninto records in which every value carries its source span.',
    )
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .configureOutput({
      writeOut: terminal.out,
      writeErr: terminal.err,
      outputError: (text, write) => write(usageWords(text, language)),
    })
    .showHelpAfterError(usageWords('(gongkai --help tells what there is)', language))
    .exitOverride()
    .addHelpText('after', closing)

  const add = (name: string, description: string): Command =>
    root.command(name).description(description).configureHelp({ showGlobalOptions: false })
  const to =
    <Arguments extends unknown[]>(load: () => Promise<Run<Arguments>>) =>
    async (...args: unknown[]): Promise<void> => {
      // The last argument is commander's own Command.
      const run = await load()
      done(await run(...(args.slice(0, -1) as Arguments), terminal))
    }

  add('parse', 'read reports into records')
    .argument('[input...]', `${inputWords}; - is standard input`)
    .addOption(
      new Option(
        '-f, --format <format>',
        'how to print (default: summary on a terminal, else json; jsonl for several files)',
      ).choices(['json', 'jsonl', 'summary']),
    )
    .addOption(new Option('--offsets <unit>', 'what offsets in the record count').choices(offsetUnits).default('utf16'))
    .addOption(lang())
    .addOption(grammars())
    .addOption(filesFrom())
    .addOption(textField())
    .addOption(idField())
    .option('--validate', 'check the record against its schema and laws before printing it')
    .addHelpText('after', parseExamples)
    .hook('preAction', needsInput)
    .action(to(async () => (await import('./parse.ts')).parseFiles))

  add('explain', 'tell why each number was read as it was: the rules tried, the one that won, why the others lost')
    .argument('<file>', 'file to read, or a member of an archive (a.zip/b.html); - is standard input')
    .option('--at <offset>', 'only what stands at this offset (UTF-16 units from 0)', offset)
    .addOption(textField())
    .addOption(idField())
    .addOption(lang())
    .addOption(grammars())
    .action(to(async () => (await import('./explain.ts')).explain))

  add('text', 'print the text that was read out of a file, to the letter: the spans of its record point into it')
    .argument('<file>', 'file to read, or a member of an archive (a.zip/b.html); - is standard input')
    .option('--map', 'print a JSON line for each line of that text instead: its offsets, and its place in the file')
    .addOption(new Option('--offsets <unit>', 'with --map: what offsets count').choices(offsetUnits).default('utf16'))
    .addOption(textField())
    .addOption(idField())
    .addOption(lang())
    .addHelpText('after', textHelp)
    .action(to(async () => (await import('./text.ts')).printText))

  add('check', 'tell where reports contradict themselves, and each other from year to year')
    .argument('[input...]', `${inputWords}; several years of one agency are checked against each other, too`)
    .addOption(new Option('-f, --format <format>', 'how to print').choices(['table', 'json']).default('table'))
    .addOption(filesFrom())
    .addOption(textField())
    .addOption(idField())
    .option('--all', 'also the checks that pass, and those whose sides are not there')
    .addOption(lang())
    .addOption(grammars())
    .addHelpText('after', checkHelp)
    .hook('preAction', needsInput)
    .action(to(async () => (await import('./check.ts')).check))

  add('schema', 'print the JSON Schema of the record').action(to(async () => (await import('./schema.ts')).printSchema))

  add('metrics', 'print the codebook: what each metric counts')
    .addOption(new Option('-f, --format <format>', 'how to print').choices(['table', 'csv', 'json']).default('table'))
    .addOption(lang())
    .addOption(grammars())
    .action(to(async () => (await import('./metrics.ts')).printMetrics))

  add('eval', 'score the parser against gold annotations')
    .argument('<gold-dir...>', 'folders of gold annotations (corpus/README.md tells their shape)')
    .option('--baseline <file>', 'tell what changed against an earlier `eval --json`')
    .option('--json', 'print the result as JSON')
    .option('--errors', 'print every error with its text and the rules tried')
    .addOption(lang())
    .addOption(grammars())
    .action(to(async () => (await import('./eval.ts')).evaluate))

  declareBatchCommands({ add, to, lang, grammars })
  declareReviewCommands({ add, to, lang, grammars })

  return root
}

function offset(value: string): number {
  if (!/^\d{1,15}$/.test(value)) throw new InvalidArgumentError('an offset is a whole number from 0')
  return Number(value)
}

const closing = `
Exit codes:
  0  done
  1  a file could not be read, or a check of the command failed (the others are still printed)
  2  the command was misused: unknown option, missing argument

Records go to standard output, everything else to standard error.

Examples:
  gongkai parse report.txt                         a readable summary
  gongkai parse report.txt > record.json           the record, every value with its span
  gongkai parse *.txt --format jsonl | jq .header  one record a line
  gongkai explain report.txt --at 812              why the number at offset 812 was read as it was`

const checkHelp = `
A check fails where both sides were read exactly and differ; it is uncertain where the reading may be at fault, and says why.
Text that was copied unchanged from the year before is told as uncertain.

Exit codes: 0; 1 where a check failed or a file could not be read; 2 the command was misused.

Examples:
  gongkai check report.txt
  gongkai check 2019.txt 2020.txt 2021.txt --format json`

const textHelp = `
Examples:
  gongkai text report.pdf > report.txt             and text[start:end] is what a span of its record points at
  gongkai text report.pdf --map                    {"line":1,"start":0,"end":26,"place":{"in":"pdf","page":1,"line":1}}
  gongkai text report.html --map --offsets codepoint`

const parseExamples = `
Examples:
  gongkai parse report.txt
  gongkai parse a.txt b.txt --format jsonl > records.jsonl
  gongkai parse pages/ 2021.zip > records.jsonl    a record a line; gongkai batch uses all cores, and can go on
  gongkai parse 2021.zip/a.html                    one of an archive
  curl -s https://example.org/report.txt | gongkai parse -
  gongkai parse report.txt --offsets codepoint     offsets as Python counts them`
