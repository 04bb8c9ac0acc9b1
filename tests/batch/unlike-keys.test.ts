import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { unlikeKeys } from '../../src/batch/unlike-keys.ts'
import { parseReport } from '../../src/parse-report.ts'
import { gongkai } from '../cli/run-command.ts'
import { scratch } from './gongkai.ts'

test('paths that differ by their beginnings are told by these', () => {
  expect(unlikeKeys(['in/x/a.txt', 'in/b.txt'], ['/data/in/b.txt', '/data/in/x/a.txt'])).toEqual({
    old: 'in/x/a.txt',
    new: '/data/in/x/a.txt',
    prefixes: { old: '', new: '/data/' },
  })
  expect(unlikeKeys(['old/b.txt'], ['new/b.txt'])?.prefixes).toEqual({ old: 'old/', new: 'new/' })
})

test('paths that have no name in common are told as such; a run without reports is not compared', () => {
  expect(unlikeKeys(['a.txt'], ['b.txt'])).toEqual({ old: 'a.txt', new: 'b.txt', prefixes: null })
  expect(unlikeKeys([], ['b.txt'])).toBeNull()
})

test('the command says why everything came and went, and nothing where one report is shared', async () => {
  const folder = scratch()
  mkdirSync(join(folder, 'runs'))
  const run = (name: string, paths: string[]): string => {
    const file = join(folder, 'runs', `${name}.jsonl`)
    const lines = paths.map((path) => JSON.stringify(parseReport('2020年公开信息5条。', { path })))
    writeFileSync(file, `${lines.join('\n')}\n`)
    return file
  }
  const [old, moved, shared] = [run('a', ['in/a.txt']), run('b', ['/x/in/a.txt']), run('c', ['in/a.txt', 'y/in/a.txt'])]
  const { err } = await gongkai(['diff', old, moved])
  expect(err).toContain("'in/a.txt' of the old run seems to be '/x/in/a.txt' in the new one")
  expect((await gongkai(['diff', old, moved, '--lang', 'zh'])).err).toContain('没有共同的报告')
  expect((await gongkai(['diff', old, shared])).err).toBe('')
})
