import { readFileSync } from 'node:fs'
import { createColors } from 'picocolors'
import { type Change, compare } from '../evaluation/compare.ts'
import { evaluateGold } from '../evaluation/evaluate-gold.ts'
import {
  type EvaluatedReading,
  type Evaluation,
  evaluationSchema,
  type Ratio,
  type Tally,
} from '../evaluation/evaluation.ts'
import { createParser } from '../parse-report.ts'
import type { Language } from '../record/messages.ts'
import { clip, layOut, type TableCell } from './columns.ts'
import { Fault } from './fault.ts'
import type { Terminal } from './terminal.ts'

interface EvalOptions {
  baseline?: string
  json?: boolean
  errors?: boolean
  lang: Language
  grammars?: string
}

const words = {
  en: {
    metric: 'metric',
    section: 'section',
    edition: 'edition',
    all: 'all facts',
    head: ['right', 'wrong', 'missed', 'precision', 'recall', 'F1'],
    confusions: 'Confusions (gold → read)',
    errors: 'Errors',
    differences: 'Differences from gold',
    tried: 'tried',
    baseline: 'Against the baseline',
    gained: 'found now',
    lost: 'missed now',
    newlyWrong: 'wrong now',
    noLongerWrong: 'wrong no more',
    nothing: 'nothing changed',
    hint: 'Every error with its text and the rules tried: --errors',
    readAs: 'read as',
  },
  zh: {
    metric: '指标',
    section: '部分',
    edition: '版式',
    all: '全部事实',
    head: ['正确', '错误', '遗漏', '准确率', '召回率', 'F1'],
    confusions: '混淆（标注 → 读作）',
    errors: '错误',
    differences: '与标注不同',
    tried: '试过',
    baseline: '与基线相比',
    gained: '现已读出',
    lost: '现已遗漏',
    newlyWrong: '新的错误',
    noLongerWrong: '不再出错',
    nothing: '没有变化',
    hint: '--errors 列出每处错误的原文和试过的规则',
    readAs: '读作',
  },
} as const

type Words = (typeof words)[Language]
type Colours = ReturnType<typeof createColors>

/** `gongkai eval`: precision, recall and F1 against gold, and what is behind them. */
export function evaluate(folders: string[], options: EvalOptions, terminal: Terminal): number {
  const { baseline, json, errors = false, lang, grammars } = options
  const before = baseline === undefined ? null : readBaseline(baseline)
  const result = evaluateGold(folders, createParser(grammars === undefined ? {} : { grammars }))
  if (json) terminal.out(`${JSON.stringify(result, null, 1)}\n`)
  else terminal.out(resultLines(result, errors, lang, terminal).join('\n'))
  const change = before && changeLines(compare(before, result), words[lang], createColors(terminal.colour))
  // With --json, standard output holds the result alone.
  if (change) (json ? terminal.err : terminal.out)(`${change.join('\n')}\n`)
  return 0
}

function readBaseline(path: string): Evaluation {
  try {
    return evaluationSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    const detail = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').slice(0, 200)
    throw new Fault('bad-baseline', path, { detail })
  }
}

function resultLines(result: Evaluation, errors: boolean, lang: Language, terminal: Terminal): string[] {
  const say = words[lang]
  const colours = createColors(terminal.colour)
  const { bold, dim } = colours
  const table = (name: string, tallies: Record<string, Tally>): string[] => [
    ...layOut([
      [{ text: name, paint: bold }, ...say.head.map((text): TableCell => ({ text, paint: dim, align: 'right' }))],
      ...Object.entries(tallies).map(([key, tally]) => tallyRow(key, tally, colours)),
    ]),
    '',
  ]
  const wrong = result.readings.filter(({ outcome }) => outcome !== 'right')
  return [
    ...table(say.metric, result.byMetric),
    ...table(say.section, result.bySection),
    ...table(say.edition, { ...result.byEdition, [say.all]: result.facts }),
    ...otherLines(result, lang, colours),
    ...(result.confusions.length > 0
      ? [
          '',
          bold(say.confusions),
          ...result.confusions.map(({ gold, read, times }) => `  ${times} × ${gold} → ${read}`),
        ]
      : []),
    ...(errors && wrong.length > 0
      ? ['', bold(say.errors), ...wrong.flatMap((one) => readingLines(one, say, colours))]
      : []),
    ...(errors && result.differences.length > 0
      ? [
          '',
          bold(say.differences),
          ...result.differences.map(
            ({ report, what, name, want, got }) =>
              `  ${report}  ${what} ${name}: ${JSON.stringify(want)} ≠ ${JSON.stringify(got)}`,
          ),
        ]
      : []),
    ...result.broken.map(({ report, law }) => colours.red(`  ${report}: ${law}`)),
    ...(!errors && wrong.length > 0 ? ['', dim(say.hint)] : []),
    '',
  ]
}

function tallyRow(name: string, { right, wrong, missed, precision, recall, f1 }: Tally, { red }: Colours): TableCell[] {
  const number = (count: number, bad: boolean): TableCell => ({
    text: String(count),
    align: 'right',
    paint: bad && count > 0 ? red : String,
  })
  const share = (value: number): TableCell => ({
    text: value.toFixed(3),
    align: 'right',
    paint: value < 1 ? red : String,
  })
  return [
    { text: name },
    number(right, false),
    number(wrong, true),
    number(missed, true),
    share(precision),
    share(recall),
    share(f1),
  ]
}

function otherLines(result: Evaluation, lang: Language, { red }: Colours): string[] {
  const { header, sections, cells, cellsNotZero, wrongCells, edition, quantities, forbidden, violations, reports } =
    result
  const of = ({ right, all, ratio }: Ratio) => `${ratio.toFixed(4)} (${right}/${all})`
  const bad = (count: number) => (count > 0 ? red(String(count)) : String(count))
  const share = (part: number) => `${((100 * part) / (quantities.all || 1)).toFixed(1)} %`
  return lang === 'zh'
    ? [
        `报告 ${reports}  标题栏 ${of(header)}  部分 ${of(sections)}  版式 ${of(edition)}`,
        `单元格 ${of(cells)}，非零 ${of(cellsNotZero)}，读错 ${bad(wrongCells)}`,
        `禁止的读法 ${bad(forbidden)}  违反定律 ${bad(violations)}`,
        `正文数量 ${quantities.all}：不属于任何指标 ${share(quantities.withoutMetric)}，未认领 ${share(quantities.unclaimed)}`,
      ]
    : [
        `reports ${reports}  header ${of(header)}  sections ${of(sections)}  edition ${of(edition)}`,
        `cells ${of(cells)}, not zero ${of(cellsNotZero)}, read wrong ${bad(wrongCells)}`,
        `forbidden readings ${bad(forbidden)}  broken laws ${bad(violations)}`,
        `quantities of the prose ${quantities.all}: without a metric ${share(quantities.withoutMetric)}, claimed by no rule ${share(quantities.unclaimed)}`,
      ]
}

function readingLines(reading: EvaluatedReading, say: Words, { cyan, dim, red }: Colours): string[] {
  const { outcome, report, metric, value, text, offset, rule, instead, tried } = reading
  const flat = clip(text.replace(/\s+/g, ' '), 90)
  return [
    `  ${red(outcome.padEnd(9))} ${report}@${offset}  ${cyan(metric)} = ${value}  「${flat}」${rule === null ? '' : dim(`  [${rule}]`)}`,
    ...(instead === null ? [] : [dim(`            ${outcome === 'missed' ? say.readAs : 'gold'} ${instead}`)]),
    ...tried.map((attempt) => dim(`            ${say.tried} ${attempt}`)),
  ]
}

function changeLines(change: Change, say: Words, colours: Colours): string[] {
  const { bold, green, red } = colours
  const groups = [
    [say.gained, change.gained, green],
    [say.noLongerWrong, change.noLongerWrong, green],
    [say.lost, change.lost, red],
    [say.newlyWrong, change.newlyWrong, red],
  ] as const
  const lines = groups.flatMap(([name, readings, paint]) =>
    readings.map(
      ({ report, metric, value, text }) =>
        `  ${paint(name)}  ${report}  ${metric} = ${value}  「${clip(text.replace(/\s+/g, ' '), 70)}」`,
    ),
  )
  const total = groups.map(([name, readings]) => `${readings.length} ${name}`).join(', ')
  return ['', bold(`${say.baseline}: ${lines.length > 0 ? total : say.nothing}`), ...lines]
}
