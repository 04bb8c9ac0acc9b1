import { describe, expect, it } from 'vitest'
import { locate } from '../../src/readers/locate.ts'
import { readReport } from '../../src/readers/read-report.ts'
import { type Mark, pdfOf } from './pdf-file.ts'

const textOf = async (pages: Mark[][]): Promise<string> => (await readReport(pdfOf(pages))).text

/** Lines of text from the top, the given ems in from the left margin, 24 points apart. */
const prose = (lines: [indent: number, text: string][], top = 760): Mark[] =>
  lines.map(([indent, text], i) => ({ text, x: 60 + indent * 12, y: top - i * 24 }))

const full = '本年度主动公开政府信息一百二十条其中通过门户网站公开八十条通过政务新媒体公开四'

describe('prose', () => {
  it('joins the lines that a paragraph was broken into, and those alone', async () => {
    const lines: [number, string][] = [
      [9, '白石乡2021年政府信息公开工作年度报告'],
      [2, '一、总体情况'],
      [2, full.slice(0, -2)],
      [0, `${full.slice(0, -3)}12`],
      [0, '34条，比上年增加。'],
      [2, '二、主动公开政府信息情况'],
      [2, '无。'],
    ]
    expect(await textOf([prose(lines)])).toBe(
      [
        '白石乡2021年政府信息公开工作年度报告',
        '一、总体情况',
        `${full.slice(0, -2)}${full.slice(0, -3)}1234条，比上年增加。`,
        '二、主动公开政府信息情况',
        '无。',
        '',
      ].join('\n'),
    )
  })

  it('goes on over a page and leads back to page and line', async () => {
    const pages = [
      [...prose([[2, full.slice(0, -2)]]), { text: '- 1 -', x: 280, y: 40 }],
      [
        ...prose([
          [0, '十条。'],
          [2, '二、主动公开'],
        ]),
        { text: '- 2 -', x: 280, y: 40 },
      ],
    ]
    const document = await readReport(pdfOf(pages))
    expect(document.text).toBe(`${full.slice(0, -2)}十条。\n二、主动公开\n`)
    expect(locate(document, 0)).toEqual({ in: 'pdf', page: 1, line: 1 })
    expect(locate(document, document.text.indexOf('十条。'))).toEqual({ in: 'pdf', page: 2, line: 1 })
    expect(locate(document, document.text.indexOf('二、'))).toEqual({ in: 'pdf', page: 2, line: 2 })
    expect(document.furniture.map(({ text }) => text)).toEqual(['- 1 -', '- 2 -'])
  })

  it('puts no space where type is set apart, and keeps columns apart', async () => {
    const marks: Mark[] = [
      { text: '公开', x: 60, y: 700 },
      { text: '120', x: 87, y: 700 },
      { text: '条', x: 108, y: 700 },
      { text: '发布日期', x: 60, y: 600 },
      { text: '来源', x: 260, y: 600 },
    ]
    expect(await textOf([marks])).toBe('公开120条\n发布日期  来源\n')
  })

  it('reads bold type that is printed twice once', async () => {
    const marks: Mark[] = [
      { text: '公开120条', x: 60, y: 700 },
      { text: '公开120条', x: 60.3, y: 700 },
    ]
    expect(await textOf([marks])).toBe('公开120条\n')
  })
})

describe('ruled tables', () => {
  // 第一行横跨三列; 「三、办理结果」 spans two rows.
  const [xs, ys] = [
    [60, 160, 260, 360, 400, 440],
    [700, 676, 652, 628],
  ]
  const across = (y: number, from: number, to: number): Mark => ({ from: [from, y], to: [to, y] })
  const down = (x: number, from: number, to: number): Mark => ({ from: [x, from], to: [x, to] })
  const marks: Mark[] = [
    ...[700, 676, 628].map((y) => across(y, 60, 440)),
    across(652, 160, 440),
    ...[60, 440].map((x) => down(x, 700, 628)),
    ...[360, 400].map((x) => down(x, 700, 628)),
    down(160, 676, 628),
    down(260, 676, 652),
    { text: '一、本年新收政府信息公开申请数量', x: 64, y: 684 },
    { text: '三、办理', x: 64, y: 664 },
    { text: '结果', x: 64, y: 640 },
    { text: '（三）不予', x: 164, y: 660 },
    { text: '1.其他', x: 264, y: 660 },
    { text: '（四）无法提供', x: 164, y: 636 },
    { text: '3', x: 370, y: 684 },
    { text: '0', x: 410, y: 684 },
    { text: '1', x: 370, y: 660 },
    { text: '2      4', x: 370, y: 636 },
    { text: '说明：以上为本机关数据。', x: 84, y: 600 },
  ]

  it('give a row a line, merged cells blank past their first place, strings cut at the rules', async () => {
    expect([xs.length, ys.length]).toEqual([6, 4])
    expect(await textOf([marks])).toBe(
      [
        '一、本年新收政府信息公开申请数量 |  |  | 3 | 0',
        '三、办理结果 | （三）不予 | 1.其他 | 1 | ',
        ' | （四）无法提供 |  | 2 | 4',
        '说明：以上为本机关数据。',
        '',
      ].join('\n'),
    )
  })

  it('are not seen in a frame around prose', async () => {
    const frame = [across(800, 40, 560), across(500, 40, 560), down(40, 800, 500), down(560, 800, 500)]
    expect(
      await textOf([
        [
          ...frame,
          ...prose([
            [2, '一、总体情况'],
            [2, '无。'],
          ]),
        ],
      ]),
    ).toBe('一、总体情况\n无。\n')
  })
})

describe('furniture', () => {
  const page = (head: string, foot: string, body: string): Mark[] => [
    { text: head, x: 200, y: 810 },
    { text: body, x: 84, y: 500 },
    { text: foot, x: 290, y: 40 },
  ]

  it('is what every page repeats at its edge but for digits', async () => {
    const pages = [1, 2, 3].map((n) => page('政府信息公开年度报告', String(n), `第${n}段。`))
    expect(await textOf(pages)).toBe('第1段。\n第2段。\n第3段。\n')
  })

  it('is not a number that does not count pages', async () => {
    const pages = [page('甲页首', '7', '第一段。'), page('乙页首', '3', '第二段。')]
    expect(await textOf(pages)).toBe('甲页首\n第一段。\n7\n乙页首\n第二段。\n3\n')
  })
})

describe('PDFs that cannot be read', () => {
  it('say that they are scans', async () => {
    await expect(readReport(pdfOf([[], []]))).rejects.toMatchObject({ code: 'no-text', stage: 'pdf' })
  })

  it('say that they are encrypted', async () => {
    const key = '00'.repeat(32)
    const lock = `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${key}> /U <${key}> /P -4 >> /ID [<00> <00>]`
    await expect(readReport(pdfOf([prose([[0, '无。']])], lock))).rejects.toMatchObject({ code: 'encrypted' })
  })

  it('say that they are damaged', async () => {
    await expect(readReport(Buffer.from('%PDF-1.4\nnothing of it'))).rejects.toMatchObject({
      code: 'damaged',
      stage: 'pdf',
    })
  })

  it('say which page has no text', async () => {
    const document = await readReport(pdfOf([prose([[0, '无。']]), []]))
    expect(document.problems).toMatchObject([{ code: 'page-without-text', place: { in: 'pdf', page: 2 } }])
  })

  it('stop at their deadline', async () => {
    await expect(readReport(pdfOf([prose([[0, '无。']])]), { deadline: 0 })).rejects.toMatchObject({ code: 'too-slow' })
  })
})
