// `npm run score`: the parser's scores on the corpus. Arguments go to `gongkai eval`:
//   npm run --silent score -- --json > before.json     to keep a run
//   npm run score -- --baseline before.json            to see what has changed since
// `--update` writes the scores down in corpus/scores.json, which the tests hold as the least that the parser may score.
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
  // The halves apart for a reader; together for a program, and for a comparison.
  const together = args.some((arg) => arg === '--json' || arg.startsWith('--baseline'))
  for (const folders of together ? [halves] : halves.map((half) => [half])) {
    if (!together) console.log(`\ncorpus/${folders}`)
    const paths = folders.map((half) => join(root, 'corpus', half))
    const command = [join(root, 'dist', 'cli.js'), 'eval', ...paths, ...args]
    const cwd = process.env.INIT_CWD ?? process.cwd()
    failed ||= spawnSync(process.execPath, command, { stdio: 'inherit', cwd }).status ?? 1
  }
}
process.exit(failed)
