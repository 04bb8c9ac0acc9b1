import { expect, test } from 'vitest'
import { read } from '../../src/document/read.ts'
import { align } from '../../src/forms/align.ts'
import { bundledForms } from '../../src/forms/load-forms.ts'
import { cellAtPath, cellPaths } from '../../src/record/checks/cells.ts'
import type { CellTree } from '../../src/record/schema.ts'
import { fold } from '../../src/source/fold.ts'
import { type MadeReport, makeReport } from './made-tables.ts'

const cases = Number(process.env.CASES ?? 10_400)

interface Score {
  cases: number
  readable: number
  read: number
}

test('reads forms filled at random, printed in every manner and damaged: no cell wrong, nearly all read', () => {
  const forms = bundledForms()
  const scores = new Map<string, Score>()
  const wrong: string[] = []
  const missed: string[] = []
  const first = Number(process.env.FIRST ?? 0)
  for (let seed = first; seed < first + cases; seed++) {
    const made = makeReport(seed, forms)
    const source = fold(made.text, made.manner === 'Markdown' ? 'markdown' : 'text')
    const { statutory } = align(source, read(source))
    const score = scores.get(made.manner) ?? { cases: 0, readable: 0, read: 0 }
    scores.set(made.manner, score)
    score.cases++
    for (const path of cellPaths(statutory as CellTree, '')) {
      const cell = cellAtPath(statutory, path.slice(1))
      const printed = made.cells.get(path.slice(1))
      if (cell === null) continue
      // a blank where the manner printed no figures
      if (cell.value === null && cell.text === '' && printed === undefined) continue
      const isRight = printed !== undefined && sameCell(cell, printed, made)
      if (!isRight) wrong.push(describe(seed, made, path, cell.text, printed?.value))
      else if (cell.value !== null && made.readable.has(path.slice(1))) score.read++
    }
    score.readable += made.readable.size
    const lost = [...made.readable].filter((path) => cellAtPath(statutory, path)?.value == null)
    if (lost.length > 0)
      missed.push(describe(seed, made, `${lost.length} of ${made.readable.size}, ${lost[0]}`, '', null))
  }
  const sum = (of: (score: Score) => number) => [...scores.values()].reduce((all, score) => all + of(score), 0)
  const share = sum((score) => score.read) / sum((score) => score.readable)
  for (const [name, score] of scores) {
    console.log(`${name}: ${score.cases} cases, ${score.read} of ${score.readable} cells read`)
  }
  console.log(
    `${cases} cases: ${wrong.length} wrong cells, ${(share * 100).toFixed(2)} % of ${sum((score) => score.readable)} readable cells read`,
  )
  if (process.env.MISSED) console.log(missed.slice(0, Number(process.env.MISSED)).join('\n'))
  if (process.env.WRONG) console.log(oneEach(wrong).slice(0, Number(process.env.WRONG)).join('\n'))
  expect(wrong.slice(0, 3)).toEqual([])
  expect(share).toBeGreaterThanOrEqual(0.98)
})

function sameCell(
  cell: { value: number | null; source: { start: number; end: number }; text: string },
  printed: { value: number | null; start: number; end: number },
  made: MadeReport,
): boolean {
  const { start, end } = cell.source
  if (cell.text !== made.text.slice(start, end) || cell.value !== printed.value) return false
  if (cell.value === null && printed.start === printed.end) return true
  return start === printed.start && end === printed.end
}

/** The first of each report. */
const oneEach = (lines: string[]) => lines.filter((line, i) => line.split(',')[0] !== lines[i - 1]?.split(',')[0])

const describe = (
  seed: number,
  made: MadeReport,
  path: string,
  text: string,
  value: number | null | undefined,
): string => `seed ${seed}, ${made.manner} [${made.damage.join('; ')}]: ${path} read '${text}', printed ${value}`
