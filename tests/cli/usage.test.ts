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
