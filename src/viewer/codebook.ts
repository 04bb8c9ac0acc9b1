import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { formSchema } from '../forms/form.ts'
import { type CodebookEntry, meaningOf, readCodebook } from '../grammar/codebook.ts'
import type { Grammars, Rule } from '../grammar/grammar.ts'
import { bundledGrammars } from '../grammar/load-grammars.ts'
import { readYamlFile } from '../grammar/yaml-file.ts'
import type { Codebook, FormCard, MetricCard, RuleCard } from './protocol.ts'

/** The codebook and the rules, as the inspector shows them. @throws GrammarError where a file is broken */
export function codebookOf(grammars: Grammars, folder: string = bundledGrammars): Codebook {
  const { groups, metrics } = readCodebook(folder)
  return {
    version: grammars.version,
    groups,
    metrics: metrics.map(metricCard),
    rules: [...grammars.counts.rules, ...grammars.nones.rules, ...grammars.alls.rules].map(ruleCard),
    forms: formCards(join(folder, 'forms')),
  }
}

function ruleCard({ id, file, line, pattern, source }: Rule): RuleCard {
  return {
    id,
    file,
    line: line(),
    anchor: pattern.anchor,
    about: source.about ?? null,
    pattern: source.pattern,
    units: source.units ?? null,
    unless: source.unless ?? [],
    when: (source.when ?? []).map((condition) => JSON.stringify(condition).replace(/["{}]/g, ' ').trim()),
    examples: source.examples.flatMap((example) => Object.keys(example)),
    counterexamples: source.counterexamples.flatMap((example) =>
      Object.entries(example).map((pair) => pair.join(' — ')),
    ),
  }
}

function metricCard(metric: CodebookEntry): MetricCard {
  const { id, zh, en, unit } = metric
  const [english, chinese] = [meaningOf(metric, 'en'), meaningOf(metric, 'zh')]
  const not = english.not === null ? null : { en: english.not, zh: chinese.not ?? english.not }
  return { id, zh, en, unit, means: { en: english.means, zh: chinese.means }, not }
}

/** Names of the statutory tables, their rows and columns. */
function formCards(folder: string): FormCard[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml') && name !== 'words.yaml')
  return names.sort().map((name) => {
    const { table, zh, en, blocks } = readYamlFile(join(folder, name), formSchema).data
    const labels: Record<string, string> = {}
    for (const { rows, groups, variants } of blocks)
      for (const { id, zh } of [...rows, ...groups, ...variants.flatMap(({ columns }) => columns)])
        if (id !== undefined) labels[id] = zh
    return { table, zh, en, labels }
  })
}
