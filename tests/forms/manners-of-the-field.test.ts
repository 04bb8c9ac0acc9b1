import { describe, expect, test } from 'vitest'
import { cellAtPath } from '../../src/record/checks/cells.ts'
import { persons, readTables, rowOf, valuesOf } from './read-tables.ts'

const disclosed = ['made', 'disclosed', 'totalDisclosed'] as const
const items = ['lastYear', 'change', 'decisions'] as const
const inForce = ['issued', 'repealed', 'inForce'] as const
const under = (heading: string, ...lines: string[]) =>
  readTables([heading, ...lines, '五、存在的主要问题', '人员不足。'].join('\n'))
const two = (...lines: string[]) => under('二、主动公开政府信息情况', ...lines)
const three = (...lines: string[]) => under('三、收到和处理政府信息公开申请情况', ...lines)
const four = (...lines: string[]) => under('四、政府信息公开行政复议、行政诉讼情况', ...lines)

const corner = '(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和) | 申请人情况 |'
const header = [
  corner,
  '自然人 | 法人或其他组织 | 总计 |',
  '商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |',
]
const remediesHeader = [
  '行政复议 行政诉讼',
  '结果维持 结果纠正 其他结果 尚未审结 总计 未经复议直接起诉 复议后起诉',
  '结果维持 结果纠正 其他结果 尚未审结 总计 结果维持 结果纠正 其他结果 尚未审结 总计',
]

describe('reads', () => {
  test('rows under a merged group, which have one cell fewer', () => {
    const tables = three(
      ...header,
      '一、本年新收政府信息公开申请数量 | 8 | 1 | 0 | 0 | 2 | 0 | 11 |||',
      '三、本年度办理结果 | (一)予以公开 | 5 | 1 | 0 | 0 | 0 | 0 | 6 ||',
      '(二)部分公开(区分处理的,只计这一情形,不计其他情形) | 1 | 0 | 0 | 0 | 2 | 0 | 3 |||',
      '(三)不予公开 | 1.属于国家秘密 | 2 | 0 | 0 | 0 | 0 | 0 | 2 ||',
    )
    expect(rowOf(tables, 'applications.received', persons)).toEqual([8, 1, 0, 0, 2, 0, 11])
    expect(rowOf(tables, 'applications.outcomes.granted', persons)).toEqual([5, 1, 0, 0, 0, 0, 6])
    expect(rowOf(tables, 'applications.outcomes.partiallyGranted', persons)).toEqual([1, 0, 0, 0, 2, 0, 3])
    expect(rowOf(tables, 'applications.outcomes.refused.stateSecret', persons)).toEqual([2, 0, 0, 0, 0, 0, 2])
  })

  test('header cells that were cut at a line break', () => {
    const tables = two(
      '第二十条第(一)项 | |||',
      '信息内容 | 本年新 | 本年新 | 对外公开总数量 | |',
      '规章 | 0 | 0 | 4 |',
      '规范性文件 | 3 | 2 | 17 |',
    )
    expect(rowOf(tables, 'article20.normativeDocuments', disclosed)).toEqual([3, 2, 17])
    expect(tables.edition).toBe('2019')
  })

  test('pipes and line ends mixed', () => {
    const tables = two(
      '第二十条第(一)项 |',
      '信息内容 |',
      '本年新制作数量 |',
      '本年新公开数量 |',
      '对外公开总数量 | |',
      '规章 |',
      '28 |',
      '0 |',
      '1 | |',
      '规范性文件 |',
      '6 |',
      '5 |',
      '40 | |',
    )
    expect(rowOf(tables, 'article20.regulations', disclosed)).toEqual([28, 0, 1])
    expect(rowOf(tables, 'article20.normativeDocuments', disclosed)).toEqual([6, 5, 40])
  })

  test('one cell a line, with blank lines or lone pipes between', () => {
    const lines = [
      '第二十条第(五)项',
      '信息内容',
      '上一年项目数量',
      '本年增/减',
      '处理决定数量',
      '行政许可',
      '66',
      '-3',
      '142',
      '其他对外管理服务事项',
      '9',
      '0',
      '31',
    ]
    for (const between of ['\n\n', '\n|\n']) {
      const tables = readTables(`二、主动公开政府信息情况\n${lines.join(between)}\n三、收到申请情况`)
      expect(rowOf(tables, 'article20.licensing', items)).toEqual([66, -3, 142])
      expect(rowOf(tables, 'article20.otherServices', items)).toEqual([9, 0, 31])
    }
  })

  test('blank cells, which are no zeros', () => {
    const tables = two(
      '第二十条第(一)项 | |||',
      '信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |',
      '规章 |',
      '|',
      '|',
      '|',
      '行政规范性文件 | 2 | / | 9 |',
    )
    expect(rowOf(tables, 'article20.regulations', inForce)).toEqual([null, null, null])
    expect(cellAtPath(tables.statutory, 'article20.regulations.issued')).toMatchObject({ value: null, text: '' })
    expect(cellAtPath(tables.statutory, 'article20.normativeDocuments.repealed')).toMatchObject({
      value: null,
      text: '/',
    })
    expect(rowOf(tables, 'article20.normativeDocuments', inForce)).toEqual([2, null, 9])
  })

  test('rows parted by spaces, and fifteen numbers in one line below an upright header', () => {
    const tables = three(
      ...header,
      '一、本年新收政府信息公开申请数量 4 0 0 0 0 1 5',
      '四、结转下年度继续办理 0 0 0 0 0 0 0',
    )
    expect(rowOf(tables, 'applications.received', persons)).toEqual([4, 0, 0, 0, 0, 1, 5])
    const remedies = four(
      '行政复议 行政诉讼',
      '结 结 其 尚',
      '果 果 他 未',
      '维 纠 结 审',
      '持 正 果 结',
      '总',
      '计',
      '未经复议直接起诉 复议后起诉',
      '7 1 0 0 8 0 0 0 2 2 0 0 0 0 0',
    )
    expect(rowOf(remedies, 'remedies.reconsideration', ['upheld', 'corrected', 'total'])).toEqual([7, 1, 8])
    expect(rowOf(remedies, 'remedies.litigation.direct', ['pending', 'total'])).toEqual([2, 2])
  })

  test('labels that were broken over lines, their numbers between or behind', () => {
    const tables = three(
      ...header,
      '(五)不予处理 1.信访举报投诉类申请 0 0 0 0 0 0 0',
      '5.要求行政机关确认或重新出 1 0 0 0 0 0 1',
      '具已获取信息',
      '(六)其他处理 1.申请人无正当理由逾期不补正、行政',
      '机关不再处理其政府信息公开申请 2 0 0 0 0 0 2',
    )
    expect(rowOf(tables, 'applications.outcomes.notProcessed.reconfirmation', persons)).toEqual([1, 0, 0, 0, 0, 0, 1])
    expect(rowOf(tables, 'applications.outcomes.other.noCorrection', persons)).toEqual([2, 0, 0, 0, 0, 0, 2])
    expect(tables.edition).toBe('2021')
  })

  test('page numbers between the cells', () => {
    const tables = two(
      '第二十条第(五)项',
      '信息内容',
      '本年处理决定数量',
      '行政许可',
      'P. 9',
      '12',
      '第二十条第(六)项',
      '- 4 -',
      '信息内容',
      '本年处理决定数量',
      '行政处罚',
      '3',
      '行政强制',
      '0',
    )
    expect(valuesOf(tables)).toEqual({
      'article20.licensing.decisions': 12,
      'article20.penalties.decisions': 3,
      'article20.coercion.decisions': 0,
    })
  })

  test('units, signs, thousands and decimals in the cells, to the last digit', () => {
    const tables = two(
      '第二十条第(五)项 |',
      '信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |',
      '行政许可 | 6项 | 减3 | 1,113 |',
      '第二十条第(九)项 |',
      '信息内容 | 采购项目数量 | 采购总金额 |',
      '政府集中采购 | 39 | 25.1万元 |',
    )
    expect(rowOf(tables, 'article20.licensing', items)).toEqual([6, -3, 1113])
    expect(cellAtPath(tables.statutory, 'article20.licensing.lastYear')).toMatchObject({ unit: '项', text: '6项' })
    expect(cellAtPath(tables.statutory, 'article20.licensing.change')).toMatchObject({ unit: null, text: '减3' })
    expect(cellAtPath(tables.statutory, 'article20.procurement.amount')).toMatchObject({
      value: 25.1,
      unit: '万元',
      text: '25.1万元',
    })
  })

  test('the unit that a column’s label prints', () => {
    const tables = two('第二十条第(八)项', '信息内容 本年收费金额(单位:万元)', '行政事业性收费 0.37')
    expect(cellAtPath(tables.statutory, 'article20.fees.amount')).toMatchObject({ value: 0.37, unit: '万元' })
  })

  test('traditional characters, and the words that a conversion changed', () => {
    const tables = readTables(
      '二、主動公開政府信息情況\n第二十條第(一)項\n信息內容 本年新製作數量 本年新公開數量 對外公開總數量\n規章 0 0 0\n規範性檔案 5 4 61\n三、收到和處理政府信息公開申請情況',
    )
    expect(rowOf(tables, 'article20.normativeDocuments', disclosed)).toEqual([5, 4, 61])
  })

  test('a column that the agency dropped, by the header', () => {
    const tables = two(
      '第二十条第(五)项 |',
      '信息内容 | 上一年项目数量 | 处理决定数量 |',
      '行政许可 | 6 | 310 |',
      '其他对外管理服务事项 | 2 | 40 |',
    )
    expect(rowOf(tables, 'article20.licensing', items)).toEqual([6, null, 310])
  })

  test('the statistics table, duplicates told apart by their order', () => {
    const tables = under(
      '附件',
      '统计指标 | 单位 | 统计数 |',
      '四、行政复议数量 | 件 | 3 |',
      '(一)维持具体行政行为数 | 件 | 2 |',
      '(二)被依法纠错数 | 件 | 1 |',
      '(三)其他情形数 | 件 | 0 |',
      '五、行政诉讼数量 | 件 | 4 |',
      '(一)维持具体行政行为或者驳回原告诉讼请求数 | 件 | 4 |',
      '(二)被依法纠错数 | 件 | 0 |',
      '(三)其他情形数 | 件 | 0 |',
      '(四)政府信息公开专项经费(不包括用于政府公报编辑管理及政府网站建设维护等方面的经费) | 万元 | 3.5 |',
    )
    expect(valuesOf(tables)).toMatchObject({
      'statistics.reconsideration.corrected': 1,
      'statistics.litigation.corrected': 0,
      'statistics.litigation.upheld': 4,
    })
    expect(tables.metricCells.find(({ metric }) => metric === 'organization.funding')).toMatchObject({
      value: 35000,
      unit: '元',
      cell: { value: 3.5, unit: '万元' },
    })
    expect(tables.edition).toBeNull()
  })

  test('the form of 2019 with blocks of 2021: as they are, the majority told', () => {
    const tables = two(
      '第二十条第(一)项',
      '信息内容 本年新制作数量 本年新公开数量 对外公开总数量',
      '规章 0 0 0',
      '规范性文件 3 3 8',
      '第二十条第(五)项',
      '信息内容 本年处理决定数量',
      '行政许可 12',
      '第二十条第(六)项',
      '信息内容 本年处理决定数量',
      '行政处罚 3',
      '行政强制 0',
    )
    expect(tables).toMatchObject({ edition: '2021', mixed: true })
    expect(valuesOf(tables)).toMatchObject({
      'article20.normativeDocuments.disclosed': 3,
      'article20.licensing.decisions': 12,
    })
  })
})

describe('leaves empty', () => {
  test('a row that the agency added: it stays in the raw table', () => {
    const tables = two(
      '第二十条第(一)项 | |||',
      '信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |',
      '规章 | 0 | 0 | 0 |',
      '其他主动公开文件 | 17 | 16 | 15 |',
      '规范性文件 | 2 | 2 | 2 |',
    )
    expect(rowOf(tables, 'article20.normativeDocuments', disclosed)).toEqual([2, 2, 2])
    expect(Object.values(valuesOf(tables))).not.toContain(17)
    expect(tables.tables[0]?.rows.flatMap((row) => row.cells.map((cell) => cell.value))).toContain(17)
  })

  test('rows of a page whose repeated lines were dropped', () => {
    const tables = two(
      '第二十条第(一)项',
      '信息内容',
      '本年制发件数',
      '本年废止件数',
      '现行有效件数',
      '规章',
      '0',
      '行政规范性文件',
      '第二十条第(五)项',
      '本年处理决定数量',
      '行政许可',
      '283',
      '第二十条第(六)项',
      '行政处罚',
      '行政强制',
    )
    expect(valuesOf(tables)).toEqual({ 'article20.licensing.decisions': 283 })
    expect(tables.messages.map(({ ruleId }) => ruleId)).toContain('table-deduplicated')
  })

  test('a row with a cell too few or too many, and says why', () => {
    const tables = three(
      ...header,
      '一、本年新收政府信息公开申请数量 4 0 0 0 1 5',
      '二、上年结转政府信息公开申请数量 0 0 0 0 0 0 0',
      '四、结转下年度继续办理 1 2 3 0 0 0 0 9',
    )
    expect(rowOf(tables, 'applications.received', persons)).toEqual(new Array(7).fill(null))
    expect(rowOf(tables, 'applications.carriedOut', persons)).toEqual(new Array(7).fill(null))
    expect(tables.messages.filter(({ ruleId }) => ruleId === 'table-row-ambiguous')).toHaveLength(2)
  })

  test('numbers of which each may belong to the label above or below', () => {
    const tables = two(
      '第二十条第(六)项',
      '信息内容',
      '本年处理决定数量',
      '12',
      '行政处罚',
      '3',
      '行政强制',
      '第二十条第(八)项',
    )
    expect(Object.values(valuesOf(tables)).filter((value) => value !== null)).toEqual([])
  })

  test('labels without numbers; the edition is told all the same', () => {
    const tables = two(
      '第二十条第(一)项',
      '信息内容',
      '本年制发件数',
      '本年废止件数',
      '现行有效件数',
      '规章',
      '行政规范性文件',
    )
    expect(valuesOf(tables)).toEqual({})
    expect(tables.statutory.article20).toMatchObject({ regulations: { issued: null, repealed: null, inForce: null } })
    expect(tables.edition).toBe('2021')
  })

  test('the second of two tables of one form, and says so', () => {
    const table = (n: number) => [
      ...header,
      `一、本年新收政府信息公开申请数量 ${n} 0 0 0 0 0 ${n}`,
      '二、上年结转政府信息公开申请数量 0 0 0 0 0 0 0',
      `(一)予以公开 ${n} 0 0 0 0 0 ${n}`,
      `(七)总计 ${n} 0 0 0 0 0 ${n}`,
    ]
    const tables = three(...table(6), '其中,本级情况如下:', ...table(2))
    expect(rowOf(tables, 'applications.received', persons)[0]).toBe(6)
    expect(rowOf(tables, 'applications.outcomes.total', persons)[0]).toBe(6)
    expect(tables.messages.map(({ ruleId }) => ruleId)).toContain('table-repeated')
  })

  test('a table of remedies whose columns come in another order', () => {
    const order = '总计 结果维持 结果纠正 其他结果 尚未审结'
    const tables = four(
      '行政复议 行政诉讼',
      `${order} 未经复议直接起诉 复议后起诉`,
      `${order} ${order}`,
      '1 1 0 0 0 2 2 0 0 0 0 0 0 0 0',
    )
    expect(Object.values(valuesOf(tables)).filter((value) => value !== null)).toEqual([])
  })

  test('a missing table: null, not a tree of nulls', () => {
    expect(readTables('一、总体情况\n本局未收到申请。').statutory).toEqual({
      article20: null,
      applications: null,
      remedies: null,
      statistics: null,
    })
  })
})

test('every digit of a table lies in exactly one numeral of its account', () => {
  const text = [
    '二、主动公开',
    '第二十条第(一)项',
    '信息内容 上一年项目数量(指2019年事项数) 本年增/减(如-8) 处理决定数量',
    '行政许可 66 -3 1,142件',
    '- 4 -',
    '12345热线 7',
    '三、申请',
  ].join('\n')
  const { numerals, tables } = readTables(text)
  const [table] = tables
  if (!table) throw new Error('no table')
  const { start, end } = table.span
  for (const match of text.matchAll(/\d+/g)) {
    if (match.index < start || match.index >= end) continue
    const holders = numerals.filter(
      ({ span }) => span.start <= match.index && match.index + match[0].length <= span.end,
    )
    expect(holders, match[0]).toHaveLength(1)
  }
  expect(numerals.filter(({ kind }) => kind === 'cell').map(({ span }) => text.slice(span.start, span.end))).toEqual([
    '66',
    '-3',
    '1,142件',
    '7',
  ])
})

test('fifteen numbers behind a header of three lines', () => {
  const tables = four(...remediesHeader, '1 0 0 0 1 0 0 2 0 2 0 0 0 3 3')
  expect(rowOf(tables, 'remedies.litigation.afterReconsideration', ['pending', 'total'])).toEqual([3, 3])
})
