import { Converter } from 'opencc-js/cn2t'
import type { FormSet } from '../../src/forms/load-forms.ts'
import { type FilledForm, fillForm, type PrintedCell, type PrintedLine } from './filled-form.ts'
import { type Manner, manners, type OutLine } from './manners.ts'
import { type Random, randomOf } from './random.ts'

/** A report with one or more tables, and what a reader should make of them. */
export interface MadeReport {
  text: string
  manner: string
  damage: string[]
  /** What stands in each cell, and where; a path that is not here must not have a value. */
  cells: Map<string, { value: number | null; start: number; end: number }>
  /** Paths that the damage leaves readable. */
  readable: Set<string>
}

const toTraditional = Converter({ from: 'cn', to: 'tw' })

const headings: Record<string, string> = {
  article20: '二、主动公开政府信息情况',
  applications: '三、收到和处理政府信息公开申请情况',
  remedies: '四、政府信息公开行政复议、行政诉讼情况',
  statistics: '七、附件',
}

const furniture = [
  '- 4 -',
  '— 12 —',
  'P. 9',
  'Page 9 - 2020年报_审计局',
  '第 4 页 共 8 页',
  '某某县水利局2021年政府信息公开工作年度报告',
  '3/12',
]
const strangers = [
  '其他主动公开文件',
  '行政检查事项',
  '(八)以上未列明的情形',
  '9.属于其他应当保密的情形',
  '政务客户端公开政府信息数',
  '公共服务事项(含便民服务)',
]
const blanks = ['', '/', '—', '无', '']

/** Makes a report from a number: form, figures, manner and damage are drawn from it. */
export function makeReport(seed: number, forms: FormSet): MadeReport {
  const random = randomOf(seed)
  const edition = random.chance(0.5) ? '2019' : '2021'
  const all = [...forms.vocabularies.statutory.forms, ...forms.vocabularies.statistics.forms]
  const byTable = (table: string) => all.find((form) => form.table === table) as (typeof all)[number]
  const manner = manners[seed % manners.length] as Manner
  const statistics = random.chance(0.15) && manner.name !== 'bare rows of numbers'
  const chosen = statistics
    ? [byTable('statistics')]
    : random.chance(0.1)
      ? [byTable('article20'), byTable('applications'), byTable('remedies')]
      : [byTable(random.pick(['article20', 'applications', 'applications', 'remedies']))]
  const upright = manner.name === 'upright headers cut into characters'
  const filled = (upright ? [byTable('remedies')] : chosen).map((form) => fillForm(form, edition, random))
  return printReport(filled, manner, random)
}

/** Prints filled forms in a manner, damaged, between prose. */
export function printReport(filled: FilledForm[], manner: Manner, random: Random, isDamaged = true): MadeReport {
  const cells: PrintedCell[] = []
  const unreadable = new Set<string>()
  const damage: string[] = []
  const parts: string[] = []
  for (const form of filled) {
    const lines = isDamaged ? damageForm(form, manner, random, unreadable, damage) : form.lines
    const out = lines.map((line): OutLine => {
      return {
        kind: line.kind,
        labels: line.labels.map((label) => (isDamaged ? breakLabel(label, manner, random, damage) : label)),
        values: line.values.map((value) => {
          cells.push(value)
          return `\uE000${cells.length - 1}\uE001${value.text}\uE002`
        }),
      }
    })
    let printed = manner.render(out, random)
    if (isDamaged) printed = insertFurniture(printed, manner, random, damage)
    parts.push(headings[form.form.table] ?? '', ...printed)
  }
  const separator = manner.name === 'all in one line' ? ' ' : '\n'
  const before = [
    '某某县水利局2021年政府信息公开工作年度报告',
    '一、总体情况',
    '2021年,本局主动公开政府信息128条,其中通过政府网站公开97条。',
  ]
  const after = [
    '五、存在的主要问题及改进情况',
    '一是公开的深度不够,二是人员不足。下一步将加强培训。',
    '六、其他需要报告的事项',
    '无其他需要报告的事项。',
  ]
  let marked = [...before, ...parts, ...after].join(separator)
  if (isDamaged && random.chance(0.12)) {
    marked = toTraditional(marked)
    damage.push('traditional characters')
  } else if (isDamaged && random.chance(0.2)) {
    marked = marked.replace(/[(),:]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0))
    damage.push('full width marks')
  }
  return placed(marked, manner, damage, cells, unreadable)
}

/** Takes the marks out of a text and notes where the values between them stand. */
function placed(
  marked: string,
  manner: Manner,
  damage: string[],
  cells: PrintedCell[],
  unreadable: Set<string>,
): MadeReport {
  const places = new Map<string, { value: number | null; start: number; end: number }>()
  let text = ''
  for (const piece of marked.split(/(\uE000\d+\uE001[^\uE002]*\uE002)/)) {
    const match = /^\uE000(\d+)\uE001([^\uE002]*)\uE002$/.exec(piece)
    if (!match) {
      text += piece
      continue
    }
    const cell = cells[Number(match[1])] as PrintedCell
    const printed = match[2] ?? ''
    places.set(cell.path, { value: cell.value, start: text.length, end: text.length + printed.length })
    text += printed
  }
  const readable = new Set(
    [...places]
      .filter(
        ([path, { value }]) =>
          manner.readable &&
          value !== null &&
          !unreadable.has(path) &&
          !(manner.name === 'bare rows of numbers' && path.startsWith('article20')),
      )
      .map(([path]) => path),
  )
  for (const path of [...places.keys()]) if (path.startsWith('added')) readable.delete(path)
  return { text, manner: manner.name, damage, cells: places, readable }
}

/** Drops and adds rows and columns, blanks cells, adds units. */
function damageForm(
  form: FilledForm,
  manner: Manner,
  random: Random,
  unreadable: Set<string>,
  damage: string[],
): PrintedLine[] {
  let lines = form.lines.map((line) => ({ ...line, values: line.values.map((value) => ({ ...value })) }))
  const rows = () => lines.filter((line) => line.kind === 'row' && line.values.length > 0)
  const isBare = manner.name === 'bare rows of numbers'
  const spoil = (line: PrintedLine) => {
    for (const { path } of line.values) unreadable.add(path)
  }
  if (random.chance(0.25) && form.form.table !== 'remedies' && rows().length > 2) {
    const dropped = random.pick(rows())
    lines = lines.filter((line) => line !== dropped)
    damage.push(`row dropped: ${dropped.row}`)
    if (isBare) for (const line of rows()) spoil(line)
  }
  if (random.chance(0.25) && form.form.table !== 'remedies') {
    const at = lines.indexOf(random.pick(rows()))
    const like = lines[at] as PrintedLine
    const values = like.values.map((_, i) => ({
      path: `added.${at}.${i}`,
      text: String(random.below(40)),
      value: null,
    }))
    const labels = form.form.table === 'statistics' ? [random.pick(strangers), '件'] : [random.pick(strangers)]
    lines.splice(at + 1, 0, { kind: 'row', labels, values, row: 'added' })
    damage.push(`row added: ${labels[0]}`)
    if (isBare) for (const line of rows()) spoil(line)
  }
  if (random.chance(0.1) && !isBare && manner.readable) changeColumns(form, lines, manner, random, unreadable, damage)
  if (random.chance(0.35)) {
    for (let n = 1 + random.below(4); n > 0; n--)
      blankCell(random.pick(rows()), rows(), manner, random, unreadable, damage)
  }
  if (random.chance(0.3)) {
    for (const line of rows()) {
      const value = random.pick(line.values)
      if (random.chance(0.3) && value.value !== null && value.value >= 0 && /^\d+$/.test(value.text)) {
        value.text += random.pick(['件', '项', '次'])
        damage.push(`unit: ${value.text}`)
      } else if (value.path.endsWith('.amount') && value.value !== null) value.text += random.pick(['万元', '元'])
    }
  }
  return lines
}

function changeColumns(
  form: FilledForm,
  lines: PrintedLine[],
  manner: Manner,
  random: Random,
  unreadable: Set<string>,
  damage: string[],
): void {
  const isArticle20 = form.form.table === 'article20'
  if (!isArticle20 && form.form.table !== 'applications') return
  const headers = lines.filter((line) => line.kind === 'header')
  const header = isArticle20 ? random.pick(headers) : headers[1]
  if (!header) return
  const from = lines.indexOf(header)
  const block = lines.slice(from + 1)
  const end = block.findIndex((line) => line.kind !== 'row')
  const rows = (end < 0 ? block : block.slice(0, end)).filter((line) => line.values.length > 0)
  const columns = rows[0]?.values.length ?? 0
  const first = isArticle20 ? 1 : 0
  const isCut = manner.name === 'pipes with cut header cells'
  if (random.chance(0.5)) {
    if (header.labels.length - first < 2) return
    const label = first + random.below(header.labels.length - first)
    header.labels = header.labels.filter((_, i) => i !== label)
    const at = isArticle20 ? label - 1 : label + 1
    for (const line of rows) {
      line.values.splice(at, 1)
      // what is left of the form no longer tells its edition
      if (isCut || columns === 1) for (const { path } of line.values) unreadable.add(path)
    }
    damage.push(`column dropped: ${at}`)
  } else {
    const label = first + random.below(header.labels.length - first + 1)
    header.labels = [...header.labels.slice(0, label), '乡镇街道汇总', ...header.labels.slice(label)]
    const at = isArticle20 ? label - 1 : label + 1
    for (const line of rows) {
      line.values.splice(at, 0, { path: `added.${line.row}.${at}`, text: String(random.below(9)), value: null })
      if (isCut) for (const { path } of line.values) unreadable.add(path)
    }
    damage.push(`column added: ${at}`)
  }
}

function blankCell(
  line: PrintedLine,
  rows: PrintedLine[],
  manner: Manner,
  random: Random,
  unreadable: Set<string>,
  damage: string[],
): void {
  const value = random.pick(line.values)
  value.text = random.pick(blanks)
  value.value = null
  damage.push(`blank: ${value.path} '${value.text}'`)
  if (value.text !== '' || manner.showsBlanks) return
  // without labels, one cell less leaves no table to count
  const lost = manner.name === 'bare rows of numbers' ? rows : [line]
  for (const { values } of lost) for (const { path } of values) unreadable.add(path)
}

/** Breaks a label over two lines, or sets a space into it. */
function breakLabel(label: string, manner: Manner, random: Random, damage: string[]): string {
  if (!manner.breaksLabels || label.length < 4 || !random.chance(0.12)) return label
  const at = 2 + random.below(label.length - 3)
  damage.push(`label broken: ${label.slice(0, 12)} at ${at}`)
  return `${label.slice(0, at)}${random.pick(['\n', '\n', ' ', '\n\n'])}${label.slice(at)}`
}

/** Puts page numbers and page headers between lines. */
function insertFurniture(lines: string[], manner: Manner, random: Random, damage: string[]): string[] {
  if (lines.length < 4 || manner.name === 'all in one line' || !random.chance(0.3)) return lines
  const out = [...lines]
  for (let n = 1 + random.below(2); n > 0; n--) {
    const bare = manner.linewise && random.chance(0.2) && manner.name !== 'bare rows of numbers'
    const line = bare ? String(1 + random.below(20)) : random.pick(furniture)
    const at = 1 + random.below(out.length - 1)
    out.splice(at, 0, line)
    damage.push(`between lines: ${line} at ${at}`)
  }
  return out
}
