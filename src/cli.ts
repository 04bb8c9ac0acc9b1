#!/usr/bin/env node
import { main } from './cli/main.ts'
import { processTerminal } from './cli/terminal.ts'

// A reader that closes early (`gongkai parse … | head`) ends the command quietly.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})
process.exitCode = await main(process.argv.slice(2), processTerminal())
