import { expect, test } from 'vitest'
import { type Shard, shardsOf } from '../../src/batch/shard.ts'
import { bytesDocument, failure, type InputItem } from '../../src/readers/containers/input-document.ts'
import { ReadError } from '../../src/readers/read-error.ts'

const size = { documents: 8, bytes: 1000 }
const file = (key: string, stamp = '1'): Extract<InputItem, { kind: 'document' }> => ({
  kind: 'document',
  key,
  file: key,
  text: null,
  format: null,
  stamp,
  bytes: async () => Buffer.from(key),
})

async function cut(items: InputItem[], key = 'settings'): Promise<Shard[]> {
  const shards: Shard[] = []
  const stream = (async function* () {
    yield* items
  })()
  for await (const shard of shardsOf(stream, key, size, 'en')) shards.push(shard)
  return shards
}

const names = Array.from({ length: 500 }, (_, at) => `in/${at}.txt`)
const ids = (shards: Shard[]): string[] => shards.map(({ id }) => id)

test('every document is in one shard, in order, and no shard is larger than it may be', async () => {
  const shards = await cut(names.map((name) => file(name)))
  expect(shards.flatMap(({ documents }) => documents.map(({ key }) => key))).toEqual(names)
  expect(Math.max(...shards.map(({ documents }) => documents.length))).toBeLessThanOrEqual(16)
})

test('a file that comes, goes or changes gives the shards around it another id, and no others', async () => {
  const before = ids(await cut(names.map((name) => file(name))))
  for (const items of [
    [...names.slice(0, 100), 'in/new.txt', ...names.slice(100)].map((name) => file(name)),
    names.filter((name) => name !== 'in/250.txt').map((name) => file(name)),
    names.map((name) => file(name, name === 'in/7.txt' ? '2' : '1')),
  ]) {
    const after = ids(await cut(items))
    expect(after).not.toEqual(before)
    expect(after.filter((id) => !before.includes(id)).length).toBeLessThanOrEqual(3)
  }
})

test('other settings give other ids', async () => {
  const items = names.map((name) => file(name))
  const others = new Set(ids(await cut(items, 'other')))
  expect(ids(await cut(items)).filter((id) => others.has(id))).toEqual([])
})

test('members of archives are told apart by their bytes, and large ones end a shard', async () => {
  const member = (bytes: string) => bytesDocument('a.tar/b', Buffer.from(bytes), { stamp: 'same' })
  expect(ids(await cut([member('1')]))).not.toEqual(ids(await cut([member('2')])))
  const large = Buffer.alloc(1200)
  expect(
    await cut([bytesDocument('a', large, { stamp: null }), bytesDocument('b', large, { stamp: null })]),
  ).toHaveLength(2)
})

test('what cannot be opened is a document that failed', async () => {
  const broken = failure('a.zip', new ReadError('damaged', 'container', { path: 'a.zip' }))
  const [shard] = await cut([
    broken,
    { ...file('b'), file: null, bytes: async () => Promise.reject(new Error('gone')) },
  ])
  expect(shard?.documents).toMatchObject([
    { key: 'a.zip', from: 'failure', failure: { code: 'damaged', stage: 'container' } },
    { key: 'b', from: 'failure', failure: { code: 'crashed', reason: 'reading it failed: gone' } },
  ])
})
