import * as docx from 'docx'
import { describe, expect, it } from 'vitest'
import { formatListNumber } from '../../src/readers/docx-number-formats.ts'
import { locate } from '../../src/readers/locate.ts'
import { readReport } from '../../src/readers/read-report.ts'
import { docxOf, paragraph, zipOf } from './docx-file.ts'

const level = (at: number, format: string, text: string, more = ''): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${more}</w:lvl>`
const headings = `<w:abstractNum w:abstractNumId="7">${level(0, 'chineseCountingThousand', '%1、')}${level(1, 'chineseCounting', '（%2）')}${level(2, 'decimal', '%3.')}${level(3, 'decimalEnclosedCircle', '%4')}</w:abstractNum>`
const num = (id: number, abstract: number, more = ''): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstract}"/>${more}</w:num>`
const textOf = async (bytes: Uint8Array): Promise<string> => (await readReport(bytes)).text

describe('automatic numbers', () => {
  it('are part of the text, level by level', async () => {
    const body = [
      paragraph('总体情况', 1),
      paragraph('主动公开', 1, 1),
      paragraph('依申请公开', 1, 1),
      paragraph('网络申请', 1, 2),
      paragraph('甲项', 1, 3),
      paragraph('主动公开政府信息情况', 1),
      paragraph('规章', 1, 1),
    ]
    expect(await textOf(await docxOf(body.join(''), headings + num(1, 7)))).toBe(
      '一、总体情况\n（一）主动公开\n（二）依申请公开\n1. 网络申请\n①甲项\n二、主动公开政府信息情况\n（一）规章\n',
    )
  })

  it('come from styles and the styles that these are based on', async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="H1a"><w:basedOn w:val="H1"/></w:style>' +
      '<w:style w:type="paragraph" w:styleId="H2"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    const body =
      paragraph('甲', undefined, 0, 'H1') + paragraph('乙', undefined, 0, 'H2') + paragraph('丙', undefined, 0, 'H1a')
    expect(await textOf(await docxOf(body, headings + num(1, 7), styles))).toBe('一、甲\n（一）乙\n二、丙\n')
  })

  it('count on through the lists of one definition, and start anew where a list says so', async () => {
    const override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    const body = [1, 2, 3, 1].map((id) => paragraph('甲', id)).join('')
    expect(await textOf(await docxOf(body, headings + num(1, 7) + num(2, 7) + num(3, 7, override)))).toBe(
      '一、甲\n二、甲\n五、甲\n六、甲\n',
    )
  })

  it('are none for bullets, for numId 0 and for lists that are not there', async () => {
    const bullets = `<w:abstractNum w:abstractNumId="8">${level(0, 'bullet', '\uF0B7')}</w:abstractNum>`
    const body = paragraph('甲', 1) + paragraph('乙', 0) + paragraph('丙', 99)
    expect(await textOf(await docxOf(body, bullets + num(1, 8)))).toBe('甲\n乙\n丙\n')
  })

  it('are written as Word writes them', () => {
    expect([1, 10, 11, 20, 21, 105, 110].map((n) => formatListNumber('chineseCountingThousand', n))).toEqual([
      '一',
      '十',
      '十一',
      '二十',
      '二十一',
      '一百零五',
      '一百一十',
    ])
    expect(formatListNumber('chineseLegalSimplified', 12)).toBe('壹拾贰')
    expect(formatListNumber('ideographDigital', 10)).toBe('一〇')
    expect(formatListNumber('ideographTraditional', 3)).toBe('丙')
    expect([1, 20, 21, 36].map((n) => formatListNumber('decimalEnclosedCircle', n))).toEqual(['①', '⑳', '㉑', '㊱'])
    expect(formatListNumber('decimalEnclosedParen', 2)).toBe('⑵')
    expect(formatListNumber('lowerRoman', 4)).toBe('iv')
    expect(formatListNumber('upperLetter', 28)).toBe('BB')
    expect(formatListNumber('decimalFullWidth', 12)).toBe('１２')
  })
})

describe('a document of the docx library', () => {
  const cell = (text: string, spans: { columnSpan?: number; rowSpan?: number } = {}): docx.TableCell =>
    new docx.TableCell({ children: [new docx.Paragraph(text)], ...spans })
  const made = docx.Packer.toBuffer(
    new docx.Document({
      numbering: {
        config: [
          {
            reference: 'headings',
            levels: [{ level: 0, format: docx.LevelFormat.CHINESE_COUNTING, text: '%1、' }],
          },
        ],
      },
      sections: [
        {
          children: [
            new docx.Paragraph({ text: '白石乡2021年政府信息公开工作年度报告', heading: docx.HeadingLevel.TITLE }),
            new docx.Paragraph({ text: '总体情况', numbering: { reference: 'headings', level: 0 } }),
            new docx.Paragraph({
              children: [
                new docx.TextRun('主动公开'),
                new docx.TextRun({ text: '12', bold: true }),
                new docx.TextRun('条。'),
              ],
            }),
            new docx.Table({
              rows: [
                new docx.TableRow({
                  children: [cell('三、本年度办理结果', { rowSpan: 2 }), cell('（一）予以公开'), cell('3'), cell('0')],
                }),
                new docx.TableRow({ children: [cell('（二）部分公开'), cell('1'), cell('')] }),
                new docx.TableRow({
                  children: [cell('四、结转下年度继续办理', { columnSpan: 2 }), cell('0'), cell('0')],
                }),
              ],
            }),
            new docx.Paragraph({ text: '存在的主要问题', numbering: { reference: 'headings', level: 0 } }),
          ],
        },
      ],
    }),
  )

  it('gives its paragraphs, its rows and its numbers', async () => {
    const document = await readReport(await made)
    expect(document).toMatchObject({ format: 'docx', encoding: null, problems: [] })
    expect(document.text).toBe(
      [
        '白石乡2021年政府信息公开工作年度报告',
        '一、总体情况',
        '主动公开12条。',
        '三、本年度办理结果 | （一）予以公开 | 3 | 0',
        ' | （二）部分公开 | 1 | ',
        '四、结转下年度继续办理 |  | 0 | 0',
        '二、存在的主要问题',
        '',
      ].join('\n'),
    )
  })

  it('leads back to its paragraphs', async () => {
    const document = await readReport(await made)
    const at = (found: string) => locate(document, document.text.indexOf(found))
    expect(at('总体')).toEqual({ in: 'docx', part: 'word/document.xml', paragraph: 2 })
    expect(at('12条')).toMatchObject({ paragraph: 3 })
    expect(at('（一）')).toMatchObject({ paragraph: 5 })
    expect(at('存在的')).toMatchObject({
      paragraph: document.text.split(/\n| \| /).filter((part) => part !== '').length + 2,
    })
  })
})

describe('what a document does not say', () => {
  it('leaves out deletions, hidden text and the second form of a drawing', async () => {
    const body =
      '<w:p><w:r><w:t>公开</w:t></w:r><w:del><w:r><w:delText>11</w:delText></w:r></w:del><w:ins><w:r><w:t>12</w:t></w:r></w:ins>' +
      '<w:r><w:rPr><w:vanish/></w:rPr><w:t>99</w:t></w:r><w:r><w:t>条</w:t></w:r></w:p>' +
      '<w:p><w:r><mc:AlternateContent xmlns:mc="m"><mc:Choice><w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent></mc:Choice>' +
      '<mc:Fallback><w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>'
    expect(await textOf(await docxOf(body))).toBe('公开12条\n框内\n')
  })
})

describe('files that are no document', () => {
  it('are told apart', async () => {
    await expect(readReport(await zipOf({ 'xl/workbook.xml': '<a/>' }))).rejects.toMatchObject({ code: 'unsupported' })
    await expect(readReport(await zipOf({ 'a.txt': '甲' }))).rejects.toMatchObject({ code: 'unsupported' })
    await expect(readReport(await docxOf(''))).rejects.toMatchObject({ code: 'no-text' })
    await expect(readReport((await docxOf(paragraph('甲'))).subarray(0, 200))).rejects.toMatchObject({
      code: 'damaged',
      stage: 'docx',
    })
  })

  it('give what stood before a fault in their XML, with the place', async () => {
    const document = await readReport(await docxOf(`${paragraph('主动公开12条')}<w:p><w:r></w:p>`))
    expect(document.text).toBe('主动公开12条\n')
    expect(document.problems).toMatchObject([{ code: 'unread-part', place: { in: 'docx', paragraph: 1 } }])
  })

  it('do not unpack into more than they may', async () => {
    const bomb = await docxOf(paragraph(' '.repeat(3_000_000)))
    expect(bomb.length).toBeLessThan(20_000)
    await expect(readReport(bomb, { maxLength: 1_000_000 })).rejects.toMatchObject({ code: 'too-large' })
  })
})
