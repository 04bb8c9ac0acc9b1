import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** The folder beside an output that holds what is done, so that a run can be ended at any moment and go on. */
export interface State {
  /** The file by which one run at a time works here. */
  lock: string
  /** The file of a shard's result, whether it is there or not. */
  shard(id: string): string
  /** A file or folder in which the output is made before it is put in its place. */
  draft(name: string): string
  /** Takes away drafts that a killed run left. */
  clearDrafts(): Promise<void>
  /** Takes away the results of shards that the input no longer has. */
  keepOnly(ids: ReadonlySet<string>): Promise<void>
}

/** Opens a state's folder, making it where there is none. */
export async function openState(folder: string): Promise<State> {
  const shards = join(folder, 'shards')
  const drafts = join(folder, 'draft')
  await mkdir(shards, { recursive: true })
  const clearDrafts = async (): Promise<void> => {
    await rm(drafts, { recursive: true, force: true })
    await mkdir(drafts, { recursive: true })
  }
  return {
    lock: join(folder, 'lock'),
    shard: (id) => join(shards, `${id}.shard`),
    draft: (name) => join(drafts, name),
    clearDrafts,
    async keepOnly(ids) {
      for (const name of await readdir(shards))
        if (!name.endsWith('.shard') || !ids.has(name.slice(0, -'.shard'.length))) await rm(join(shards, name))
    },
  }
}
