import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { readShardFile, readShardHead, writeShardFile } from '../../src/batch/shard-file.ts'
import { emptyTally } from '../../src/batch/tally.ts'
import { scratch } from './gongkai.ts'

test('a shard file gives back its sections and counts, and leaves no draft beside it', async () => {
  const folder = scratch()
  const path = join(folder, 'a.shard')
  const sections = new Map([
    ['errors', Buffer.from('')],
    ['records', Buffer.from('{"text":"主动公开\\n"}\n')],
  ])
  await writeShardFile(path, { documents: 3, tally: { ...emptyTally(), read: 2 }, sections }, 6)
  const shard = await readShardFile(path)
  expect(shard.documents).toBe(3)
  expect(Buffer.from(shard.section('records'))).toEqual(sections.get('records'))
  expect(gunzipSync(shard.packed('records'))).toEqual(sections.get('records'))
  expect(shard.section('errors')).toHaveLength(0)
  expect(() => shard.section('facts')).toThrow("no section 'facts'")
  expect(readdirSync(folder)).toEqual(['a.shard'])
})

test('the head alone is read for a shard that is done; null where there is none', async () => {
  const path = join(scratch(), 'b.shard')
  expect(await readShardHead(path)).toBeNull()
  await writeShardFile(path, { documents: 1, tally: emptyTally(), sections: new Map([['errors', Buffer.alloc(0)]]) }, 1)
  expect(await readShardHead(path)).toMatchObject({ documents: 1, tally: { read: 0 } })
})
