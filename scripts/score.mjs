// `npm run score`: the parser's scores on the corpus. Arguments go to `gongkai eval`; `--update` writes the scores down
// in corpus/scores.json, which the tests hold as the least that the parser may score.
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt, ensureInstalled, root } from './ready.mjs'

ensureInstalled()
ensureBuilt()

const halves = ['dev', 'test']
const args = process.argv.slice(2)
let failed = 0

if (args.includes('--update')) {
  const { corpusScores } = await import('../dist/evaluation/corpus-scores.js')
  const scores = Object.fromEntries(halves.map((half) => [half, corpusScores(join(root, 'corpus', half))]))
  writeFileSync(join(root, 'corpus', 'scores.json'), `${JSON.stringify(scores, null, 2)}\n`)
  console.log(JSON.stringify(scores, null, 2))
} else {
  for (const half of halves) {
    if (!args.includes('--json')) console.log(`\ncorpus/${half}`)
    const { status } = spawnSync(
      process.execPath,
      [join(root, 'dist', 'cli.js'), 'eval', join(root, 'corpus', half), ...args],
      {
        stdio: 'inherit',
      },
    )
    failed ||= status ?? 1
  }
}
process.exit(failed)
