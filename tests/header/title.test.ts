import { describe, expect, it, test } from 'vitest'
import { headerOf } from './made-report.ts'

const body = '\n\n一、总体情况\n全年公开3条。\n'
const titleOf = (head: string) => headerOf(head + body).title?.value ?? null

describe('title', () => {
  test.each([
    '云溪市司法局2019年政府信息公开工作年度报告',
    '云溪市司法局2019年度政府信息公开年报',
    '云溪市司法局2019年政府信息公开情况报告',
    '云溪市司法局2019年政府信息公开年度工作报告',
    '云溪市司法局2019年度政务公开工作总结',
    '云溪市司法局2019年政府政务公开年报',
    '云溪市司法局政府信息公开工作2019年度报告',
    '云溪市司法局2019年度政府信息工作公开报告',
    '云溪区司法局2019年度信息工作总结',
    '云溪市司法局2019年政府信息公开年工作度报告',
    '云溪市司法局2019年政府信息公开工作年度报告(文字版)',
    '云溪大学2013-2014学年信息公开工作年度报告',
    '云溪大学2013—2014学年度信息公开年度报告',
    '2019年云溪市司法局政府信息公开工作年度报告',
    '二〇一九年政府信息公开工作年度报告',
    '政府信息公开工作年度报告',
  ])('is read: %s', (title) => {
    expect(titleOf(title)).toBe(title.replaceAll('—', '—'))
  })

  it('is read behind a breadcrumb and before a meta line', () => {
    const head = '首页>>通知公告\n云溪市司法局2019年政府信息公开年报\n发布日期:2020-01-10 字号:[ ]'
    expect(titleOf(head)).toBe('云溪市司法局2019年政府信息公开年报')
  })

  it('is read of a Markdown heading, of traditional and of full-width characters', () => {
    expect(titleOf('# 云溪市司法局2019年政府信息公开年报')).toBe('云溪市司法局2019年政府信息公开年报')
    expect(titleOf('雲溪市司法局２０１９年政府信息公開年報')).toBe('云溪市司法局2019年政府信息公开年报')
  })

  test.each([
    '云溪市司法局\n2019年政府信息公开工作年度报告',
    '云溪市司法局2019年政府信息公开工作年\n度报告',
    '云溪市司法局2019年度政府\n信息公开工作年度报告',
    '云溪市司法局2019 年政府信 息公开\n工作年度\n报告',
  ])('is put together where it was broken: %j', (head) => {
    expect(titleOf(head)).toBe(head.replace(/\s/g, ''))
  })

  test.each([
    '云溪市司法局2019年政府信息公开年报2020-01-10 13:52',
    '云溪市司法局2019年政府信息公开年报发布时间:2020-01-10',
    '云溪市司法局2019年政府信息公开年报[2020-01-10]来源:办公室',
    '位置:首页>年报 云溪市司法局2019年政府信息公开年报 来源:办公室 发布时间:2020-01-10 09:00',
  ])('ends where something else is glued to it: %s', (head) => {
    expect(titleOf(head)).toBe('云溪市司法局2019年政府信息公开年报')
  })

  it('is read of a label where no line holds it', () => {
    expect(titleOf('索引号: 0001/2020-3\n- 名 称: 云溪市司法局2019年政府信息公开年报')).toBe(
      '云溪市司法局2019年政府信息公开年报',
    )
  })

  test.each([
    '',
    '根据《条例》要求,编制本单位2019年政府信息公开工作年度报告',
    '首页 > 政府信息公开 > 政府信息公开年报 > 正文',
    '现将我局2019年政府信息公开工作报告',
    '云溪市司法局',
  ])('is not read of %j', (head) => {
    expect(titleOf(head)).toBeNull()
  })

  it('prefers the line with the year over a column of the page', () => {
    const head = '政府信息公开年报\n云溪市司法局2019年政府信息公开年报'
    expect(titleOf(head)).toBe('云溪市司法局2019年政府信息公开年报')
  })

  it('is read of the introduction that quotes it, not of a form that it follows', () => {
    const quoted = '根据《条例》要求,现将《云溪市司法局2020年度政府信息公开工作年度报告》予以公布。'
    expect(titleOf(quoted)).toBe('云溪市司法局2020年度政府信息公开工作年度报告')
    expect(titleOf('按照《中华人民共和国政府信息公开工作年度报告格式》编制。')).toBeNull()
  })

  it('is read of the report, not of the letter that sends it', () => {
    const letter = '关于报送《云溪乡2009年政府信息公开年度报告》的报告\n县政府信息办:\n现上报,请审阅。\n'
    expect(titleOf(`${letter}云溪乡2009年政府信息公开年度报告`)).toBe('云溪乡2009年政府信息公开年度报告')
    expect(titleOf(letter)).toBe('云溪乡2009年政府信息公开年度报告')
  })
})
