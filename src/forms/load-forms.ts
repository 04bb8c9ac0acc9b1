import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { yamlFiles } from '../grammar/grammar-folder.ts'
import { readYamlFile } from '../grammar/yaml-file.ts'
import { type Form, type FormWords, formSchema, wordsSchema } from './form.ts'
import { type CellPatterns, cellPatterns } from './table-number.ts'
import { buildVocabulary, isLabelChar, type Vocabulary } from './vocabulary.ts'

/** The statutory forms, ready to find and align tables with. */
export interface FormSet {
  /** Labels of the forms of 2019 on, and of the statistics table before them, apart: their headings resemble each other. */
  vocabularies: { statutory: Vocabulary; statistics: Vocabulary }
  words: FormWords
  patterns: CellPatterns
  /** Finds the anchors of all forms; group 1 takes part for those of the statistics table. */
  anchor: RegExp
  /** Finds words that a conversion to traditional characters changed; null where there are none. */
  variant: RegExp | null
}

/**
 * Reads all forms of a folder (grammars/forms).
 *
 * @throws GrammarError where a file does not follow the schema.
 */
export function loadForms(directory: string): FormSet {
  const names = yamlFiles(directory).filter((name) => name !== 'words.yaml')
  const forms: Form[] = names.map((name) => readYamlFile(join(directory, name), formSchema).data)
  const words = readYamlFile(join(directory, 'words.yaml'), wordsSchema).data
  const of = (kind: Form['vocabulary']) => buildVocabulary(forms.filter((form) => form.vocabulary === kind))
  const vocabularies = { statutory: of('statutory'), statistics: of('statistics') }
  // 未经复议直接起诉 with spaces, line ends and brackets between the characters
  const spaced = (anchor: string) =>
    [...anchor].filter((char) => isLabelChar(char.charCodeAt(0))).join('(?:[\\s()“”、,:]{1,9})?')
  const either = (anchors: string[]) => anchors.map(spaced).join('|') || '(?!)'
  const variants = Object.keys(words.variants)
  return {
    vocabularies,
    words,
    patterns: cellPatterns(words),
    anchor: new RegExp(
      `(${either(vocabularies.statistics.anchors)})|(?:${either(vocabularies.statutory.anchors)})`,
      'g',
    ),
    variant: variants.length > 0 ? new RegExp(variants.join('|'), 'g') : null,
  }
}

// The one lazily made value of this module: it never changes once made.
let bundled: FormSet | undefined

/** The forms that come with the package, read at the first call. */
export function bundledForms(): FormSet {
  bundled ??= loadForms(fileURLToPath(new URL('../../grammars/forms', import.meta.url)))
  return bundled
}
