import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadForms } from '../forms/load-forms.ts'
import { loadNumeralLexicon } from '../mentions/numeral-lexicon.ts'
import { loadTokenizer, type TokenizerLibrary, tokenizerName } from '../mentions/words.ts'
import { layOutMetrics } from '../record/metrics.ts'
import { boundedInstead, unboundedRepeat } from './bounded.ts'
import { type CodebookEntry, readCodebook } from './codebook.ts'
import { loadDocumentWords } from './document-words.ts'
import { EdgeSets } from './edge-sets.ts'
import type { Gate, Grammars, Rule, RuleNeed } from './grammar.ts'
import { filesIn, yamlFiles } from './grammar-folder.ts'
import { buildLexicon, maskOf, type WordList, WordSets } from './lexicon.ts'
import { compileFragments, compilePattern, type Fragments, type Pattern } from './pattern.ts'
import { RuleIndex } from './rule-index.ts'
import { strangeName } from './rule-names.ts'
import { buildRuleTable } from './rule-table.ts'
import {
  fragmentsSchema,
  gatesSchema,
  lexiconSchema,
  orderSchema,
  type RuleSource,
  rulesFileSchema,
  unitClassesSchema,
} from './schema.ts'
import { readYamlFile, type YamlFile } from './yaml-file.ts'

/** The folder of the grammars that the package ships. */
export const bundledGrammars = fileURLToPath(new URL('../../grammars', import.meta.url))

/**
 * Loads and compiles a folder of grammars.
 *
 * @param tokenizer the library that cuts words; nodejieba where it is built, else jieba-wasm, unless told.
 * @throws GrammarError at the line of the first fault: broken YAML, an unknown word list, metric, gate or unit class, a
 *   pattern that does not compile or repeats without a bound, a rule file that order.yaml does not name; or where the
 *   folder, or a file that is read, is not there.
 */
export function loadGrammars(folder: string = bundledGrammars, tokenizer?: TokenizerLibrary): Grammars {
  filesIn(folder)
  const lists = loadWordLists(folder)
  const sets = new WordSets()
  for (const { words } of lists.values()) sets.numberOf(words)
  const fragments = loadFragments(folder, lists)
  const metrics = loadMetrics(folder)
  const units = readYamlFile(join(folder, 'unit-classes.yaml'), unitClassesSchema).data
  const gates = loadGates(folder, sets, fragments)
  const rules = loadRules(folder, { lists, sets, fragments, metrics, units, gates })
  const lexicon = buildLexicon(lists, sets)
  const { setCount } = lexicon
  const edges = new EdgeSets()
  const by = (anchor: string) =>
    buildRuleTable(
      rules.filter((rule) => rule.pattern.anchor === anchor),
      setCount,
      edges,
    )
  return {
    version: hashOf(folder),
    lexicon,
    edges,
    document: loadDocumentWords(join(folder, 'document')),
    forms: loadForms(join(folder, 'forms')),
    numerals: loadNumeralLexicon(folder),
    counts: by('count'),
    nones: by('none'),
    alls: by('all'),
    gates: new RuleIndex(gates, setCount, edges),
    tokenizer: () => loadTokenizer({ grammars: folder, ...(tokenizer ? { prefer: tokenizer } : {}) }),
    tokenizerName: tokenizerName(tokenizer),
    metrics,
    metricLayout: layOutMetrics(metrics.values()),
  }
}

function loadWordLists(folder: string): Map<string, WordList> {
  const lists = new Map<string, WordList>()
  const listFolder = join(folder, 'lexicon', 'classes')
  for (const name of yamlFiles(listFolder)) {
    const file = readYamlFile(join(listFolder, name), lexiconSchema)
    for (const [key, entry] of Object.entries(file.data)) {
      if (lists.has(key)) throw file.faultAt([key], 'this word list stands in another file too')
      lists.set(key, entry)
    }
  }
  return lists
}

function loadFragments(folder: string, lists: ReadonlyMap<string, WordList>): Fragments {
  const file = readYamlFile(join(folder, 'fragments.yaml'), fragmentsSchema)
  const sources = new Map(Object.entries(file.data).map(([key, entry]) => [key, entry.pattern]))
  for (const key of sources.keys()) {
    if (lists.has(key)) throw file.faultAt([key], 'a word list has this name too')
  }
  for (const [key, pattern] of sources) checkBounds(file, [key, 'pattern'], pattern)
  return orFault(file, [], () => compileFragments(sources, lists))
}

const loadMetrics = (folder: string): Map<string, CodebookEntry> =>
  new Map(readCodebook(folder).metrics.map((metric) => [metric.id, metric]))

interface Parts {
  lists: ReadonlyMap<string, WordList>
  sets: WordSets
  fragments: Fragments
  metrics: ReadonlyMap<string, CodebookEntry>
  units: Record<string, string[]>
  gates: readonly Gate[]
}

function loadRules(folder: string, parts: Parts): Rule[] {
  const order = readYamlFile(join(folder, 'order.yaml'), orderSchema)
  const unnamed = yamlFiles(join(folder, 'rules')).find((name) => !order.data.some((entry) => entry.file === name))
  if (unnamed) throw order.faultAt([], `rules/${unnamed} has no place in the order`)
  const rules: Rule[] = []
  for (const entry of order.data) {
    const file = readYamlFile(join(folder, 'rules', entry.file), rulesFileSchema)
    file.data.rules.forEach((source, i) => {
      if (rules.some((rule) => rule.id === source.id)) throw file.faultAt(['rules', i, 'id'], 'this id is taken')
      const place = {
        file: `rules/${entry.file}`,
        line: () => file.lineOf(['rules', i]),
        order: rules.length,
      }
      checkBounds(file, ['rules', i, 'pattern'], source.pattern)
      rules.push(orFault(file, ['rules', i], () => compileRule(source, place, parts)))
    })
  }
  return rules
}

function compileRule(
  source: RuleSource,
  { file, line, order }: Pick<Rule, 'file' | 'line' | 'order'>,
  { lists, sets, fragments, metrics, units, gates }: Parts,
): Rule {
  const pattern = at('pattern', () => compilePattern(source.pattern, fragments))
  const { metric } = source
  const named = metric === null ? [] : typeof metric === 'string' ? [metric] : Object.values(metric.of)
  const given = {
    metric: named,
    whole: source.whole ?? [],
    also: [source.also ?? null],
    standsFor: [source.standsFor ?? null],
  }
  for (const [key, ids] of Object.entries(given))
    for (const id of ids)
      if (id !== null && !metrics.has(id)) throw new KeyFault(key, `there is no metric '${id}' in metrics.yaml`)
  const strange = strangeName(source, { lists, metrics, gates })
  if (strange) throw new KeyFault(strange.key, strange.fault)
  if (pattern.anchor === 'all' && !source.whole) throw new Error("a rule of {{all}} says whose value it takes: 'whole'")
  const classesOf = (key: string, names: readonly string[]) => {
    for (const name of names) if (!lists.has(name)) throw new KeyFault(key, `there is no word list '${name}'`)
    return maskOf(lists, names)
  }
  const admitted = source.units?.flatMap((name) => {
    if (name === 'none') return ['']
    if (!units[name])
      throw new KeyFault('units', `there is no unit class '${name}'; there are ${Object.keys(units).join(', ')}, none`)
    return units[name]
  })
  return {
    id: source.id,
    file,
    line,
    order,
    pattern,
    needs: ruleNeeds(pattern, sets),
    metric,
    units: admitted ? new Set(admitted) : null,
    unless: source.unless ? classesOf('unless', source.unless) : null,
    when: (source.when ?? []).map(({ section, subject, channel, after, beside, partOf, near, passage }) => ({
      section: section ?? null,
      subject: subject ?? null,
      channel: channel ?? null,
      after: after ?? null,
      beside: beside ?? null,
      partOf: partOf ?? null,
      near: near ? classesOf('when', near) : null,
      passage: passage ? classesOf('when', passage) : null,
    })),
    passes: source.passes ?? [],
    source,
  }
}

/** The needs of a pattern, their words by the number of their set. */
function ruleNeeds({ needs }: Pattern, sets: WordSets): RuleNeed[] {
  const on = (side: 'before' | 'after') =>
    needs[side].map(({ words, within, sameClause }) => ({ set: sets.numberOf(words), side, within, sameClause }))
  return [...on('before'), ...on('after')]
}

function loadGates(folder: string, sets: WordSets, fragments: Fragments): Gate[] {
  const file = readYamlFile(join(folder, 'gates.yaml'), gatesSchema)
  return file.data.map((gate, i) => {
    checkBounds(file, [i, 'pattern'], gate.pattern)
    const pattern = orFault(file, [i, 'pattern'], () => compilePattern(gate.pattern, fragments))
    const reporter =
      gate.reporter === undefined ? null : orFault(file, [i, 'reporter'], () => new RegExp(gate.reporter ?? '', 'u'))
    return { ...gate, pattern, reporter, needs: ruleNeeds(pattern, sets) }
  })
}

/** Refuses a repeat without a bound, which could cost more than linear time in a long text. */
function checkBounds<T>(file: YamlFile<T>, path: readonly PropertyKey[], pattern: string): void {
  const repeat = unboundedRepeat(pattern)
  if (repeat !== null) throw file.faultAt(path, boundedInstead(repeat))
}

/** Turns a fault of the engine below into one that points at the YAML line. */
function orFault<T, R>(file: YamlFile<T>, path: readonly PropertyKey[], run: () => R): R {
  try {
    return run()
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error)
    throw file.faultAt(error instanceof KeyFault ? [...path, error.key] : path, words)
  }
}

/** A fault of what stands under one key of an entry. */
class KeyFault extends Error {
  readonly key: string
  constructor(key: string, fault: string) {
    super(fault)
    this.key = key
  }
}

/** Turns a fault below into one of what stands under a key. */
function at<R>(key: string, run: () => R): R {
  try {
    return run()
  } catch (error) {
    throw new KeyFault(key, error instanceof Error ? error.message : String(error))
  }
}

function hashOf(folder: string): string {
  const hash = createHash('sha256')
  const names = filesIn(folder, true).map((name) => name.replaceAll('\\', '/'))
  for (const name of names.filter((name) => name.endsWith('.yaml')).sort())
    hash.update(`${name}\n`).update(readFileSync(join(folder, name)))
  return hash.digest('hex').slice(0, 12)
}
