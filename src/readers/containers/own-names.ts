import { open } from 'node:fs/promises'

/** Names of the tables of a run, as `gongkai batch` gives them in a folder. */
const tables = ['reports', 'facts', 'cells', 'checks', 'terms', 'messages']
const formats = ['parquet', 'csv', 'jsonl']

/**
 * Those names in a folder that this program itself wrote: no report is among them. States of runs and the output that
 * each stands beside, lists of errors, decisions of reviewers, the tables of a run, the parts of a run on a queue.
 *
 * @param names all names of the folder; those of folders end in '/'
 */
export function ownNames(names: readonly string[]): Set<string> {
  const all = new Set(names)
  const own = new Set<string>()
  for (const name of names) {
    if (isOwnName(name)) own.add(name)
    // records.jsonl.gongkai-state/ → records.jsonl
    if (name.endsWith('.gongkai-state/')) {
      const output = name.slice(0, -'.gongkai-state/'.length)
      // `out.gongkai-state` beside a folder `out`, which may hold more than the tables: that is told by its own names.
      if (all.has(output)) own.add(output)
    }
  }
  const hasErrors = all.has('errors.jsonl')
  for (const format of formats)
    if (hasErrors && all.has(`reports.${format}`) && all.has(`facts.${format}`))
      for (const name of ['errors.jsonl', ...tables.map((table) => `${table}.${format}`)])
        if (all.has(name)) own.add(name)
  // The output of a run on a queue, and a part of it.
  if (all.has('parts/') && (all.has('.spool/') || (all.has('run.json') && hasErrors)))
    for (const name of ['parts/', '.spool/', 'run.json', 'errors.jsonl']) if (all.has(name)) own.add(name)
  if (all.has('part.json') && hasErrors) for (const name of names) own.add(name)
  return own
}

/** Whether a name alone tells that this program wrote what it names. */
const isOwnName = (name: string): boolean =>
  name.endsWith('.gongkai-state/') ||
  name === 'gongkai-reviews.jsonl' ||
  name.endsWith('.reviews.jsonl') ||
  name.endsWith('.errors.jsonl') ||
  name === '.gongkai-lock'

/** Whether a JSONL file holds records or decisions of this program, told by its first bytes. */
export async function holdsOwnLines(path: string): Promise<boolean> {
  if (!/\.(?:jsonl|ndjson)$/i.test(path)) return false
  const file = await open(path).catch(() => null)
  try {
    const { bytesRead, buffer } = (await file?.read(Buffer.alloc(24), 0, 24, 0)) ?? { bytesRead: 0, buffer: null }
    return buffer?.toString('latin1', 0, bytesRead).startsWith('{"schema":"gongkai/') ?? false
  } catch {
    return false
  } finally {
    await file?.close()
  }
}
