// `npm test`: installs and builds what is missing, runs every test that this machine can run, and names those that it
// cannot with the command that brings what they need. Under CI=true a test left out is a failure.
// Arguments go to vitest: `npm test -- tests/facts`, `npm test -- tests/grammar/examples.test.ts -t offices`.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { bringsIt, find, programs, testsThatNeed } from './programs.mjs'
import { ensureBuilt, ensureInstalled, root } from './ready.mjs'

ensureInstalled()
ensureBuilt()

const leftOut = programs
  .map((program) => ({ program, tests: testsThatNeed(program, join(root, 'tests')) }))
  .filter(({ program, tests }) => tests.length > 0 && find(program) === null)

const args = process.argv.slice(2)
// Asked for by name, the others are of no interest.
const byName = args.some((arg) => /^(?:-t|--testNamePattern)/.test(arg)) ? ['--hideSkippedTests'] : []

const { status } = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules', 'vitest', 'vitest.mjs'),
    'run',
    ...leftOut.flatMap(({ program }) => ['--exclude', `**/*.${program.name}.test.ts`]),
    ...byName,
    ...args,
  ],
  { stdio: 'inherit', cwd: root },
)

for (const { program, tests } of leftOut) {
  console.log(`\nLeft out, since ${program.name} is not on this machine (to get it: ${bringsIt(program)}):`)
  for (const test of tests) console.log(`  tests/${test}`)
}
const strict = process.env.CI === 'true' && leftOut.length > 0
if (strict) console.log('\nCI=true: a test that is left out is a failure.')
process.exit(strict ? status || 1 : (status ?? 1))
