import { expect, test } from 'vitest'
import * as gongkai from '../src/index.ts'

// What the package exports is a promise: a name may be added here on purpose, and none goes without a major version.
test('the package exports these names', () => {
  expect(Object.keys(gongkai).sort()).toMatchInlineSnapshot(`
    [
      "GrammarError",
      "ReadError",
      "createParser",
      "listInputs",
      "listInputsFrom",
      "loadGrammars",
      "locate",
      "parseReport",
      "placeLabel",
      "readInput",
      "readReport",
      "reportSchema",
    ]
  `)
})
