import { expect } from 'vitest'
import type { Report } from '../../src/record/schema.ts'
import type { Cell, Part } from './report-versions.ts'

/** A cell merged over columns and rows. */
const span = (text: string, across: number, down = 1): Cell => ({ text, across, down })

const outcomes: [group: string, rows: string[]][] = [
  ['（一）予以公开', ['']],
  ['（二）部分公开（区分处理的，只计这一情形，不计其他情形）', ['']],
  [
    '（三）不予公开',
    [
      '1.属于国家秘密',
      '2.其他法律行政法规禁止公开',
      '3.危及“三安全一稳定”',
      '4.保护第三方合法权益',
      '5.属于三类内部事务信息',
      '6.属于四类过程性信息',
      '7.属于行政执法案卷',
      '8.属于行政查询事项',
    ],
  ],
  ['（四）无法提供', ['1.本机关不掌握相关政府信息', '2.没有现成信息需要另行制作', '3.补正后申请内容仍不明确']],
  [
    '（五）不予处理',
    [
      '1.信访举报投诉类申请',
      '2.重复申请',
      '3.要求提供公开出版物',
      '4.无正当理由大量反复申请',
      '5.要求行政机关确认或重新出具已获取信息',
    ],
  ],
  [
    '（六）其他处理',
    [
      '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
      '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
      '3.其他',
    ],
  ],
  ['（七）总计', ['']],
]

/** Rows of table three that hold figures. */
const rowCount = 25

/** Figures of table three, seven columns each, all different: a cell in a wrong place shows. */
export const figure = (row: number, column: number): number => 100 + row * 7 + column

/** A report in the form of 2021 with its cells merged as the form prints them. */
export function form2021(): Part[] {
  let row = 0
  const figures = (): string[] => {
    const of = row++
    return Array.from({ length: 7 }, (_, column) => String(figure(of, column)))
  }
  const results: Cell[][] = outcomes.flatMap(([group, rows], i) =>
    rows.map((label, k): Cell[] => [
      ...(i === 0 && k === 0 ? [span('三、本年度办理结果', 1, 22)] : []),
      ...(label === '' ? [span(group, 2)] : k === 0 ? [span(group, 1, rows.length), label] : [label]),
    ]),
  )
  const received: Cell[] = [span('一、本年新收政府信息公开申请数量', 3), ...figures()]
  const carriedIn: Cell[] = [span('二、上年结转政府信息公开申请数量', 3), ...figures()]
  const disposed = results.map((labels): Cell[] => [...labels, ...figures()])
  const carriedOut: Cell[] = [span('四、结转下年度继续办理', 3), ...figures()]
  const five = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计']
  return [
    { paragraph: '白石乡人民政府2022年政府信息公开工作年度报告' },
    { paragraph: '一、总体情况' },
    { paragraph: '2022年，本乡主动公开政府信息58条。' },
    { paragraph: '二、主动公开政府信息情况' },
    {
      rows: [
        [span('第二十条第（一）项', 4)],
        ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'],
        ['规章', '0', '0', '0'],
        ['行政规范性文件', '2', '1', '9'],
        [span('第二十条第（五）项', 4)],
        ['信息内容', span('本年处理决定数量', 3)],
        ['行政许可', span('31', 3)],
        [span('第二十条第（六）项', 4)],
        ['信息内容', span('本年处理决定数量', 3)],
        ['行政处罚', span('7', 3)],
        ['行政强制', span('3', 3)],
        [span('第二十条第（八）项', 4)],
        ['信息内容', span('本年收费金额（单位：万元）', 3)],
        ['行政事业性收费', span('1.25', 3)],
      ],
    },
    { paragraph: '三、收到和处理政府信息公开申请情况' },
    {
      rows: [
        [span('（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', 3, 3), span('申请人情况', 7)],
        [span('自然人', 1, 2), span('法人或其他组织', 5), span('总计', 1, 2)],
        ['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'],
        received,
        carriedIn,
        ...disposed,
        carriedOut,
      ],
    },
    { paragraph: '四、政府信息公开行政复议、行政诉讼情况' },
    {
      rows: [
        [span('行政复议', 5), span('行政诉讼', 10)],
        [...five.map((label) => span(label, 1, 2)), span('未经复议直接起诉', 5), span('复议后起诉', 5)],
        [...five, ...five],
        Array.from({ length: 15 }, (_, i) => String(i + 1)),
      ],
    },
    { paragraph: '五、存在的主要问题及改进情况' },
    { paragraph: '公开的形式比较单一，将加强解读。' },
    { paragraph: '六、其他需要报告的事项' },
    { paragraph: '无。' },
  ]
}

/** Every figure of the form stands where it belongs. */
export function expectForm(report: Report): void {
  const { article20, applications, remedies } = report.statutory
  const leaves = (at: unknown): (number | null)[] => {
    if (typeof at !== 'object' || at === null) return [null]
    if ('value' in at && 'source' in at) return [typeof at.value === 'number' ? at.value : null]
    return Object.values(at).flatMap(leaves)
  }
  const ascending = (values: (number | null)[]): (number | null)[] => [...values].sort((a, b) => (a ?? -1) - (b ?? -1))
  expect(report.edition).toBe('2021')
  expect(ascending(leaves(article20))).toEqual([0, 0, 0, 1, 1.25, 2, 3, 7, 9, 31])
  expect(ascending(leaves(applications))).toEqual(Array.from({ length: rowCount * 7 }, (_, i) => 100 + i))
  expect(leaves(remedies)).toEqual(Array.from({ length: 15 }, (_, i) => i + 1))
  const at = (path: string): unknown =>
    path
      .split('.')
      .reduce<unknown>(
        (of, name) => (typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined),
        applications,
      )
  expect(at('received.naturalPersons.value')).toBe(figure(0, 0))
  expect(at('carriedOut.total.value')).toBe(figure(rowCount - 1, 6))
}
