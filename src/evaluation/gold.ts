import { readdirSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { z } from 'zod'
import { editions, sectionKinds } from '../record/schema.ts'
import type { Span } from '../source/span.ts'

const reading = z.object({ metric: z.string(), value: z.number(), quote: z.string().min(1) }).strict()

/** A folder or a file is no gold; the message names it and says why. */
export class GoldError extends Error {
  override readonly name = 'GoldError'
}

type HeaderValue = string | number | null | { [name: string]: HeaderValue }
const headerValue: z.ZodType<HeaderValue> = z.lazy(() =>
  z.union([z.string(), z.number(), z.null(), z.record(z.string(), headerValue)]),
)

/** One report's gold annotation, as corpus/README.md describes it. */
export const goldSchema = z
  .object({
    text: z.string(),
    edition: z.enum(editions).optional(),
    header: z.record(z.string(), headerValue).optional(),
    sections: z.array(z.tuple([z.string(), z.enum(sectionKinds).nullable()])).optional(),
    facts: z.array(reading),
    optional: z.array(reading).optional(),
    not: z.array(z.tuple([z.string(), z.string()])).optional(),
    statutory: z.record(z.string(), z.number().nullable()).optional(),
  })
  .strict()

export type Gold = z.infer<typeof goldSchema>
export type GoldReading = z.infer<typeof reading>

/** A gold annotation with the report that it is of. */
export interface AnnotatedReport {
  /** Its folder's name and the JSON file's without its ending: 'dev/heshan-town-2022'. */
  name: string
  gold: Gold
  /** Path of the report. */
  path: string
  text: string
}

/**
 * Reads the gold annotations of a folder, in order of their names.
 *
 * @throws GoldError for a folder without annotations, and for one that is not in shape: a quote that does not stand in the
 *   text exactly once names nothing
 */
export function readGold(folder: string): AnnotatedReport[] {
  const names = listFolder(folder).filter((name) => name.endsWith('.json'))
  if (names.length === 0) throw new GoldError(`${folder}: holds no gold annotations (*.json)`)
  return names.sort().map((file) => {
    const path = join(folder, file)
    const gold = parseGold(path)
    const textPath = resolve(folder, gold.text)
    const text = readText(textPath, path)
    const misquoted = quotesOf(gold).find(
      (quote) => text.indexOf(quote) < 0 || text.indexOf(quote) !== text.lastIndexOf(quote),
    )
    if (misquoted) throw new GoldError(`${path}: «${misquoted}» does not stand once in ${gold.text}`)
    return { name: `${basename(resolve(folder))}/${file.slice(0, -'.json'.length)}`, gold, path: textPath, text }
  })
}

/** Where a quote stands. */
export function quoteSpan(text: string, quote: string): Span {
  const start = text.indexOf(quote)
  return { start, end: start + quote.length }
}

const quotesOf = ({ facts, optional = [], not = [] }: Gold): string[] => [
  ...[...facts, ...optional].map(({ quote }) => quote),
  ...not.map(([, quote]) => quote),
]

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    throw new GoldError(`${folder}: there is no such folder`)
  }
}

function parseGold(path: string): Gold {
  let data: unknown
  try {
    data = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new GoldError(`${path}: ${(error as Error).message}`)
  }
  const { success, data: gold, error } = goldSchema.safeParse(data)
  if (success) return gold
  const issue = error.issues[0]
  throw new GoldError(`${path}: ${issue?.path.join('.')}: ${issue?.message}`)
}

function readText(path: string, goldPath: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw new GoldError(`${goldPath}: its text ${path} cannot be read`)
  }
}
