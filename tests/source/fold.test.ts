import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '../../src/source/fold.ts'

const folded = (text: string) => fold(text, 'text').folded

describe('fold', () => {
  it.each([
    ['１２３件（２０２１年）', '123件(2021年)'],
    ['一，二；三：四！五？六％', '一,二;三:四!五?六%'],
    ['〔2021〕﹝8﹞【】〖〗', '〔2021〕〔8〕【】【】'],
    ['「双公示」『一网』', '“双公示”“一网”'],
    ['1—2–3－4−5～6〜7', '1—2—3-4-5~6~7'],
    ['\u3000全\u00a0角\t', ' 全 角\t'],
    ['政務公開、複議、訴訟', '政务公开、复议、诉讼'],
    ['諮詢, 谘询', '咨询, 咨询'],
    ['⼀、⽬录⺠⻁⻅⻉⻋⻓⻔⻘⻚⻛⻜⻢⻥⻦⻨⻩⻬⻮⻰⻳', '一、目录民虎见贝车长门青页风飞马鱼鸟麦黄齐齿龙龟'],
    ['\uf9fe\uf92d', '茶来'],
    ['二○二○年，二OO八年十一月○日', '二〇二〇年,二〇〇八年十一月○日'],
    ['a\rb\r\nc\fd\u2028e', 'a\nb \nc\nd\ne'],
    ['㈠①⑴⒈', '㈠①⑴⒈'],
  ])('folds %j', (text, expected) => {
    expect(folded(text)).toBe(expected)
  })

  it.each(['乾县司法局', '哪吒', '覆盖面', '著名', '“一网通办”。、《》…·'])('leaves %j', (text) => {
    expect(folded(text)).toBe(text)
  })

  it('folds by the word in traditional texts', () => {
    expect(folded('機關答覆民眾，覆蓋面顯著擴大，隨著瞭解')).toBe('机关答复民众,覆盖面显著扩大,随着了解')
  })

  it.each([
    ['政府信息公开', 'Hans'],
    ['政府信息公開申請', 'Hant'],
    ['本機關收到申請，其中1件办结', 'Hant'],
    ['办公厅关于信息公开的规定，於2020年', 'Hans'],
    ['2020', 'Hans'],
    ['', 'Hans'],
  ])('tells the script of %j: %s', (text, script) => {
    expect(fold(text, 'text').script).toBe(script)
  })

  it('keeps every offset of any string, and folds what is folded to itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(fc.integer({ min: 0, max: 0xffff })), (text, units) => {
        const any = text + String.fromCharCode(...units)
        const once = folded(any)
        expect(once).toHaveLength(any.length)
        expect(folded(once)).toHaveLength(any.length)
      }),
    )
  })

  it('leaves surrogates alone', () => {
    const text = '😀\ud83d一\ude00（'
    expect(folded(text)).toBe('😀\ud83d一\ude00(')
  })
})
