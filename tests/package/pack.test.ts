import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

// The packed tarball in an empty project, as a user has it. It is installed without scripts: whoever forbids them gets
// jieba-wasm, and everything else works the same. `npm test` has built dist/ before.

let folder: string
const npm = (args: string[], cwd: string) => {
  const script = [
    process.env.npm_execpath ?? '',
    join(dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(dirname(process.execPath), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ].find((path) => path.endsWith('npm-cli.js') && existsSync(path))
  const options = { cwd, encoding: 'utf8' as const }
  return done(
    script
      ? spawnSync(process.execPath, [script, ...args], options)
      : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' }),
  )
}
const node = (args: string[]) => spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })
const done = (run: SpawnSyncReturns<string>) => {
  expect(run.status, run.stderr).toBe(0)
  return run.stdout
}

const report = '河湾县档案局2016年政府信息公开工作年度报告\n一、主动公开情况\n2016年，共主动公开政府信息35条。\n'

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-package-'))
  npm(['pack', '--ignore-scripts', '--pack-destination', folder], resolve('.'))
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? ''
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'consumer', private: true, type: 'module' }))
  writeFileSync(join(folder, 'report.txt'), report)
  npm(['install', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', `./${tarball}`], folder)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the packed tarball, installed without scripts', () => {
  test('holds the library, its types, the command and the grammars, and no sources or tests', () => {
    const has = (...path: string[]) => existsSync(join(folder, 'node_modules', 'gongkai', ...path))
    for (const path of [
      'dist/index.js',
      'dist/index.d.ts',
      'dist/cli.js',
      'grammars/metrics.yaml',
      'README.md',
      'LICENSE',
    ])
      expect(has(path), path).toBe(true)
    for (const path of ['src', 'tests', 'corpus', 'scripts', 'dist/.built']) expect(has(path), path).toBe(false)
  })

  test('imports, and reads a report', () => {
    const code = `import { parseReport } from 'gongkai'
      process.stdout.write(String(parseReport(${JSON.stringify(report)}).metrics.disclosure.total?.value))`
    writeFileSync(join(folder, 'use.js'), code)
    expect(done(node(['use.js']))).toBe('35')
  })

  test('type-checks, and knows the metrics by name', () => {
    const good = `import { parseReport, type Report } from 'gongkai'
      const report: Report = parseReport('')
      export const received: number | null | undefined = report.metrics.applications.received.total?.value
      export const year: number | undefined = report.header.year?.value\n`
    const bad = `import { parseReport } from 'gongkai'\nexport const no = parseReport('').metrics.applications.recieved\n`
    writeFileSync(join(folder, 'good.ts'), good)
    writeFileSync(join(folder, 'bad.ts'), bad)
    const tsc = (file: string) =>
      node([
        resolve('node_modules/typescript/bin/tsc'),
        '--noEmit',
        '--strict',
        '--module',
        'nodenext',
        '--target',
        'es2023',
        file,
      ])
    expect(tsc('good.ts').stdout).toBe('')
    expect(tsc('bad.ts').stdout).toContain("'recieved' does not exist")
  })

  test('runs the command', () => {
    const command = join('node_modules', 'gongkai', 'dist', 'cli.js')
    expect(JSON.parse(done(node([command, 'parse', 'report.txt']))).metrics.disclosure.total.value).toBe(35)
    expect(done(node([command, 'metrics']))).toContain('disclosure.total')
    expect(existsSync(join(folder, 'node_modules', '.bin', 'gongkai'))).toBe(true)
  })

  test('reads grammars of one’s own, copied from the bundled ones', () => {
    const own = join(folder, 'my-grammars')
    mkdirSync(own)
    cpSync(join(folder, 'node_modules', 'gongkai', 'grammars'), own, { recursive: true })
    const command = join('node_modules', 'gongkai', 'dist', 'cli.js')
    const parse = (...more: string[]) => JSON.parse(done(node([command, 'parse', 'report.txt', ...more])))
    expect(parse('--grammars', own)).toEqual(parse())
  })
})
