import { join } from 'node:path'
import { z } from 'zod'
import { readYamlFile } from './yaml-file.ts'

const words = z.string().min(1)

const metricSchema = z
  .object({
    id: z.string().regex(/^[a-z][A-Za-z]*(\.[a-z][A-Za-z]*)+$/, 'a metric id is a path of names with dots between'),
    zh: words,
    en: words,
    unit: words,
    means: words,
    meansZh: words.optional(),
    not: words.optional(),
    notZh: words.optional(),
    acrossYears: words.optional(),
  })
  .strict()

/** grammars/metrics.yaml. */
export const codebookSchema = z
  .object({ groups: z.record(z.string(), words), metrics: z.array(metricSchema).min(1) })
  .strict()

/** What a metric counts, in words. */
export type CodebookEntry = z.infer<typeof metricSchema>
export type Codebook = z.infer<typeof codebookSchema>

/** What a metric counts and does not, in a language; in English where a codebook has no Chinese. */
export function meaningOf(
  { means, meansZh, not, notZh }: Pick<CodebookEntry, 'means' | 'meansZh' | 'not' | 'notZh'>,
  language: 'en' | 'zh',
): { means: string; not: string | null } {
  const zh = language === 'zh'
  return { means: (zh ? meansZh : null) ?? means, not: (zh ? notZh : null) ?? not ?? null }
}

/**
 * Reads the codebook of a folder of grammars.
 *
 * @throws GrammarError at the line of the first fault: a missing meaning, an id told twice, an id without its group
 */
export function readCodebook(folder: string): Codebook {
  const file = readYamlFile(join(folder, 'metrics.yaml'), codebookSchema)
  const seen = new Set<string>()
  file.data.metrics.forEach(({ id }, index) => {
    if (seen.has(id)) throw file.faultAt(['metrics', index, 'id'], `${id} stands here twice`)
    if (!(id.slice(0, id.indexOf('.')) in file.data.groups))
      throw file.faultAt(['metrics', index, 'id'], `${id} belongs to no group`)
    seen.add(id)
  })
  return file.data
}
