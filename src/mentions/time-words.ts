import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { readYamlFile } from '../grammar/yaml-file.ts'
import type { TimeMention } from './mention.ts'

const monthDay = z.string().regex(/^\d{2}-\d{2}$/)
const schema = z
  .object({
    relative: z
      .object({
        this: z.array(z.string()),
        last: z.array(z.string()),
        next: z.array(z.string()),
        past: z.array(z.string()),
      })
      .strict(),
    parts: z.record(z.string(), z.tuple([monthDay, monthDay]).nullable()),
    until: z.array(z.string()),
  })
  .strict()

const { relative, parts, until } = readYamlFile(
  fileURLToPath(new URL('../../grammars/times.yaml', import.meta.url)),
  schema,
).data

/** The words of grammars/times.yaml, longest first, as one alternation. */
const alternation = (words: readonly string[]): string => [...words].sort((a, b) => b.length - a.length).join('|')

/** Which year a word tells, from the report's own: 去年 → last. */
export const relativeWords: ReadonlyMap<string, NonNullable<TimeMention['relative']>> = new Map(
  (['this', 'last', 'next', 'past'] as const).flatMap((key) => relative[key].map((word) => [word, key] as const)),
)

/** Month and day of both ends of a part of a year: 上半年 → 01-01, 06-30; null for 年底. */
export const partWords: ReadonlyMap<string, TimeMention['days']> = new Map(
  Object.entries(parts).map(([word, ends]) => [word, ends && { from: ends[0], to: ends[1] }]),
)

export const relativePattern = alternation([...relativeWords.keys()])
export const partPattern = alternation([...partWords.keys()])
export const untilPattern = alternation(until)
