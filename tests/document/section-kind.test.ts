import { describe, expect, it } from 'vitest'
import { topicOf } from '../../src/document/section-kind.ts'
import { bundledDocumentWords } from '../../src/grammar/document-words.ts'

const words = bundledDocumentWords()

describe('topics of grammars/document/headings.yaml', () => {
  for (const topic of words.topics) {
    it.each(topic.examples)(`${topic.kind}: %s`, (heading) => {
      expect(topicOf(heading, true, words)).toBe(topic.kind)
    })
    it.each(topic.counterexamples)(`not ${topic.kind}: %s`, (heading) => {
      expect(topicOf(heading, true, words)).not.toBe(topic.kind)
    })
  }

  it('heading endings and table rows', () => {
    expect(words.headingEnding.test('下一步工作打算')).toBe(true)
    expect(words.headingEnding.test('某市某局网站')).toBe(false)
    expect(words.tableRow.test('本年新收政府信息公开申请数量')).toBe(true)
    expect(words.tableRow.test('收到和处理政府信息公开申请情况')).toBe(false)
  })
})

describe('headings that agencies write', () => {
  const seen: [string, string[]][] = [
    [
      'overview',
      [
        '总体情况',
        '概述',
        '基本工作情况',
        '主要工作概述',
        '概况',
        '工作开展情况',
        '基本情况',
        '信息公开概述',
        '工作基本情况',
        '政府信息公开工作要点落实情况',
        '主要任务落实情况',
        '情况概述',
        '政府信息公开工作总体情况',
        '2021政府信息公开情况',
        '2012年主要工作',
        '政务信息公开基本情况',
        '落实政务公开工作要点情况',
        '工作概况',
      ],
    ],
    [
      'disclosure',
      [
        '主动公开政府信息情况',
        '政府信息主动公开情况',
        '主动公开政府信息的情况',
        '行政机关主动公开政府信息情况',
        '主动公开信息情况',
        '主动公开政务信息情况',
        '主动公开政府统计信息情况',
        '政府信息公开情况',
        '信息主动公开情况',
        '公开政府信息情况',
        '主动公开政府信息和依申请公开政府信息情况',
        '重点领域信息公开情况',
        '回应解读情况',
      ],
    ],
    [
      'applications',
      [
        '收到和处理政府信息公开申请情况',
        '依申请公开政府信息情况',
        '政府信息依申请公开办理情况',
        '依申请公开和不予公开情况',
        '依申请公开政府信息和不予公开政府信息的情况',
        '行政机关收到和处理政府信息公开申请情况',
        '依申请公开政府信息及咨询受理情况',
        '依申请公开办理和行政复议、申诉、诉讼情况',
        '依申请公开及复议诉讼和申诉情况',
      ],
    ],
    [
      'fees',
      [
        '政府信息公开的收费及减免情况',
        '政府信息公开支出和收费',
        '政府支出和收费',
        '政府信息公开相关费用情况',
        '工作人员、政府支出和收费情况',
        '人员、收费及减免情况',
        '依申请信息公开收费情况',
        '费用收支情况',
        '收取或减免费用情况',
        '公开收费情况',
      ],
    ],
    [
      'remedies',
      [
        '政府信息公开行政复议、行政诉讼情况',
        '因政府信息公开申请行政复议、提起行政诉讼的情况',
        '政府信息公开复议、诉讼情况',
        '因政府信息公开工作被申请行政复议、提起行政诉讼情况',
        '复议、诉讼和申诉的情况',
        '申请行政复议和提起行政诉讼情况',
        '政府信息公开类行政复议、行政诉讼和举报申诉等情况',
        '因政府信息公开申请复议及提起诉讼情况',
        '复议诉讼和申述情况',
        '因学校信息公开工作遭到举报的情况',
        '举报投诉处理情况',
      ],
    ],
    [
      'issues',
      [
        '存在的主要问题和改进措施',
        '政府信息公开工作存在的主要问题及改进情况',
        '存在问题及工作打算',
        '存在的主要问题、改进情况和其他需要报告的事项',
        '整改落实情况',
        '下步工作安排',
        '不足及改进措施',
        '主要经验、问题和改进措施',
        '存的主要问题',
      ],
    ],
    [
      'other',
      [
        '其他需要报告的事项',
        '其它需要报告事项',
        '相关说明和指标统计附表',
        '需要说明的事项与附表',
        '其它报告事项',
        '需要说明的其他事项与统计表',
        '说明和附表',
        '说明',
        '政府信息公开咨询处理情况',
        '其它相关工作情况',
        '机构建设、保障经费和培训会议情况',
        '对信息公开的评议情况',
        '组织领导情况',
        '载体建设情况',
        '专有名词解释',
        '政府信息公开情况分析说明',
        '人大代表建议和政协委员提案办理结果公开情况',
      ],
    ],
    ['attachments', ['附表', '附件', '信息公开情况附表']],
  ]
  for (const [kind, headings] of seen) {
    it.each(headings)(`${kind}: %s`, (heading) => {
      expect(topicOf(heading, true, words)).toBe(kind)
    })
  }

  it.each(['提升站位,夯实基础', '狠抓落实,健全制度机制', '领导重视,机构健全', '创新载体,加强平台建设管理'])(
    'a slogan has none: %s',
    (heading) => {
      expect(topicOf(heading, true, words)).toBeNull()
    },
  )

  it('leaves to the parent, deeper down, what is no topic of its own', () => {
    for (const heading of ['总体情况', '政策解读情况', '监督保障', '平台建设情况']) {
      expect(topicOf(heading, false, words)).toBeNull()
    }
    expect(topicOf('依申请公开方面', false, words)).toBe('applications')
  })
})
