import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Draft } from '../../src/facts/draft.ts'
import type { Trace } from '../../src/facts/trace.ts'
import type { Gate, Grammars, Rule } from '../../src/grammar/grammar.ts'
import type { RuleSource } from '../../src/grammar/schema.ts'
import { readSentence } from '../facts/read-sentence.ts'

type Given = RuleSource['examples'][number][string]
type Expected = Extract<Given, object>

/** A sentence without its marks, and the words between them. */
function unmark(sentence: string) {
  const start = sentence.indexOf('⟦')
  const end = sentence.indexOf('⟧') - 1
  const text = sentence.replace('⟦', '').replace('⟧', '')
  return { text, span: start < 0 ? null : { start, end } }
}

/** Why an example of a rule fails, in words, with its file and line; null where the rule reads it as it says. */
export function exampleFault(
  rule: Rule,
  sentence: string,
  given: Given,
  grammars: Grammars,
  folder = 'grammars',
): string | null {
  const expected: Expected =
    typeof given === 'object'
      ? given
      : { value: Number(given), ...(typeof rule.metric === 'string' ? { metric: rule.metric } : {}) }
  const { text, span } = unmark(sentence)
  const around = {
    ...(expected.in ? { kind: expected.in } : {}),
    ...(expected.year ? { year: expected.year } : {}),
    ...(expected.agency ? { agency: expected.agency } : {}),
  }
  const traces: Trace[] = []
  const { drafts, narrative } = readSentence(text, grammars, around, traces)
  const words = ({ start, end }: { start: number; end: number }) => narrative.text.slice(start, end)
  const labelOf = (draft: Draft) => draft.label && words(draft.label)
  const mine = drafts.filter((draft) => draft.rule === rule.id)
  const asked = mine.filter(
    (draft) =>
      (expected.value === undefined || draft.value === expected.value) &&
      (expected.metric === undefined || draft.metric === expected.metric) &&
      (expected.unit === undefined || draft.unit === expected.unit),
  )
  const [read] = asked
  const tell = (kind: string) =>
    told(folder, rule, 'example', sentence, [
      ['fails', kind],
      ['expected', `${inWords(expected)}${span ? `, from 「${words(span)}」` : ''}`],
      ...readings(drafts, words, labelOf),
      ...(mine.length === 0 ? lossOf(rule, traces) : []),
      ...gatesOf(rule, traces),
    ])
  if (mine.length === 0) return tell('no match: the rule reads nothing here')
  if (!read) return tell('another reading: the rule reads something else here')
  if (asked.length > 1) return tell('several matches: the rule reads this more than once')
  if (span && (read.source.start !== span.start || read.source.end !== span.end))
    return tell(`other words: the rule rests on 「${words(read.source)}」`)
  if (expected.label !== undefined && labelOf(read) !== expected.label) return tell('another label')
  return null
}

/** Why a counterexample of a rule fails: the rule reads it; null where it leaves it alone. */
export function counterexampleFault(
  rule: Rule,
  sentence: string,
  why: string,
  grammars: Grammars,
  folder = 'grammars',
): string | null {
  const { drafts, narrative } = readSentence(sentence, grammars)
  const { metric } = rule
  const given = metric === null ? null : typeof metric === 'string' ? [metric] : Object.values(metric.of)
  const read = drafts.filter((draft) => draft.rule === rule.id && (given?.includes(draft.metric) ?? true))
  if (read.length === 0) return null
  return told(folder, rule, 'counterexample', sentence, [
    ['fails', 'a match: the rule must leave this alone'],
    ['since', why],
    ...readings(
      read,
      ({ start, end }) => narrative.text.slice(start, end),
      () => null,
    ),
  ])
}

/** Why an example of a gate fails: it must take the metric from the marked number, or leave it in a counterexample. */
export function gateFault(gate: Gate, sentence: string, takes: boolean, grammars: Grammars): string | null {
  const { text, span } = unmark(sentence)
  const { drafts, narrative } = readSentence(text, grammars, gate.agency ? { agency: gate.agency } : {})
  const place = { ...gate, file: 'gates.yaml', line: () => 1 }
  const kind = takes ? 'example' : 'counterexample'
  const draft = drafts.find(({ numeral }) => numeral && span && numeral.start >= span.start && numeral.end <= span.end)
  if (draft && (draft.metric === null) === takes) return null
  return told('grammars', place, kind, sentence, [
    ['fails', draft ? `the metric is ${takes ? 'not taken' : 'taken'}` : 'no number stands between the marks'],
    ...readings(
      drafts,
      ({ start, end }) => narrative.text.slice(start, end),
      () => null,
    ),
  ])
}

type Row = readonly [name: string, words: string]

/** `grammars/rules/organization.yaml:315  columns`, the sentence, and a line for each thing to know. */
function told(
  folder: string,
  { id, file, line }: Pick<Rule, 'id' | 'file' | 'line'>,
  kind: string,
  sentence: string,
  rows: readonly Row[],
): string {
  const all: Row[] = [[kind, sentence], ...rows]
  const width = Math.max(...all.map(([name]) => name.length))
  return [
    `${folder}/${file}:${lineOf(join(folder, file), line(), sentence)}: rule '${id}'`,
    ...all.map(([name, words]) => `  ${name.padEnd(width)}  ${words}`),
  ].join('\n')
}

/** The line at which a sentence stands, from its rule's line on; that line where it is written over several. */
function lineOf(file: string, from: number, sentence: string): number {
  const at = readFileSync(file, 'utf8')
    .split('\n')
    .findIndex((line, i) => i >= from - 1 && line.includes(sentence))
  return at < 0 ? from : at + 1
}

const inWords = ({ value, metric, unit, label }: Expected): string =>
  [
    ...(value === undefined ? [] : [`value ${value}`]),
    ...(unit === undefined ? [] : [`unit ${unit}`]),
    ...(metric === undefined ? [] : [`metric ${metric}`]),
    ...(label === undefined ? [] : [`label 「${label}」`]),
  ].join(', ') || 'one reading'

function readings(
  drafts: readonly Draft[],
  words: (span: Draft['source']) => string,
  labelOf: (draft: Draft) => string | null,
): Row[] {
  if (drafts.length === 0) return [['read', 'nothing at all']]
  return drafts.map((draft) => {
    const label = labelOf(draft)
    const { value, unit, metric, rule, source } = draft
    return [
      'read',
      `${inWords({ value, unit, metric, ...(label === null ? {} : { label }) })}, from 「${words(source)}」, by ${rule}`,
    ]
  })
}

/** Why the rule was not taken at each place where rules were tried. */
function lossOf(rule: Rule, traces: readonly Trace[]): Row[] {
  const places = traces.filter(({ anchor }) => anchor === rule.pattern.anchor)
  if (places.length === 0) return [['because', `no {{${rule.pattern.anchor}}} stands in the sentence`]]
  return places.map(({ tried }) => {
    const attempts = tried.filter((attempt) => attempt.rule === rule.id)
    const reason = attempts.find(({ outcome }) => outcome === 'lost')?.reason
    return ['because', reason ?? 'it was not tried: words that its pattern needs do not stand near']
  })
}

/** The gates that took the metric from what the rule read. */
const gatesOf = (rule: Rule, traces: readonly Trace[]): Row[] =>
  traces.flatMap(({ tried }) =>
    tried
      .filter(({ outcome, reason }) => outcome === 'won' && reason.startsWith(`takes the metric from ${rule.id}:`))
      .map((gate): Row => ['because', `the gate '${gate.rule}' ${gate.reason}`]),
  )
