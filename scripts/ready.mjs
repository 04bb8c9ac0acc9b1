// What `npm start`, `npm test` and their kin need before they can run: the packages, and a build that is not older than
// its sources. Plain Node only, since nothing is installed yet when this runs.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Installs the packages where the lock file asks for something that node_modules does not have. */
export function ensureInstalled() {
  const missing = missingPackages()
  if (missing.length === 0) return
  console.error(`gongkai: installing packages (${missing.length} missing or outdated) …`)
  runNpm(['install', '--no-audit', '--no-fund', '--loglevel=error'])
}

/** Builds dist/ where it is missing or older than what it is made of; changed rules need no more than to be read. */
export function ensureBuilt() {
  const stamp = join(root, 'dist', '.built')
  const built = existsSync(stamp) ? statSync(stamp).mtimeMs : 0
  const inputs = [
    'src',
    'package.json',
    'tsconfig.json',
    'scripts/build.mjs',
    'scripts/build-viewer.mjs',
    'package-lock.json',
  ]
  const whole = inputs.every((input) => newest(join(root, input)) <= built)
  if (whole && newest(join(root, 'grammars')) <= built) return
  console.error(whole ? 'gongkai: reading the changed grammars …' : 'gongkai: building dist/ …')
  run(process.execPath, [join(root, 'scripts', 'build.mjs'), ...(whole ? ['--grammars'] : [])])
}

/** Runs a program with this terminal; a failure ends this process with the program's exit code. */
export function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { stdio: 'inherit', cwd: root, ...options })
  if (error) console.error(`gongkai: cannot run ${command}: ${error.message}`)
  if (status !== 0) process.exit(status ?? 1)
}

/** Runs npm: the one that called us if any, else the one that came with this Node, else the one on PATH. */
export function runNpm(args, options = {}) {
  const script = [
    process.env.npm_execpath,
    join(dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(dirname(process.execPath), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ].find((path) => path?.endsWith('npm-cli.js') && existsSync(path))
  if (script) run(process.execPath, [script, ...args], { stdio: ['ignore', 2, 2], ...options })
  else run('npm', args, { stdio: ['ignore', 2, 2], shell: process.platform === 'win32', ...options })
}

/** Paths of the packages that the lock file asks for and node_modules lacks, or has in another version. */
function missingPackages() {
  const wanted = readJson(join(root, 'package-lock.json'))?.packages ?? {}
  const present = readJson(join(root, 'node_modules', '.package-lock.json'))?.packages
  if (!present) return Object.keys(wanted)
  return Object.entries(wanted)
    .filter(([path, want]) => {
      if (path === '') return false
      const have = present[path]
      if (!have || !existsSync(join(root, path))) return !(want.optional || want.devOptional || want.peer)
      return have.version !== want.version
    })
    .map(([path]) => path)
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}

/** Newest change, in ms since 1970, of a file or of anything under a folder. */
function newest(path) {
  if (!existsSync(path)) return 0
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), stat.mtimeMs)
}
