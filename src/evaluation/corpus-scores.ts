import { z } from 'zod'
import { createParser } from '../parse-report.ts'
import { evaluateGold } from './evaluate-gold.ts'

/** What a half of the corpus is held to: shares that may not fall, counts that may not grow. */
export const corpusScoresSchema = z
  .object({
    precision: z.number(),
    recall: z.number(),
    header: z.number(),
    sections: z.number(),
    cells: z.number(),
    edition: z.number(),
    forbidden: z.int(),
    wrongCells: z.int(),
    violations: z.int(),
  })
  .strict()

export type CorpusScores = z.infer<typeof corpusScoresSchema>

/** The scores of the bundled grammars on a folder of gold; shares cut, not rounded, to four places. */
export function corpusScores(folder: string): CorpusScores {
  const { facts, header, sections, cells, edition, forbidden, wrongCells, violations } = evaluateGold(
    [folder],
    createParser(),
  )
  const cut = (share: number) => Math.floor(share * 1e4) / 1e4
  return {
    precision: cut(facts.precision),
    recall: cut(facts.recall),
    header: cut(header.ratio),
    sections: cut(sections.ratio),
    cells: cut(cells.ratio),
    edition: cut(edition.ratio),
    forbidden,
    wrongCells,
    violations,
  }
}

/** Which of the scores are worse than those written down, in words. */
export function worseThan(held: CorpusScores, now: CorpusScores): string[] {
  const shares = ['precision', 'recall', 'header', 'sections', 'cells', 'edition'] as const
  const counts = ['forbidden', 'wrongCells', 'violations'] as const
  return [
    ...shares.filter((name) => now[name] < held[name]).map((name) => `${name} fell from ${held[name]} to ${now[name]}`),
    ...counts.filter((name) => now[name] > held[name]).map((name) => `${name} grew from ${held[name]} to ${now[name]}`),
  ]
}
