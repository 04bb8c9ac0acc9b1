import { type Command, Option } from 'commander'

/** What commands read, as their help has it. */
export const inputWords =
  'files, folders, globs, zip, tar(.gz), jsonl(.gz), WARC(.gz), and their members (a.zip/b.html)'

const gather = (value: string, before: string[]): string[] => [...before, value]

export const filesFrom = (): Option =>
  new Option('--files-from <list>', 'read the files that this file names, one a line (repeatable)')
    .default([], 'none')
    .argParser(gather)

export const textField = (): Option =>
  new Option('--text-field <name>', 'field of a JSONL line that holds the text').default('text')

export const idField = (): Option =>
  new Option('--id-field <name>', "field of a JSONL line that holds the report's name").default('id')

/** Refuses a command that was told to read nothing: neither an input nor a list of them. */
export function needsInput(command: Command): void {
  const { filesFrom = [] } = command.opts<{ filesFrom?: string[] }>()
  if (command.args.length === 0 && filesFrom.length === 0) command.error("error: missing required argument 'input'")
}
