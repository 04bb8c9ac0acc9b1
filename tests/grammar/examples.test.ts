import { describe, expect, it } from 'vitest'
import { loadGrammars } from '../../src/grammar/load-grammars.ts'
import { counterexampleFault, exampleFault, gateFault } from './tell-example.ts'

// One rule's examples alone: npm test -- tests/grammar/examples.test.ts -t offices
const grammars = loadGrammars()
const rules = [...grammars.counts.rules, ...grammars.nones.rules, ...grammars.alls.rules]

/** A fault is told as it stands: the place in this file is of no interest. */
function holds(fault: string | null) {
  expect.assertions(1)
  try {
    expect(fault).toBeNull()
  } catch {
    throw Object.assign(new Error(fault ?? ''), { name: 'Fault', stack: '' })
  }
}

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  it.each(rule.source.examples.flatMap((example) => Object.entries(example)))('reads %s', (sentence, given) =>
    holds(exampleFault(rule, sentence, given, grammars)),
  )
  it.each(rule.source.counterexamples.flatMap((example) => Object.entries(example)))(
    'does not read %s: %s',
    (sentence, why) => holds(counterexampleFault(rule, sentence, why, grammars)),
  )
})

describe.each(grammars.gates.rules.map((gate) => [gate.id, gate] as const))('gate %s', (_, gate) => {
  it.each(gate.examples)('takes the metric from %s', (sentence) => holds(gateFault(gate, sentence, true, grammars)))
  it.each(gate.counterexamples)('leaves it to %s', (sentence) => holds(gateFault(gate, sentence, false, grammars)))
})
