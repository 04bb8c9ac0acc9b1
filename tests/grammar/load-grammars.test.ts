import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { GrammarError } from '../../src/grammar/grammar-error.ts'
import { loadGrammars } from '../../src/grammar/load-grammars.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-'))
  cpSync('grammars', folder, { recursive: true })
})
afterAll(() => rmSync(folder, { recursive: true }))

const faultOf = (run: () => unknown): string => {
  try {
    run()
  } catch (error) {
    expect(error).toBeInstanceOf(GrammarError)
    return error instanceof Error ? error.message : ''
  }
  return ''
}

/** Runs with a file's text changed, or the file gone. */
function withText<T>(file: string, text: string | null, run: () => T): T {
  const sound = readFileSync(file, 'utf8')
  if (text === null) rmSync(file)
  else writeFileSync(file, text)
  try {
    return run()
  } finally {
    writeFileSync(file, sound)
  }
}

/** What loading says where a file's text is changed, its path from the folder on; the file is mended afterwards. */
function faultAfter(name: string, change: (yaml: string) => string): string {
  const file = join(folder, name)
  const sound = readFileSync(file, 'utf8')
  const broken = change(sound)
  expect(broken).not.toBe(sound)
  const fault = withText(file, broken, () => faultOf(() => loadGrammars(folder)))
  return fault.replace(`${folder}/`.replaceAll('\\', '/'), '').replace(/\\/g, '/')
}

const organization = 'rules/organization.yaml'
const rule = (body: string) => (yaml: string) => `${yaml.trimEnd()}\n  - id: columns\n${body}`
const sound = `    pattern: "公开专栏 {{near}} {{count}}"
    metric: organization.offices
    examples:
      - 网站公开专栏有12个。: 12
    counterexamples:
      - 公开专栏发布信息6条。: items
`
/** The line at which the appended rule begins. */
const start = () => readFileSync(join(folder, organization), 'utf8').trimEnd().split('\n').length + 1

describe('loadGrammars tells a fault by file, line, rule and what was expected', () => {
  it('reads the appended rule where it is sound', () => {
    const file = join(folder, organization)
    const grammars = withText(file, rule(sound)(readFileSync(file, 'utf8')), () => loadGrammars(folder))
    expect(grammars.counts.rules.map(({ id }) => id)).toContain('columns')
  })

  it.each([
    [
      'a list at another indentation',
      (yaml: string) => `${yaml.trimEnd()}\n- id: columns\n${sound.replaceAll(/^ {2}/gm, '')}`,
      0,
      /this is no YAML: .* \(is this line indented as its neighbours above are\?\)$/,
    ],
    [
      'an example without a value',
      rule(sound.replace(': 12\n', '\n')),
      4,
      "rule 'columns': examples, item 1: this example does not say what it gives: write a colon, a blank and the value behind the sentence",
    ],
    [
      'a counterexample without a reason',
      rule(sound.replace(': items', '')),
      6,
      "rule 'columns': counterexamples, item 1: this counterexample does not say why",
    ],
    [
      'a rule without examples',
      rule(sound.replace(/ {4}examples:\n.*\n/, '')),
      0,
      "rule 'columns': examples: this key is missing",
    ],
    [
      'a key that is not known',
      rule(sound.replace('metric:', 'metrics:')),
      0,
      "rule 'columns': metric: this key is missing",
    ],
    [
      'a key too many',
      rule(sound.replace('    metric:', '    unit: 个\n    metric:')),
      2,
      "rule 'columns': unit: no such key is known here",
    ],
    [
      'a value that is none of those',
      rule(sound.replace('    metric:', '    when: [{ section: [money] }]\n    metric:')),
      2,
      "rule 'columns': when, item 1, section, item 1: expected one of preamble, ",
    ],
    [
      'text in place of a list',
      rule(sound.replace('    metric:', '    units: place\n    metric:')),
      2,
      "rule 'columns': units: expected a list, found the text 'place'",
    ],
    [
      'a choice of metrics with a wrong key',
      rule(sound.replace('organization.offices', '{ by: weather, of: {} }')),
      2,
      /rule 'columns': metric, by: expected one of channel, account, subject.*, found the text 'weather'/,
    ],
    [
      'a metric that is not there',
      rule(sound.replace('organization.offices', 'organization.gatherings')),
      2,
      "rule 'columns': metric: there is no metric 'organization.gatherings' in metrics.yaml",
    ],
    [
      'a class of units that is not there',
      rule(sound.replace('    metric:', '    units: [place, printed]\n    metric:')),
      2,
      /rule 'columns': units: there is no unit class 'printed'; there are .*\bplace\b.*, none$/,
    ],
    [
      'a word list that is not there',
      rule(sound.replace('    metric:', '    unless: [recieve]\n    metric:')),
      2,
      "rule 'columns': unless: there is no word list 'recieve'",
    ],
    [
      'an unknown metric in a condition',
      rule(`    when: [{ after: [trainings] }]\n${sound}`),
      1,
      "rule 'columns': when: there is no metric and no group of metrics 'trainings'",
    ],
    [
      'an unknown channel',
      rule(`    when: [{ channel: [websites] }]\n${sound}`),
      1,
      "rule 'columns': when: there is no word list of a channel 'websites'",
    ],
    [
      'an unknown gate',
      rule(`    passes: [plans]\n${sound}`),
      1,
      /rule 'columns': passes: there is no gate 'plans'; there are plan, .*, shortcomings$/,
    ],
    [
      'a pattern with an unknown piece',
      rule(sound.replace('{{near}}', '{{nearby}}')),
      1,
      "rule 'columns': pattern: there is no fragment and no word list 'nearby'",
    ],
    [
      'a pattern without an anchor',
      rule(sound.replace('{{count}}', '')),
      1,
      "rule 'columns': pattern: a pattern has exactly one of {{count}}, {{none}}, {{all}}",
    ],
    [
      'a repeat without a bound',
      rule(sound.replace('{{near}}', '.*')),
      1,
      "rule 'columns': pattern: the repeat * has no bound: write {0,12}",
    ],
    ['an id that is taken', rule(`${sound}  - id: columns\n${sound}`), 7, "rule 'columns': id: this id is taken"],
  ])('%s', (_, change, offset, words) => {
    const fault = faultAfter(organization, change)
    expect(fault).toContain(`${organization}:${start() + offset}:`)
    expect(fault).toMatch(words)
  })

  it.each([
    ['fragments.yaml', /pattern: '[^']*'/, "pattern: '[^,]+'", 'the repeat + has no bound'],
    ['gates.yaml', /pattern: '[^']*'/, "pattern: '.{2,} {{count}}'", 'the repeat {2,} has no bound'],
    ['document/headings.yaml', '需要?报告', '需要.*报告', 'the repeat * has no bound'],
    ['lexicon/names.yaml', /pattern: .*/, "pattern: '\\d+'", 'the repeat + has no bound'],
  ])('a repeat without a bound in %s', (file, from, to, words) => {
    const fault = faultAfter(file, (yaml) => yaml.replace(from, () => to))
    expect(fault).toMatch(new RegExp(`${file}:\\d+:\\d+: `))
    expect(fault).toContain(words)
  })
})

describe('loadGrammars tells what is not there', () => {
  it('a folder that is none', () => {
    expect(faultOf(() => loadGrammars('./nowhere'))).toBe(
      'nowhere: there is no such folder; a folder of grammars is a whole copy of the bundled one: copy grammars/ and change the copy',
    )
  })

  it.each(['fragments.yaml', 'metrics.yaml', 'lexicon/units.yaml', 'document/titles.yaml', 'forms/words.yaml'])(
    'a copy without %s',
    (name) => {
      const fault = withText(join(folder, name), null, () => faultOf(() => loadGrammars(folder)))
      expect(fault.replaceAll('\\', '/')).toContain(
        `/${name}: there is no such file; a folder of grammars is a whole copy`,
      )
    },
  )

  it('a copy without the forms', () => {
    const aside = mkdtempSync(join(tmpdir(), 'gongkai-'))
    cpSync(folder, aside, { recursive: true })
    rmSync(join(aside, 'forms'), { recursive: true })
    const fault = faultOf(() => loadGrammars(aside)).replaceAll('\\', '/')
    rmSync(aside, { recursive: true })
    expect(fault).toContain('/forms: there is no such folder')
  })
})
