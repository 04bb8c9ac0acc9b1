import type { Terminal } from './terminal.ts'

export async function worker(_options: unknown, _terminal: Terminal): Promise<number> {
  return 2
}
