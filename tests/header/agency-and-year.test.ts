import { describe, expect, it, test } from 'vitest'
import { headerOf } from './made-report.ts'

const body = '\n\n一、总体情况\n全年公开3条。\n'
const agencyOf = (text: string) => headerOf(text).agency?.value ?? null
const yearOf = (text: string) => headerOf(text).year?.value ?? null

describe('agency', () => {
  test.each([
    ['云溪市司法局2019年政府信息公开工作年度报告', '云溪市司法局'],
    ['2019年云溪市司法局政府信息公开工作年度报告', '云溪市司法局'],
    ['云溪市司法局政府信息公开工作2019年度报告', '云溪市司法局'],
    ['云溪市司法局关于2019年政府信息公开工作的报告', '云溪市司法局'],
    ['关于云溪市司法局2019年政府信息公开工作的报告', '云溪市司法局'],
    ['国家税务总局云溪市北麓区税务局2022年政府信息公开年报', '国家税务总局云溪市北麓区税务局'],
    ['云溪大学2013-2014学年信息公开年度报告', '云溪大学'],
    ['雲溪市司法廳2019年政府信息公開年報', '云溪市司法厅'],
    ['云溪区人民政府青石街道办事处2019年政务公开工作总结', '云溪区人民政府青石街道办事处'],
  ])('is named by the title %s', (title, agency) => {
    expect(agencyOf(title + body)).toBe(agency)
  })

  it('is named by the compiling sentence, not by the contents', () => {
    const text = '本报告由总体情况、主动公开情况组成。本报告由云溪市水务局编制。'
    expect(agencyOf(`2019年政府信息公开年报\n${text}${body}`)).toBe('云溪市水务局')
  })

  it('is named by the signature', () => {
    expect(agencyOf(`2019年政府信息公开年报${body}云溪市水务局\n2020年1月10日`)).toBe('云溪市水务局')
  })

  test.each([
    ['特向社会公布2020年云溪县农业农村局政府信息公开工作年度报告。', '云溪县农业农村局'],
    ['现公开云溪市水务局2020年度政府信息公开工作年度报告。', '云溪市水务局'],
    ['如有疑问,请与云溪市青石区水务局联系(电话:65820017)。', '云溪市青石区水务局'],
    ['如有疑问,请与青石区水务局综合科联系。', '青石区水务局'],
    ['如有疑问,请与国家税务总局云溪市税务局办公室联系。', '国家税务总局云溪市税务局'],
  ])('is named by the introduction: %s', (sentence, agency) => {
    expect(agencyOf(`政府信息公开年报\n${sentence}${body}`)).toBe(agency)
  })

  it('is not named by 请与局办公室联系', () => {
    expect(agencyOf(`政府信息公开年报\n如有疑问,请与局办公室联系。${body}`)).toBeNull()
  })

  it('is named by a label', () => {
    expect(agencyOf(`发布机构: 云溪市水务局\n2019年政府信息公开年报${body}`)).toBe('云溪市水务局')
  })

  it('is named by the first words of a text that has no title, and by what was gathered', () => {
    expect(agencyOf('2012年,云溪市林业局切实贯彻条例。\n\n一、领导重视\n我局很重视。')).toBe('云溪市林业局')
    expect(agencyOf(`本报告汇总2015年度云溪乡的政府信息公开年度报告编制而成。${body}`)).toBe('云溪乡')
    expect(agencyOf(`政府信息公开年报\n如有疑问,请联系云溪乡人民政府办公室,电话:66250000。${body}`)).toBe('云溪乡')
  })

  it('is named by a title that breaks within its topic', () => {
    expect(agencyOf(`云溪区农业局2013年度政\n府信息公开工作年度报告\n${body}`)).toBe('云溪区农业局')
  })

  it('is named by the first words of the overview', () => {
    expect(agencyOf('一、总体情况\n2021年,云溪省司法厅坚持依法公开。')).toBe('云溪省司法厅')
    expect(agencyOf('一、總體情況\n2021年,雲溪省司法廳堅持依法公開。')).toBe('云溪省司法厅')
  })

  test.each([
    '我局坚持依法公开',
    '市司法局坚持依法公开',
    '全市各级行政机关认真落实',
    '各部门在工作中',
    '在市委市政府的领导下',
    '县委县政府高度重视',
    '面对疫情,服务中心',
  ])('is not named by 2021年,%s', (words) => {
    expect(agencyOf(`一、总体情况\n2021年,${words}。`.replace('市司法局', '我市司法局'))).toBeNull()
  })
})

describe('year', () => {
  test.each([
    ['云溪市司法局2019年政府信息公开年报', 2019],
    ['云溪市司法局二〇一九年政府信息公开年报', 2019],
    ['云溪市司法局政府信息公开工作2019年度报告', 2019],
    ['云溪市司法局2019政府信息公开年报', 2019],
    ['云溪市司法局政府信息公开年报(2019)', 2019],
  ])('is read of the title %s', (title, year) => {
    expect(yearOf(title + body)).toBe(year)
  })

  it('is the title’s where the text copies last year’s period', () => {
    const text = '云溪市司法局2021年政府信息公开年报\n统计期限为2020年1月1日至2020年12月31日。'
    expect(yearOf(text + body)).toBe(2021)
  })

  it('is the period’s where the title tells none', () => {
    expect(yearOf(`政府信息公开年报\n统计期限为2020年1月1日至12月31日。${body}2019年有3件。`)).toBe(2020)
  })

  it('is the overview’s where nothing else tells it', () => {
    expect(yearOf('一、总体情况\n2021年,我局继续公开。与2020年相比有增加。')).toBe(2021)
    expect(yearOf('一、总体情况\n按照《2020年要点》,2021年我局继续公开。')).toBe(2021)
  })

  it('is the introduction’s, and not that of the day when the work began', () => {
    const text = '本报告是由云溪市水务局编制的2009年度政府信息公开年度报告。\n\n一、概述\n2008年我局开始编制目录。'
    expect(yearOf(text)).toBe(2009)
    expect(yearOf('本报告按《关于2010年政府信息公开报告的通知》编制。\n\n一、概述\n2009年我局公开3条。')).toBe(2009)
  })

  it('is the one that most clauses of the overview begin with', () => {
    expect(yearOf('一、概述\n2008年我局编制了目录。2009年,我局公开3条。2009年,没有收费。')).toBe(2009)
  })

  test.each(['云溪大学2013-2014学年信息公开年度报告', '政府信息公开年报'])('is not read of %s', (title) => {
    expect(yearOf(title + body)).toBeNull()
  })

  it('rests on the digits of the year', () => {
    expect(headerOf(`云溪市司法局２０１９年政府信息公开年报${body}`).year).toMatchObject({
      value: 2019,
      text: '２０１９年',
    })
  })
})
