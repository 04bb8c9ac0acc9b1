import { type InputItem, inputLimits } from '../readers/containers/input-document.ts'
import { jsonLines } from '../readers/containers/json-lines.ts'
import type { Failure } from './failure.ts'
import type { Pool } from './pool.ts'
import type { ReadSettings } from './settings.ts'
import { shardDocument } from './shard.ts'
import { addTally, emptyTally, type Tally } from './tally.ts'

/** What a pipe is told. */
export interface PipeOptions {
  textField: string
  idField: string
  settings: ReadSettings
}

/**
 * Answers each line of JSONL, in the order of the lines, by a line: the record, or `{"id", "error"}` for one that gives
 * none. A line is written as soon as it and all before it are done.
 *
 * @param pool of the form 'records'
 * @param write is waited for, so that a slow reader slows the pipe instead of filling the memory
 */
export async function pipeRecords(
  input: AsyncIterable<Uint8Array>,
  options: PipeOptions,
  pool: Pool,
  write: (line: string) => Promise<void>,
): Promise<Tally> {
  const { textField, idField, settings } = options
  const tally = emptyTally()
  const turns: Promise<void>[] = []
  let last = Promise.resolve()
  for await (const item of jsonLines('', input, inputLimits({ textField, idField, maxBytes: settings.maxBytes }))) {
    const answer = answerOf(item, pool, options.settings)
    const before = last
    // Written in its turn, also while the next line is long in coming.
    last = (async () => {
      const { line, tally: own } = await answer
      await before
      addTally(tally, own)
      await write(line)
    })()
    last.catch(() => {})
    turns.push(last)
    if (turns.length > pool.size) await turns.shift()
  }
  await last
  return tally
}

async function answerOf(item: InputItem, pool: Pool, settings: ReadSettings): Promise<{ line: string; tally: Tally }> {
  const { document } = await shardDocument(item, settings.language)
  const { sections, tally } = await pool.run([document], settings, { to: 'caller' })
  const text = (name: string): string => Buffer.from(sections?.get(name) ?? []).toString('utf8')
  const errors = text('errors')
  if (errors === '') return { line: text('records'), tally }
  const { path, reason } = JSON.parse(errors) as Failure
  return { line: `${JSON.stringify({ id: path, error: reason })}\n`, tally }
}
