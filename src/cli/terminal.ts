/** What a command talks through: records go to `out`, everything else to `err`. Tests hand in one of their own. */
export interface Terminal {
  out(text: string): void
  err(text: string): void
  /** Everything that standard input holds. */
  stdin(): Promise<Uint8Array>
  /** Whether `out` is a person's terminal. */
  interactive: boolean
  /** Whether `out` shows colour. */
  colour: boolean
  /** Width of `out` in columns; a Chinese character takes two. */
  columns: number
}

/** The terminal of this process; NO_COLOR and FORCE_COLOR are heeded. */
export function processTerminal(): Terminal {
  const { stdout, stderr, stdin, env } = process
  const interactive = stdout.isTTY === true
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    stdin: async () => {
      const chunks: Buffer[] = []
      for await (const chunk of stdin) chunks.push(chunk as Buffer)
      return Buffer.concat(chunks)
    },
    interactive,
    colour: env.FORCE_COLOR ? env.FORCE_COLOR !== '0' : interactive && !env.NO_COLOR && env.TERM !== 'dumb',
    columns: Math.max(60, Math.min(stdout.columns ?? 100, 160)),
  }
}
