import { InvalidArgumentError, Option } from 'commander'
import { leftovers } from '../viewer/gold-of-review.ts'
import type { Declaring } from './batch-commands.ts'
import { filesFrom, idField, needsInput, textField } from './input-options.ts'

/** Declares the commands for reviewers: view, gold. */
export function declareReviewCommands({ add, to, lang, grammars }: Declaring): void {
  add('view', 'look at reports and review them in the browser, every value beside its words')
    .argument('[input...]', 'reports, folders, globs, archives and their members (a.zip/b.html), or records (.jsonl)')
    .option('--export <file>', 'write one page that works without a server and without a network')
    .addOption(filesFrom())
    .addOption(textField())
    .addOption(idField())
    .option('--watch', 'read everything again when a grammar file changes')
    .option('--reviews <file>', 'where decisions are kept (default: beside the input)')
    .option('--who <name>', 'who decides (default: your user name)')
    .option('--port <port>', 'port on 127.0.0.1; 0 takes a free one', port, 0)
    .option('--no-open', 'print the address without opening the browser')
    .addOption(new Option('--lang <language>', "language of the page (default: the browser's)").choices(['en', 'zh']))
    .addOption(grammars())
    .addHelpText('after', viewExamples)
    .hook('preAction', needsInput)
    .action(to(async () => (await import('./view.ts')).view))

  add('gold', 'turn reviewed reports into gold annotations for the corpus')
    .argument('<file...>', 'reports that were reviewed with gongkai view')
    .option('--reviews <file>', 'the file of decisions (default: gongkai-reviews.jsonl beside the report)')
    .option('-o, --out <dir>', 'where to write NAME.json (default: beside the report)')
    .option('--force', 'write over gold that is there')
    .addOption(
      new Option('--undecided <how>', 'what to do with facts that nobody has judged')
        .choices(leftovers)
        .default('refuse'),
    )
    .addOption(lang())
    .addOption(grammars())
    .action(to(async () => (await import('./gold.ts')).writeGold))
}

function port(value: string): number {
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535)
    throw new InvalidArgumentError('a port is a number from 0 to 65535')
  return Number(value)
}

const viewExamples = `
Examples:
  gongkai view reports/                            review a folder; ? shows the keys
  gongkai view records.jsonl reports/              records of an earlier run, beside their texts
  gongkai view a.txt b.txt --export report.html    one page to send around
  gongkai view corpus/dev --watch --grammars grammars   see at once what a rule changes`
