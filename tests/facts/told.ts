import { createParser } from '../../src/parse-report.ts'
import type { Fact } from '../../src/record/schema.ts'

const parser = createParser({ tokenizer: 'jieba-wasm' })

/** The facts of a passage that stands under 一、总体情况 of a report of 2021, or under another heading. */
export function factsOf(passage: string, heading = '一、总体情况'): Fact[] {
  return parser.parse(`云溪县水务局2021年政府信息公开工作年度报告\n${heading}\n${passage}\n`).facts
}

/** The same, a word a fact: its metric (— where it has none), and its value. */
export function told(passage: string, heading?: string): string[] {
  return factsOf(passage, heading).map(({ metric, value }) => `${metric ?? '—'} ${value}`)
}
