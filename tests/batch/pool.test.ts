import { expect, test } from 'vitest'
import { openPool } from '../../src/batch/pool.ts'
import type { ReadSettings } from '../../src/batch/settings.ts'
import type { ShardDocument } from '../../src/batch/shard.ts'

const script = new URL('./faulty-thread.mjs', import.meta.url)
const settings: ReadSettings = { language: 'en', offsets: 'utf16', timeout: 500, maxBytes: 1000 }
const named = (key: string): ShardDocument => ({ key, from: 'text', text: '', format: null })

async function readAll(workers: number, shards: string[][]): Promise<unknown[][]> {
  const pool = openPool({ workers, grammars: null, form: 'records', tables: null, script, megabytes: 64 })
  try {
    const answers = shards.map((keys) => pool.run(keys.map(named), settings, { to: 'caller' }))
    return (await Promise.all(answers)).map(({ sections }) =>
      JSON.parse(String(sections && Buffer.from(sections.get('records') ?? []))),
    )
  } finally {
    await pool.close()
  }
}

test('a document that hangs, takes all memory, or ends its thread is a failure among the others', async () => {
  const [read] = await readAll(1, [['a', 'hang', 'b', 'exit', 'hoard', 'throw', 'c']])
  expect(read).toEqual([
    'a',
    { path: 'hang', code: 'out-of-time', stage: 'parse', reason: 'it took longer than 0.5 s' },
    'b',
    { path: 'exit', code: 'crashed', stage: 'parse', reason: 'reading it failed: its thread ended with 3' },
    { path: 'hoard', code: 'out-of-memory', stage: 'parse', reason: 'it takes more memory than a document may' },
    { path: 'throw', code: 'crashed', stage: 'parse', reason: 'reading it failed: thrown' },
    'c',
  ])
})

test('more shards than threads are read in their turn, each with its own answer', async () => {
  const shards = Array.from({ length: 20 }, (_, at) => [`${at}`, at === 7 ? 'exit' : 'x'])
  const read = await readAll(3, shards)
  expect(read.map(([first]) => first)).toEqual(shards.map(([first]) => first))
  expect(read[7]?.[1]).toMatchObject({ path: 'exit', code: 'crashed' })
})

test('a pool that is closed takes no more', async () => {
  const pool = openPool({ workers: 1, grammars: null, form: 'records', tables: null, script })
  await pool.close()
  await expect(pool.run([named('a')], settings, { to: 'caller' })).rejects.toThrow('closed')
})
