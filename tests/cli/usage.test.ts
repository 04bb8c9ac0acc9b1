import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { gongkai } from './run-command.ts'

const { version } = JSON.parse(readFileSync('package.json', 'utf8'))

test('--version prints the version of the package', async () => {
  expect(await gongkai(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' })
})

test('--help teaches: commands, exit codes, examples', async () => {
  const { code, out, err } = await gongkai(['--help'])
  expect([code, err]).toEqual([0, ''])
  for (const word of ['parse', 'explain', 'schema', 'metrics', 'eval', 'Exit codes', 'Examples'])
    expect(out).toContain(word)
})

test.each(['parse', 'explain', 'schema', 'metrics', 'eval'])('%s --help prints its own usage', async (command) => {
  const { code, out } = await gongkai([command, '--help'])
  expect(code).toBe(0)
  expect(out).toContain(`gongkai ${command}`)
})

test.each([
  ['an unknown option, with the one that was meant', ['parse', 'a.txt', '--formt', 'json'], /--format/],
  ['an unknown command, with the one that was meant', ['prase', 'a.txt'], /parse/],
  ['a value that an option does not take', ['parse', 'a.txt', '--format', 'xml'], /json, jsonl, summary/],
  ['a missing argument', ['parse'], /missing required argument/],
  ['an offset that is no number', ['explain', 'a.txt', '--at', '-3x'], /whole number/],
])('exit 2 and nothing on stdout for %s', async (_, args, reason) => {
  const { code, out, err } = await gongkai(args)
  expect([code, out]).toEqual([2, ''])
  expect(err).toMatch(reason)
})

test('no command at all: the help, exit 2', async () => {
  const { code, err } = await gongkai([])
  expect(code).toBe(2)
  expect(err).toContain('Usage: gongkai')
})

test('defaults are told in the units in which they are given', async () => {
  const help = `${(await gongkai(['batch', '--help'])).out}${(await gongkai(['worker', '--help'])).out}`.replace(
    /\s+/g,
    ' ',
  )
  for (const told of ['may take (default: 60)', '32M, 1G (default: 32M)', 'answers (default: 30)'])
    expect(help).toContain(told)
})

test.each([
  [['parse', 'a.txt', '--formt', 'json', '--lang', 'zh'], '错误：没有选项“--formt”\n（是否想用 --format？）'],
  [['prase', 'a.txt', '--lang=zh'], '错误：没有命令“prase”\n（是否想用 parse？）'],
  [['parse', '--lang', 'zh'], '错误：缺少参数“input”'],
  [
    ['parse', 'a.txt', '--format', 'xml', '--lang', 'zh'],
    '错误：选项“-f, --format <format>”不接受“xml”：可用的取值为 json, jsonl, summary。',
  ],
  [['explain', 'a.txt', '--at', 'x', '--lang', 'zh'], '错误：选项“--at <offset>”不接受“x”：位置是从 0 起的整数'],
  [['explain', 'a.txt', 'b.txt', '--lang', 'zh'], '错误：参数过多，应有 1 个，给了 2 个。'],
  [['batch', 'in', '--lang', 'zh'], 'gongkai: 写到哪里？例如 -o records.jsonl；只有 gongkai batch - 不需要'],
  [['batch', '-o', 'out.jsonl', '--lang', 'zh'], 'gongkai: 没有可读的输入：请指明文件、文件夹或压缩包'],
  [
    ['batch', 'in', '-o', 'out.xlsx', '--lang', 'zh'],
    'gongkai: “out.xlsx”：输出可以是 .jsonl, .jsonl.gz, .csv, .parquet, .duckdb，或文件夹',
  ],
  [
    ['batch', 'in', '-o', 'o', '--max-size', 'big', '--lang', 'zh'],
    '错误：选项“--max-size <bytes>”不接受“big”：应为形如 500K、32M、1G 的大小，小于 2G',
  ],
])('a misuse is told in Chinese where that is asked for: %s', async (args, words) => {
  const { code, out, err } = await gongkai(args)
  expect([code, out]).toEqual([2, ''])
  expect(err).toContain(words)
  expect(err).toMatch(/（用法见 gongkai.*--help）/)
})
