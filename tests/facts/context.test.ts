import { describe, expect, test } from 'vitest'
import { factsOf, told } from './told.ts'

describe('a channel', () => {
  test('is carried to the clause behind it', () => {
    expect(told('通过门户网站，主动公开信息120条。')).toEqual(['disclosure.website 120'])
    expect(told('官方微博因功能调整，本年更新信息12条。')).toEqual(['disclosure.weibo 12'])
  })

  test('holds until the next one', () => {
    expect(told('通过门户网站发布信息120条，通过微信公众号发布80条。')).toEqual([
      'disclosure.website 120',
      'disclosure.wechat 80',
    ])
  })

  test('ends with its sentence', () => {
    expect(told('通过门户网站发布信息120条。全年主动公开政府信息300条。')).toEqual([
      'disclosure.website 120',
      'disclosure.total 300',
    ])
  })

  test('of a kind gives way to its member, which has a lead of its own', () => {
    expect(told('发挥政务新媒体传播优势，借助微信公众号发布信息371条。')).toEqual(['disclosure.wechat 371'])
  })

  test('is a website where a column of its portal is named', () => {
    expect(told('在云江水务局外网门户—云溪县水务局公告栏公开24条。')).toEqual(['disclosure.website 24'])
  })

  test('of several at once is none of them', () => {
    expect(told('通过微博、微信等政务新媒体发布信息460条。')).toEqual(['disclosure.newMedia 460'])
  })

  test('with 等渠道 behind it is one of several, unless it is one of new media', () => {
    expect(told('通过门户网站等渠道主动公开信息460条。')).toEqual(['disclosure.total 460'])
    expect(told('通过微信公众号等平台发布信息460条。')).toEqual(['disclosure.wechat 460'])
  })

  test('that is built, or that is of others, is none', () => {
    expect(told('及时转发主流媒体重要报道，做好动态发布，全年发布相关信息64条。')).toEqual(['disclosure.total 64'])
    expect(told('全年发布信息64条。', '（四）政府信息公开平台建设')).toEqual(['disclosure.total 64'])
  })

  test('of new media holds in its paragraph for what only an account posts', () => {
    expect(told('“云溪水务”微信公众号粉丝近千位。全年发布原创内容18篇。')).toContain('disclosure.wechat 18')
    expect(told('全年发布原创内容18篇。')).not.toContain('disclosure.wechat 18')
  })
})

describe('a 其中', () => {
  /** The value of a fact's whole. */
  const wholes = (passage: string) => {
    const facts = factsOf(passage)
    return facts.filter(({ partOf }) => partOf).map(({ partOf }) => facts.find(({ id }) => id === partOf)?.value)
  }

  test('makes what follows it parts of the count before it', () => {
    expect(wholes('主动公开政府信息50条，其中政策文件6条、公告4条。')).toEqual([50, 50])
  })

  test('goes back behind a change against the year before', () => {
    expect(wholes('主动公开政府信息50条，较上年增加12条，其中政策文件6条。')).toEqual([50])
  })

  test('passes over a bracket that is closed', () => {
    expect(wholes('主动公开政府信息50条（网站30条，微信20条），其中政策文件6条。')).toEqual([50])
    expect(wholes('全年收到申请5件（网上提交3件、信函2件），其中予以公开4件。')).toEqual([5])
  })

  test('within a bracket makes parts of the count before the bracket', () => {
    expect(wholes('主动公开政府信息50条（其中政策文件6条）。')).toEqual([50])
  })

  test('behind what was carried over takes parts of what was received', () => {
    expect(wholes('收到政府信息公开申请12件，上年结转2件，其中网络申请5件、信函申请7件。')).toEqual([12, 12])
    expect(wholes('收到政府信息公开申请12件，上年结转2件，其中予以公开8件。')).toEqual([])
  })

  test('ends with its sentence', () => {
    expect(wholes('主动公开政府信息50条，其中政策文件6条。通过微信发布20条。')).toEqual([50])
  })
})

describe('a clause of several years that opens a sentence', () => {
  test('holds up to a word that names the year', () => {
    expect(told('网站从开通至今,发布动态类信息2611条,通知公告2402条。')).toEqual(['— 2611', '— 2402'])
    expect(told('网站从开通至今,全年发布信息120条。')).toEqual(['disclosure.website 120'])
  })
})

describe('a channel that the agency does not have', () => {
  test('is not that of what follows', () => {
    expect(told('我局未开设独立网站,有微信公众号1个,全年发布推文286篇。')).toContain('disclosure.wechat 286')
  })
})

describe('a section', () => {
  test('of shortcomings gives no metric for what is amiss', () => {
    const heading = '五、存在的主要问题'
    expect(told('二是公开栏更新不够及时，全年才更新1次。', heading)).toEqual(['— 1'])
    expect(told('全年仅发布政策解读3篇。', heading)).toEqual(['interpretation.articles 3'])
  })

  test('of shortcomings gives what was done against them within the year', () => {
    const issues = '五、存在的主要问题及改进情况'
    expect(told('针对解读偏少的问题,今年发布政策解读3篇。', issues)).toEqual(['interpretation.articles 3'])
    expect(told('二是公众参与度不高,全年发布政策解读3篇。', issues)).toEqual(['— 3'])
    expect(told('今年将发布政策解读3篇。', issues)).toEqual(['— 3'])
  })

  test('is denied by a bare none', () => {
    expect(told('无。', '四、政府信息公开行政复议、行政诉讼情况')).toEqual([
      'reconsideration.total 0',
      'litigation.total 0',
    ])
  })
})

describe('a heading', () => {
  test('tells what the figure is that its paragraph begins with', () => {
    expect(told('1件，结果维持1件。', '（一）行政复议数量：')).toEqual([
      'reconsideration.total 1',
      'reconsideration.upheld 1',
    ])
    expect(factsOf('共12件。', '三、收到政府信息公开申请数')[0]?.text).toBe('三、收到政府信息公开申请数\n共12件')
  })

  test('tells nothing of a figure without a unit, or behind other words', () => {
    expect(told('7年度工作有序开展。', '（一）行政复议数量：')).not.toContain('reconsideration.total 7')
    expect(told('工作人员走访12件。', '三、收到政府信息公开申请数')).not.toContain('applications.received.total 12')
  })
})

describe('a remedy of which there was none', () => {
  test('has no parts: they are of the other one', () => {
    expect(told('因政府信息公开被行政复议5宗、行政诉讼0宗，其中2宗维持原答复。')).toEqual([
      'reconsideration.total 5',
      'litigation.total 0',
      'reconsideration.upheld 2',
    ])
  })
})
