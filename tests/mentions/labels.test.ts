import { describe, expect, it } from 'vitest'
import { kindsOf } from './scan.ts'

const takes = (cases: Readonly<Record<string, readonly string[]>>) => {
  for (const [text, kinds] of Object.entries(cases)) {
    it(`takes ${text.replaceAll('\n', '⏎')}`, () => expect(kindsOf(text)).toEqual(kinds))
  }
}

describe('citations', () => {
  takes({
    第711号: ['citation:第711号'],
    国务院令第492号: ['citation:第492号'],
    '国办发〔2019〕60号': ['citation:〔2019〕60号'],
    '国办函[2020]109号': ['citation:[2020]109号'],
    '国办函﹝2020﹞109号': ['citation:﹝2020﹞109号'],
    '(2019)60号': ['citation:(2019)60号'],
    '国办发〔20193号': ['citation:〔20193号'],
    '第二十条第(五)项': ['citation:第二十条', 'citation:第(五)项'],
    民法典第508条: ['citation:第508条'],
    '711号令': ['citation:711号令'],
  })
})

describe('ordinals', () => {
  takes({
    '一、总体情况': ['ordinal:一、'],
    '(二)依申请公开': ['ordinal:(二)'],
    '共受理申请0.\n': ['quantity:0'],
    '1.政策解读。2.新闻发布': ['ordinal:1.', 'ordinal:2.'],
    '1.2020年公开3条': ['ordinal:1.', 'date:2020年', 'quantity:3条'],
    '1.12345热线受理5件': ['ordinal:1.', 'identifier:12345', 'quantity:5件'],
    '3.15个工作日内答复。': ['ordinal:3.', 'quantity:15个工作日'],
    '2.12条公告': ['ordinal:2.', 'quantity:12条'],
    '平均2.5个工作日': ['quantity:2.5个工作日'],
    '如下:1、信函;2、网络': ['ordinal:1、', 'ordinal:2、'],
    '(1)信函(2)网络': ['ordinal:(1)', 'ordinal:(2)'],
    '①网站②微博': ['ordinal:①', 'ordinal:②'],
    '一是公开3条;二是公开5条': ['ordinal:一', 'quantity:3条', 'ordinal:二', 'quantity:5条'],
    '其一,其二,': ['ordinal:其一', 'ordinal:其二'],
    '第一,第二,': ['ordinal:第一', 'ordinal:第二'],
    第12期: ['ordinal:第12'],
    '详见附件2。': ['ordinal:2'],
  })
  it('does not take a count before a comma', () => {
    expect(kindsOf('微博、微信分别发布120、340条')).toEqual(['quantity:120', 'quantity:340条'])
  })
  it('does not take the end of an earlier word', () => {
    expect(kindsOf('统一是基础')).toEqual([])
  })
})

describe('identifiers', () => {
  takes({
    '电话:0512-65825350': ['identifier:0512-65825350'],
    '电话:65825350': ['identifier:65825350'],
    '咨询电话(0512)65825350、65825351': ['identifier:(0512)65825350', 'identifier:65825351'],
    '邮编:730030': ['identifier:730030'],
    '传真:0931-8430000转8001': ['identifier:0931-8430000转8001'],
    手机13912345678: ['identifier:13912345678'],
    '12345热线120件': ['identifier:12345', 'quantity:120件'],
    '12345、12348热线': ['identifier:12345', 'identifier:12348'],
    '畅通“12348”热线': ['identifier:12348'],
    '8890热线': ['identifier:8890'],
    'www.12348.gov.cn': ['identifier:www.12348.gov.cn'],
    'a163@163.com': ['identifier:a163@163.com'],
    '索引号:014149485/2020-00012': ['identifier:014149485/2020-00012'],
    晋ICP备05003731号: ['identifier:05003731'],
    人民路188号: ['identifier:188号'],
  })
  it('does not take calls that were answered', () => {
    expect(kindsOf('接听电话12000次,网上咨询150人次')).toEqual(['quantity:12000次', 'quantity:150人次'])
  })
})

describe('names', () => {
  takes({
    '“十四五”规划': ['name:十四五'],
    '在“两微一端”发布12条': ['name:两微一端', 'quantity:12条'],
    '“三公”经费、“双公示”、五公开': ['name:三公', 'name:双公示', 'name:五公开'],
    '八项规定、四个意识': ['name:八项规定', 'name:四个意识'],
    '26个试点领域基层政务公开标准目录': ['name:26个试点领域基层政务公开标准目录'],
    '《甲市2019年政务公开工作要点》第12条': ['name:2019年', 'citation:第12条'],
    '《全省26个领域标准指引》发布2条': ['name:26', 'quantity:2条'],
    '5G网络、A4纸、IPv6': ['name:5G', 'name:A4', 'name:IPv6'],
    '7×24小时服务': ['name:7×24小时'],
    '“3·15”和“4.15”宣传日': ['name:3·15', 'name:4.15'],
    第三方评估: ['name:第三方'],
    '“1+N”体系': ['name:1+N'],
  })
})

describe('dates', () => {
  takes({
    十一月十日: ['date:十一月十日'],
    二〇二二年一月十五日公开2条: ['date:二〇二二年一月十五日', 'quantity:2条'],
    '2019年1月1日至12月31日,公开860条': ['date:2019年1月1日至12月31日', 'quantity:860条'],
    统计期限为201911日至20191231日: ['date:201911日至20191231日'],
    截止20101231日: ['date:20101231日'],
    '2024年2月30日': ['date:2024年2月30日'],
    '13月45日': ['date:13月45日'],
  })
})
