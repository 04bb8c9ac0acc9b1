import type { Form, FormBlock, FormEdition, FormRow } from '../../src/forms/form.ts'
import type { Random } from './random.ts'

/** A line of a printed table: its cells, the last ones values. */
export interface PrintedLine {
  kind: 'caption' | 'header' | 'row'
  /** Label cells, a group's label before the row's. */
  labels: string[]
  values: PrintedCell[]
  /** Id of the row, '' for headers. */
  row: string
}

/** A value as it is printed, with its place in the form and the value that a reader should give. */
export interface PrintedCell {
  path: string
  text: string
  value: number | null
}

export interface FilledForm {
  form: Form
  edition: FormEdition
  lines: PrintedLine[]
}

const topLevel = new Set([
  '本年新收政府信息公开申请数量',
  '上年结转政府信息公开申请数量',
  '本年度办理结果',
  '结转下年度继续办理',
  '主动公开情况',
  '回应解读情况',
  '依申请公开情况',
  '行政复议数量',
  '行政诉讼数量',
  '举报投诉数量',
  '依申请公开信息收取的费用',
  '机构建设和保障经费情况',
  '政府信息公开会议和培训情况',
])

const notes: Record<string, string> = {
  部分公开: '(区分处理的,只计这一情形,不计其他情形)',
  本年收费金额: '(单位:万元)',
  主动公开政府信息数: '(不同渠道和方式公开相同信息计1条)',
  回应公众关注热点或重大舆情数: '(不同方式回应同一热点或舆情计1次)',
}

const addedNotes: Record<string, string> = {
  规章: '(设区的市、自治州人民政府应提供相关数据)',
  上一年项目数量: '(指2019年事项数)',
  '本年增/减': '(指2020年增加或减少的事项数,减用负值表示,如-8)',
}

/** The label of a row as the form prints it: 一、 (一) 1. before it, its note behind. */
function printed(row: { zh: string; number?: string | undefined }, random: Random, plain: boolean): string {
  const { number, zh } = row
  const before =
    number === undefined ? '' : /\d/.test(number) ? `${number}.` : topLevel.has(zh) ? `${number}、` : `(${number})`
  const added = !plain && random.chance(0.3) ? (addedNotes[zh] ?? '') : ''
  return before + zh + (notes[zh] ?? '') + added
}

/** Fills a form of an edition with random figures that obey its arithmetic. */
export function fillForm(form: Form, edition: FormEdition, random: Random): FilledForm {
  const figures = figuresOf(form, edition, random)
  const cell = (row: string, column: string): PrintedCell => {
    const path = [form.table, row, column].filter((part) => part !== '').join('.')
    const value = figures.get(path) ?? 0
    return { path, value, text: textOf(value, random) }
  }
  const lines: PrintedLine[] = []
  const plain = form.table === 'statistics'
  const add = (kind: PrintedLine['kind'], labels: string[], values: PrintedCell[] = [], row = '') =>
    lines.push({ kind, labels, values, row })
  for (const block of form.blocks) {
    const variant = block.variants.find((one) => (one.edition ?? edition) === edition)
    if (!variant) continue
    const columns = variant.columns.map((column) => printed(column, random, plain))
    if (form.table === 'applications') {
      add('caption', ['(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和)', '申请人情况'])
      add('header', ['自然人', '法人或其他组织', '总计'])
      add('header', columns.slice(1, 6))
    } else if (form.table === 'remedies') {
      add('header', ['行政复议', '行政诉讼'])
      add('header', [...columns, '未经复议直接起诉', '复议后起诉'])
      add('header', [...columns, ...columns])
      const values = block.groups.flatMap((group) => variant.columns.map((column) => cell(group.id, column.id)))
      add('row', [], values, 'all')
    } else if (form.table === 'statistics') add('header', ['统计指标', '单位', '统计数'])
    else {
      add('caption', [block.caption?.zh ?? ''])
      add('header', ['信息内容', ...columns])
    }
    addRows(block, edition, random, plain, (labels, row) => {
      const values = row === null ? [] : variant.columns.map((column) => cell(row.id ?? '', column.id))
      add(
        'row',
        form.table === 'statistics' ? [...labels, row === null ? '——' : unitOf(row)] : labels,
        values,
        row?.id ?? '',
      )
    })
  }
  return { form, edition, lines }
}

function addRows(
  block: FormBlock,
  edition: FormEdition,
  random: Random,
  plain: boolean,
  add: (labels: string[], row: FormRow | null) => void,
): void {
  let group: string[] = []
  for (const row of block.rows) {
    if (row.edition !== undefined && row.edition !== edition && row.groupIn !== edition) continue
    const label = printed(row, random, plain)
    const official = row.zh === '规范性文件' && edition === '2021' ? '行政规范性文件' : label
    if (row.group || row.groupIn === edition) {
      if (plain) add([label], null)
      else group = [...group, label]
      continue
    }
    add([...group, official], row)
    group = []
  }
}

const unitOf = (row: FormRow): string =>
  /fees|funding/.test(row.id ?? '') ? '万元' : /Interview|training|press/.test(row.id ?? '') ? '次' : '件'

/** Random figures by path: every identity of the form holds. */
function figuresOf(form: Form, edition: FormEdition, random: Random): Map<string, number> {
  const figures = new Map<string, number>()
  const set = (path: string, value: number) => figures.set(`${form.table}.${path}`, value)
  const get = (path: string) => figures.get(`${form.table}.${path}`) ?? 0
  if (form.table === 'article20') {
    for (const block of form.blocks) {
      const variant = block.variants.find((one) => one.edition === edition)
      for (const row of block.rows)
        for (const column of variant?.columns ?? []) set(`${row.id}.${column.id}`, article20Figure(column.id, random))
    }
  } else if (form.table === 'applications') {
    const block = form.blocks[0] as FormBlock
    const columns = block.variants[0]?.columns.map((column) => column.id) ?? []
    const persons = columns.filter((column) => column !== 'total')
    const leaves = block.rows.filter(
      (row) =>
        !row.group &&
        row.id?.startsWith('outcomes.') &&
        row.id !== 'outcomes.total' &&
        (row.edition ?? edition) === edition,
    )
    const busy = random.chance(0.7)
    for (const column of persons) {
      for (const row of leaves)
        set(`${row.id}.${column}`, busy && random.chance(0.3) ? 1 + random.below(random.chance(0.1) ? 400 : 9) : 0)
      const total = leaves.reduce((sum, row) => sum + get(`${row.id}.${column}`), 0)
      const carriedOut = busy && random.chance(0.4) ? random.below(6) : 0
      const carriedIn = random.chance(0.4) ? random.below(total + carriedOut + 1) : 0
      set(`outcomes.total.${column}`, total)
      set(`carriedOut.${column}`, carriedOut)
      set(`carriedIn.${column}`, carriedIn)
      set(`received.${column}`, total + carriedOut - carriedIn)
    }
    for (const row of block.rows)
      set(
        `${row.id}.total`,
        persons.reduce((sum, column) => sum + get(`${row.id}.${column}`), 0),
      )
  } else if (form.table === 'remedies') {
    for (const group of form.blocks[0]?.groups ?? []) {
      const parts = ['upheld', 'corrected', 'other', 'pending']
      for (const part of parts) set(`${group.id}.${part}`, random.chance(0.4) ? random.below(30) : 0)
      set(
        `${group.id}.total`,
        parts.reduce((sum, part) => sum + get(`${group.id}.${part}`), 0),
      )
    }
  } else {
    for (const row of form.blocks[0]?.rows ?? []) {
      if (row.id === undefined) continue
      set(row.id, /fees|funding/.test(row.id) ? decimal(random) : random.chance(0.5) ? 0 : random.below(2000))
    }
    for (const identity of form.identities) {
      for (const whole of identity.right)
        set(
          whole,
          identity.left.reduce((sum, part) => sum + get(part), 0),
        )
    }
  }
  return figures
}

function article20Figure(column: string, random: Random): number {
  if (column === 'amount') return decimal(random)
  if (column === 'change') return random.chance(0.4) ? -random.below(20) : random.below(20)
  return random.chance(0.4) ? 0 : random.below(random.chance(0.2) ? 60000 : 80)
}

const decimal = (random: Random): number =>
  random.chance(0.3) ? 0 : Number(`${random.below(9000000)}.${random.below(99)}`)

/** A figure as agencies print it: thousands, 减3 for -3. */
function textOf(value: number, random: Random): string {
  if (value < 0) return random.chance(0.3) ? `减${-value}` : String(value)
  if (value >= 1000 && random.chance(0.3)) return value.toLocaleString('en-US', { maximumFractionDigits: 4 })
  return String(value)
}
