import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type CorpusScores, corpusScores, corpusScoresSchema, worseThan } from '../../src/evaluation/corpus-scores.ts'

const held: Record<string, unknown> = JSON.parse(readFileSync('corpus/scores.json', 'utf8'))

describe('the scores of the corpus do not fall below those written down (npm run score -- --update writes new ones)', () => {
  test.each(['dev', 'test'])('corpus/%s', (half) => {
    expect(worseThan(corpusScoresSchema.parse(held[half]), corpusScores(`corpus/${half}`))).toEqual([])
  })
})

test('tells what fell and what grew, and nothing of what got better', () => {
  const before: CorpusScores = {
    precision: 0.9,
    recall: 0.9,
    header: 1,
    sections: 1,
    cells: 1,
    edition: 1,
    forbidden: 0,
    wrongCells: 0,
    violations: 0,
  }
  expect(worseThan(before, { ...before, precision: 1 })).toEqual([])
  expect(worseThan(before, { ...before, recall: 0.8, forbidden: 2 })).toEqual([
    'recall fell from 0.9 to 0.8',
    'forbidden grew from 0 to 2',
  ])
})
