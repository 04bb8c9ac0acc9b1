// `npm start`: installs and builds what is missing, parses a bundled report and prints the readable summary.
// `npm start -- FILE…` parses those files instead.
import { spawnSync } from 'node:child_process'
import { join, relative } from 'node:path'
import { bringsIt, find, programs } from './programs.mjs'
import { ensureBuilt, ensureInstalled, root } from './ready.mjs'

ensureInstalled()
ensureBuilt()
const nodejieba = programs.find(({ name }) => name === 'nodejieba')
if (find(nodejieba) === null)
  console.error(`gongkai: nodejieba is not built here; jieba-wasm cuts words in its place (${bringsIt(nodejieba)})`)

const files = process.argv.slice(2)
const bundled = join(root, 'corpus', 'example.txt')
const command = join(root, 'dist', 'cli.js')
// The files are named from where npm was called, not from the package's folder.
const cwd = process.env.INIT_CWD ?? process.cwd()
const shown = files.length > 0 ? files : [relative(cwd, bundled)]
const { status } = spawnSync(process.execPath, [command, 'parse', '--format', 'summary', ...shown], {
  stdio: 'inherit',
  cwd,
})

const example = relative(root, bundled).replaceAll('\\', '/')
console.log(`
Try next:
  npm start -- YOUR-REPORT.txt                      this summary of your own report (text, Markdown, HTML, DOCX, PDF)
  node dist/cli.js parse --format json ${example}   the whole record, every value with its span
  node dist/cli.js explain ${example}               why each number was read as it was
  node dist/cli.js metrics                          the codebook: what each metric counts
  node dist/cli.js --help                           everything else
  npm test                                          all tests that this machine can run`)
process.exit(status ?? 1)
