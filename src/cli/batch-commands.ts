import { availableParallelism } from 'node:os'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { type Change, changeKinds } from '../batch/diff-runs.ts'
import { tableFormats } from '../batch/output.ts'
import { DEFAULT_MAX_BYTES, DEFAULT_TIMEOUT } from '../batch/settings.ts'
import { offsetUnits } from '../record/schema.ts'
import { filesFrom, idField, inputWords, textField } from './input-options.ts'
import type { Terminal } from './terminal.ts'

/** How a command is declared, and how its module's function becomes its action. */
export interface Declaring {
  add(name: string, description: string): Command
  to<Arguments extends unknown[]>(
    load: () => Promise<(...args: [...Arguments, Terminal]) => Promise<number> | number>,
  ): (...args: unknown[]) => Promise<void>
  lang(): Option
  grammars(): Option
}

/** Declares the commands for archives: batch, worker, diff. */
export function declareBatchCommands({ add, to, lang, grammars }: Declaring): void {
  const workers = () =>
    new Option('-w, --workers <n>', 'threads that read')
      .default(availableParallelism(), 'all cores')
      .argParser(whole(1))

  add('batch', 'read an archive: any number of reports, from any files, into tables')
    .argument('[input...]', `${inputWords}; - is JSONL on standard input`)
    .option(
      '-o, --output <out>',
      'records.jsonl(.gz); reports.csv or .parquet, one row a report; archive.duckdb; or a folder for all tables',
    )
    .addOption(new Option('-f, --format <format>', 'of the tables in a folder').choices(tableFormats))
    .addOption(filesFrom())
    .addOption(textField())
    .addOption(idField())
    .addOption(workers())
    .addOption(
      new Option('--timeout <seconds>', 'how long one document may take')
        .default(DEFAULT_TIMEOUT, String(DEFAULT_TIMEOUT / 1000))
        .argParser(seconds),
    )
    .addOption(
      new Option('--max-size <bytes>', 'how large one document may be: 500K, 32M, 1G')
        .default(DEFAULT_MAX_BYTES, `${DEFAULT_MAX_BYTES / 1024 ** 2}M`)
        .argParser(bytes),
    )
    .option('--retry-failed', 'read again what failed in an earlier run')
    .option('--fail-on-error', 'with -: exit 1 where a line failed')
    .option('--summary <file>', 'write the summary as JSON, too')
    .option(
      '--queue <url>',
      'let `gongkai worker`s do the work: redis://host:6379 (the output is then a folder)',
      address,
    )
    .option('--shard-size <n>', 'with --queue: documents that a worker takes at a time', whole(1), 256)
    .addOption(new Option('--offsets <unit>', 'what offsets count').choices(offsetUnits).default('utf16'))
    .addOption(lang())
    .addOption(grammars())
    .option('-q, --quiet', 'no progress and no summary')
    .addHelpText('after', batchHelp)
    .action(to(async () => (await import('./batch.ts')).batch))

  add('worker', 'take shards of `gongkai batch --queue` from a queue and read them, until it is stopped')
    .requiredOption('--queue <url>', 'the queue: redis://host:6379', address)
    .addOption(workers())
    .addOption(
      new Option('--lease <seconds>', 'how long a shard stays with a worker that no longer answers')
        .default(30_000, '30')
        .argParser(seconds),
    )
    .addOption(lang())
    .addOption(grammars())
    .option('-q, --quiet', 'no lines about shards')
    .addHelpText('after', workerHelp)
    .action(to(async () => (await import('./worker.ts')).worker))

  add('diff', 'tell what changed between two runs over the same archive: values gained, lost, changed')
    .argument('<old>', 'output of an earlier run: .jsonl(.gz), a folder, .duckdb')
    .argument('<new>', 'output of a later run')
    .addOption(new Option('-f, --format <format>', 'how to print').choices(['text', 'json']).default('text'))
    .option('--limit <n>', 'changes that are listed one by one', whole(0), 50)
    .option('--fail-on <kinds>', 'exit 1 where values or reports were gained, lost, changed: lost,changed', kinds)
    .option('--fail-on-change', 'the same as --fail-on gained,lost,changed')
    .addOption(lang())
    .addHelpText('after', diffHelp)
    .action(to(async () => (await import('./diff.ts')).diff))
}

const whole =
  (least: number) =>
  (value: string): number => {
    const number = Number(value)
    if (!Number.isInteger(number) || number < least) throw new InvalidArgumentError(`a whole number from ${least}`)
    return number
  }

/** Seconds as milliseconds. */
function seconds(value: string): number {
  const number = Number(value)
  if (!(number > 0 && number < 1e6)) throw new InvalidArgumentError('a number of seconds')
  return number * 1000
}

/** 'lost,changed' as a list. */
function kinds(value: string): Change['kind'][] {
  return value.split(',').map((name) => {
    const kind = changeKinds.find((one) => one === name.trim())
    if (kind === undefined) throw new InvalidArgumentError(`some of ${changeKinds.join(',')}`)
    return kind
  })
}

/** Address of a Redis or Valkey. */
function address(value: string): string {
  if (!/^(?:rediss?|valkeys?):\/\/[^/]/.test(value) || !URL.canParse(value))
    throw new InvalidArgumentError('an address such as redis://host:6379')
  return value.replace(/^valkey/, 'redis')
}

const units: Readonly<Record<string, number>> = { '': 1, K: 1024, M: 1024 ** 2, G: 1024 ** 3 }

function bytes(value: string): number {
  const match = /^(\d{1,12})\s?([KMG]?)(?:i?B)?$/i.exec(value)
  const size = match ? Number(match[1]) * (units[(match[2] ?? '').toUpperCase()] ?? 1) : 0
  if (size < 1 || size > 2 ** 31 - 1) throw new InvalidArgumentError('a size such as 500K, 32M or 1G, under 2G')
  return size
}

const batchHelp = `
What cannot be read never stops a run: it is a line of OUT.errors.jsonl (errors.jsonl in a folder) with path, stage and
reason. A run that was ended at any moment, by Ctrl-C or worse, goes on where it was with the same command; what is done
is kept in OUT.gongkai-state, which may be deleted when it is no longer of use.

Exit codes:
  0    all documents were read
  1    some failed, or the output could not be written
  2    the command was misused
  130  interrupted; the state is saved
With - and no --output, a line that fails is answered in its place by {"id", "error"}, and the exit code is 0 unless
--fail-on-error is given: Hadoop and Spark would take another for a crash.

Examples:
  gongkai batch pages/ -o records.jsonl            a record a line
  gongkai batch 2021.zip crawl.warc.gz -o tables   tables/facts.parquet and the others
  gongkai batch pages/ -o archive.duckdb           and then: duckdb archive.duckdb
  cat dump.jsonl | gongkai batch - > records.jsonl
  gongkai batch pages/ -o /shared/tables --queue redis://10.0.0.5:6379`

const workerHelp = `
The worker reads the files and writes the results under the paths that \`gongkai batch\` was given: it must see the same
shared storage. SIGTERM or Ctrl-C: it finishes the shards in hand and ends; once more: it gives them back and ends.

Example:
  gongkai worker --queue redis://10.0.0.5:6379 --workers 8`

const diffHelp = `
A value is the same where report, metric, place and figure are; changed where only the figure is another. A report that
only one run has counts as gained or lost.

Exit codes:
  0  nothing changed that --fail-on names
  1  something did
  2  one of the two cannot be read, or the command was misused

Examples:
  gongkai diff before.jsonl after.jsonl --fail-on lost,changed     a gate that lets a release gain values
  gongkai diff before.duckdb after/ --format json | jq .metrics`
