import { Redis } from 'ioredis'
import { version } from '../../version.ts'
import { hashOf } from '../settings.ts'

/** A shard as it travels: small, since its documents lie in a file on the shared storage. */
export interface ShardJob {
  shard: string
  /** The run's output folder; an absolute path that is the same on all machines. */
  folder: string
}

/** Attempts at a shard before it counts as failed: each ends with an error, or with a worker that no longer answers. */
export const ATTEMPTS = 3

/**
 * The queue's name. Workers of another version, or with other grammars, have a queue of their own: what they would
 * write does not belong into one output.
 */
export const queueName = (grammars: string): string => `gongkai-${hashOf([version, grammars]).slice(0, 12)}`

/**
 * Connects to Redis or Valkey.
 *
 * @throws Error that names the address, where nothing answers
 */
export async function connect(url: string): Promise<Redis> {
  const redis = new Redis(url, { maxRetriesPerRequest: null, lazyConnect: true, connectTimeout: 5000 })
  let reason: Error | null = null
  redis.on('error', (error: Error) => {
    reason = error
  })
  try {
    const late = new Promise<never>((_, reject) => {
      setTimeout(() => reject(reason ?? new Error('no answer')), 5000).unref()
    })
    await Promise.race([redis.connect().then(() => redis.ping()), late])
    return redis
  } catch (error) {
    redis.disconnect()
    const { host } = new URL(url)
    throw new Error(`no Redis answers at ${host}: ${(reason ?? (error as Error)).message}`, { cause: error })
  }
}
