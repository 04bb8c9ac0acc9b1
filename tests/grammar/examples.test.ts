import { describe, expect, it } from 'vitest'
import type { Draft } from '../../src/facts/draft.ts'
import { loadGrammars } from '../../src/grammar/load-grammars.ts'
import type { RuleSource } from '../../src/grammar/schema.ts'
import { readSentence } from '../facts/read-sentence.ts'

const grammars = loadGrammars()
const rules = [...grammars.counts.rules, ...grammars.nones.rules, ...grammars.alls.rules]

type Expected = Exclude<RuleSource['examples'][number][string], number | string | undefined>

/** What an example says of the fact: a bare number is its value. */
function expectedOf(rule: RuleSource, given: number | string | Expected): Expected {
  if (typeof given === 'object') return given
  return { value: Number(given), ...(typeof rule.metric === 'string' ? { metric: rule.metric } : {}) }
}

/** The marked span of an example, and its text without the marks. */
function unmark(example: string) {
  const start = example.indexOf('⟦')
  const end = example.indexOf('⟧') - 1
  return { text: example.replace('⟦', '').replace('⟧', ''), span: start < 0 ? null : { start, end } }
}

/** The rule reads all of the example, none of it, a part of it, or several things in it: four answers, one of them right. */
function verdict(drafts: readonly Draft[], rule: string, expected: Expected): string {
  const read = drafts.filter((draft) => draft.rule === rule)
  const seen = drafts.map((draft) => `${draft.rule} ${draft.metric} = ${draft.value}`).join('; ')
  if (read.length === 0) return `no match; read instead: ${seen}`
  const right = read.filter(
    (draft) =>
      (expected.value === undefined || draft.value === expected.value) &&
      (expected.metric === undefined || draft.metric === expected.metric) &&
      (expected.unit === undefined || draft.unit === expected.unit),
  )
  if (right.length === 0) return `another reading: ${seen}`
  return right.length === 1 ? 'one match' : `several matches: ${seen}`
}

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, { source }) => {
  const examples = source.examples.flatMap((example) => Object.entries(example))
  it.each(examples)('reads %s', (example, given) => {
    const expected = expectedOf(source, given)
    const { text, span } = unmark(example)
    const around = { ...(expected.in ? { kind: expected.in } : {}), ...(expected.year ? { year: expected.year } : {}) }
    const { drafts, narrative } = readSentence(text, grammars, around)
    expect(verdict(drafts, id, expected)).toBe('one match')
    const draft = drafts.find(
      ({ rule, metric, value }) =>
        rule === id && (expected.metric ?? metric) === metric && (expected.value ?? value) === value,
    )
    if (span) expect(draft?.source).toEqual(span)
    if (expected.label !== undefined)
      expect(draft?.label && narrative.text.slice(draft.label.start, draft.label.end)).toBe(expected.label)
  })
  it.each(source.counterexamples.flatMap((example) => Object.entries(example)))('does not read %s: %s', (example) => {
    const { drafts } = readSentence(example, grammars)
    const given =
      typeof source.metric === 'string' ? [source.metric] : source.metric ? Object.values(source.metric.of) : []
    const read = drafts.filter(({ rule, metric }) => rule === id && (source.metric === null || given.includes(metric)))
    expect(read.map((draft) => `${draft.metric} = ${draft.value}`)).toEqual([])
  })
})

describe.each(grammars.gates.map((gate) => [gate.id, gate] as const))('gate %s', (id, gate) => {
  it.each(gate.examples)('takes the metric from %s', (example) => {
    const { text, span } = unmark(example)
    const { drafts } = readSentence(text, grammars)
    const draft = drafts.find(
      ({ numeral }) => numeral && span && numeral.start >= span.start && numeral.end <= span.end,
    )
    expect(draft?.metric).toBeNull()
  })
  it.each(gate.counterexamples)('leaves it to %s', (example) => {
    const { text, span } = unmark(example)
    const { drafts } = readSentence(text, grammars)
    const draft = drafts.find(
      ({ numeral }) => numeral && span && numeral.start >= span.start && numeral.end <= span.end,
    )
    expect(`${id} ${draft?.metric === null ? 'took it' : 'left it'}`).toBe(`${id} left it`)
  })
})
