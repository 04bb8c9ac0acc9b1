import { createColors } from 'picocolors'
import { type Codebook, meaningOf, readCodebook } from '../grammar/codebook.ts'
import { bundledGrammars } from '../grammar/load-grammars.ts'
import type { Language } from '../record/messages.ts'
import { layOut } from './columns.ts'
import { csv } from './csv.ts'
import type { Terminal } from './terminal.ts'

interface MetricsOptions {
  format: 'table' | 'csv' | 'json'
  lang: Language
  grammars?: string
}

/** `gongkai metrics`: what each metric is called and what it counts. */
export function printMetrics({ format, lang, grammars }: MetricsOptions, terminal: Terminal): number {
  const codebook = readCodebook(grammars ?? bundledGrammars)
  if (format === 'table') printTable(codebook, lang, terminal)
  else if (format === 'json') terminal.out(`${JSON.stringify(codebook.metrics, null, 2)}\n`)
  else {
    const rows = codebook.metrics.map(({ id, zh, en, unit, means, not = '', meansZh = '', notZh = '' }) => [
      id,
      zh,
      en,
      unit,
      means,
      not,
      meansZh,
      notZh,
    ])
    terminal.out(csv([['id', 'zh', 'en', 'unit', 'means', 'not', 'meansZh', 'notZh'], ...rows]))
  }
  return 0
}

/** A group's metrics under its name: two lines each, what it is and what it counts. */
function printTable({ groups, metrics }: Codebook, lang: Language, terminal: Terminal): void {
  const { bold, cyan, dim } = createColors(terminal.colour)
  const lines = layOut(
    metrics.map(({ id, zh, en, unit }) => [
      { text: id, paint: cyan },
      { text: lang === 'zh' ? zh : en },
      { text: lang === 'zh' ? en : zh, paint: dim },
      { text: unit },
    ]),
  )
  const not = lang === 'zh' ? '不计：' : 'not: '
  let group = ''
  metrics.forEach((metric, index) => {
    const name = metric.id.slice(0, metric.id.indexOf('.'))
    if (name !== group) terminal.out(`${group ? '\n' : ''}${bold(`${name} ${groups[name] ?? ''}`)}\n`)
    group = name
    const told = meaningOf(metric, lang)
    terminal.out(`  ${lines[index]}\n      ${dim(told.means)}\n`)
    if (told.not) terminal.out(`      ${dim(not + told.not)}\n`)
  })
}
