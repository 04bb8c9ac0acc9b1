import { main } from '../../src/cli/main.ts'
import type { Terminal } from '../../src/cli/terminal.ts'

/** What a command said and how it ended. */
export interface Outcome {
  code: number
  out: string
  err: string
}

/** Runs the command line in this process, on a terminal that only keeps what it is told. */
export async function gongkai(args: string[], terminal: Partial<Terminal> & { input?: string } = {}): Promise<Outcome> {
  const said = { out: '', err: '' }
  const code = await main(args, {
    out: (text) => {
      said.out += text
    },
    err: (text) => {
      said.err += text
    },
    stdin: async () => new TextEncoder().encode(terminal.input ?? ''),
    interactive: false,
    colour: false,
    columns: 100,
    ...terminal,
  })
  return { code, ...said }
}
