import { CommanderError } from 'commander'
import type { Language } from '../record/messages.ts'
import { languages, program } from './program.ts'
import type { Terminal } from './terminal.ts'

/**
 * Runs the command line.
 *
 * @param args the arguments after the command's own name
 * @returns the exit code: 0 done; 1 a file failed; 2 the command was misused
 */
export async function main(args: readonly string[], terminal: Terminal): Promise<number> {
  let code = 0
  const language = languageOf(args)
  const command = program(terminal, language, (outcome) => {
    code = outcome
  })
  try {
    await command.parseAsync(args, { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    const { tellFault } = await import('./tell-fault.ts')
    terminal.err(`gongkai: ${tellFault(error, language)}\n`)
    return 1
  }
}

/** The language asked for, whatever else is wrong with the arguments. */
function languageOf(args: readonly string[]): Language {
  const joined = args.find((arg) => arg.startsWith('--lang='))?.slice('--lang='.length)
  const asked = joined ?? args[args.indexOf('--lang') + 1]
  return languages.find((language) => language === asked) ?? 'en'
}
