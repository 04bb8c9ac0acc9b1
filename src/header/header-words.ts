import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { readYamlFile } from '../grammar/yaml-file.ts'

const words = z.array(z.string().min(1)).min(1)

function load<S extends z.ZodType>(name: string, schema: S): z.infer<S> {
  return readYamlFile(fileURLToPath(new URL(`../../grammars/header/${name}.yaml`, import.meta.url)), schema).data
}

/** grammars/header/labels.yaml: the labels of a page's metadata. */
export const labels = load(
  'labels',
  z.object({ publishedOn: words, indexNumber: words, agency: words, title: words, other: words }).strict(),
)

/** grammars/header/titles.yaml: what a title is about, and how it ends. */
export const titles = load('titles', z.object({ topics: words, endings: words, notTitles: words }).strict())

/** grammars/header/agencies.yaml: how names of agencies end, and what follows them. */
export const agencies = load(
  'agencies',
  z.object({ endings: words, pronouns: words, compiling: words, opening: words }).strict(),
)

/** grammars/header/periods.yaml: the words of the sentence that tells the report's period. */
export const periods = load('periods', z.object({ cues: words }).strict())

/** Words as one alternation for a pattern, longest first, so that the longest match wins. */
export const anyOf = (list: readonly string[]): string =>
  [...list]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|')
