import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { locate } from '../../src/readers/locate.ts'
import type { ReadDocument } from '../../src/readers/read-document.ts'
import { readReport } from '../../src/readers/read-report.ts'

const read = (html: string): Promise<ReadDocument> => readReport(Buffer.from(html), { path: 'page.html' })
const page = (body: string): string =>
  `<!DOCTYPE html>\n<html><head><meta charset="utf-8"></head><body>${body}</body></html>`

/** Every character with a run of its own length stands in the HTML to the letter. */
const expectExact = (document: ReadDocument, html: string): void => {
  if (document.map.kind !== 'html') throw new Error('no HTML map')
  let end = 0
  for (const run of document.map.runs) {
    expect(run.start).toBeGreaterThanOrEqual(end)
    end = run.end
    const [there, here] = [html.slice(run.from, run.to), document.text.slice(run.start, run.end)]
    if (there.length === here.length && !/[\s|]/.test(there)) expect(there).toBe(here)
  }
}

describe('lines', () => {
  it('joins nested spans and breaks at blocks and <br>', async () => {
    const html = page(
      '<p>主动公开<span>政府<b>信息</b></span><span>12</span>条，\n  比上年<br>增加。</p><div>收到申请 <i>3</i> 件</div><p>Annual\nreport</p>',
    )
    const document = await read(html)
    expect(document.text).toBe('主动公开政府信息12条，比上年\n增加。\n收到申请 3 件\nAnnual report\n')
    expectExact(document, html)
  })

  it('drops scripts, styles, hidden parts and readings, and decodes entities', async () => {
    const html = page(
      '<style>p{}</style><p>一、&#x603B;体&#24773;况&nbsp;&ldquo;A&amp;B&rdquo;&zzz;</p><script>var n = "3件"</script><p style="display:none">隐藏9件</p><ruby>信<rt>xin</rt>息</ruby>',
    )
    const document = await read(html)
    expect(document.text).toBe('一、总体情况\u00a0“A&B”&zzz;\n信息\n')
    const offset = document.text.indexOf('情')
    expect(locate(document, offset)).toMatchObject({ in: 'html', offset: html.indexOf('&#24773;'), line: 2 })
    expectExact(document, html)
  })

  it('reads a page whose whole text is hidden until a script shows it', async () => {
    const document = await read(page('<div style="display: none"><p>一、总体情况</p><p>主动公开12条。</p></div>'))
    expect(document.text).toBe('一、总体情况\n主动公开12条。\n')
  })

  it('keeps the lines of <pre>', async () => {
    expect((await read(page('<pre>一、总体情况\n主动公开12条。</pre>'))).text).toBe('一、总体情况\n主动公开12条。\n')
  })

  it('holds offsets through \\r\\n and text that a broken table pushed out', async () => {
    const html = page('<p>甲\r\n乙</p><table>丙&amp;丁<tr><td>1</td><td>2</td></tr>戊</table>')
    const document = await read(html)
    expectExact(document, html)
    for (const word of ['甲', '乙', '丙', '丁'])
      expect(locate(document, document.text.indexOf(word))).toMatchObject({ offset: html.indexOf(word) })
  })
})

describe('tables', () => {
  it('gives a row a line, with merged cells blank past their first place', async () => {
    const html = page(`<table>
      <tr><td rowspan="2" colspan="2">信息内容</td><td colspan="2">申请人情况</td></tr>
      <tr><td>自然人</td><td>商业<br>企业</td></tr>
      <tr><td rowspan="2">三、本年度办理结果</td><td>（一）予以公开</td><td>3</td><td><p>0</p></td></tr>
      <tr><td>（二）部分公开</td><td>1</td><td></td></tr>
    </table>`)
    const document = await read(html)
    expect(document.text).toBe(
      [
        '信息内容 |  | 申请人情况 | ',
        ' |  | 自然人 | 商业企业',
        '三、本年度办理结果 | （一）予以公开 | 3 | 0',
        ' | （二）部分公开 | 1 | ',
        '',
      ].join('\n'),
    )
    expectExact(document, html)
  })

  it('reads a table that lays out the page as blocks', async () => {
    const html = page(
      '<table><tr><td>总体情况良好，公开12条。</td><td><p>一、总体情况</p><table><tr><td>规章</td><td>0</td></tr></table></td></tr></table>',
    )
    expect((await read(html)).text).toBe('总体情况良好，公开12条。\n一、总体情况\n规章 | 0\n')
  })

  it('does not let a span of thousands of columns grow the text', async () => {
    const row = '<tr><td colspan="99999" rowspan="99999">甲</td><td>1</td></tr>'
    expect((await read(page(`<table>${row.repeat(500)}</table>`))).text.length).toBeLessThan(500 * 64 * 4)
  })
})

describe('the article', () => {
  const article = `<h1>青禾县财政局2021年政府信息公开工作年度报告</h1><div class="meta">发布日期：2022-01-20 来源：县财政局</div>
    <div class="text"><p>一、总体情况</p><p>2021年，本局主动公开政府信息120条，其中通过门户网站公开80条，按时办结申请3件。</p>
    <table><tr><td>规章</td><td>0</td><td>0</td><td>0</td></tr><tr><td>行政规范性文件</td><td>1</td><td>0</td><td>4</td></tr></table>
    <p>二、存在的主要问题及改进情况</p><p>公开的及时性还不够，下一步将加强培训。</p></div>`
  const html = page(`<div class="top"><a href="/">首页</a> <a href="/zwgk">政务公开</a> <a href="/hd">互动交流</a></div>
    <div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk">政府信息公开年报</a></div>
    <div class="main"><div class="left"><ul>${'<li><a href="#">关于做好某项工作的通知，请各单位执行</a></li>'.repeat(40)}</ul></div>
    <div class="content">${article}</div></div>
    <footer><p>主办：青禾县人民政府，地址：青禾县中心路1号，电话：0000-1234567，备案号：某ICP备00000000号</p></footer>`)

  it('is found among navigation, with the title and the date before it', async () => {
    const document = await read(html)
    const lines = document.text.trimEnd().split('\n')
    expect(lines[0]).toBe('青禾县财政局2021年政府信息公开工作年度报告')
    expect(lines[1]).toBe('发布日期：2022-01-20 来源：县财政局')
    expect(lines.at(-1)).toBe('公开的及时性还不够，下一步将加强培训。')
    expect(lines).toHaveLength(8)
    expectExact(document, html)
  })

  it('keeps what stands beside the element that holds most of it', async () => {
    const beside = page(`<div class="page"><div class="crumbs"><a href="/">首页</a></div>
      <div class="body">${'<p>一、总体情况。本年度主动公开政府信息120条，依申请公开3件。</p>'.repeat(20)}</div>
      <div class="more"><p>六、其他需要报告的事项</p><p>无。</p></div><div class="sign">青禾县财政局<br>2022年1月20日</div></div>
      <div class="foot">主办：青禾县人民政府</div>`)
    const { text } = await read(beside)
    expect(text).toContain('六、其他需要报告的事项\n无。\n青禾县财政局\n2022年1月20日\n')
    expect(text).not.toContain('首页')
    expect(text).not.toContain('主办')
  })

  it('leaves the furniture told, not lost', async () => {
    const { furniture } = await read(html)
    expect(furniture.some(({ text }) => text.includes('ICP'))).toBe(true)
    expect(furniture.some(({ text }) => text.startsWith('当前位置'))).toBe(true)
  })

  it('takes its title from the head where the body has none', async () => {
    const bare =
      '<html><head><title>2021年政府信息公开年度报告_青禾县财政局</title></head><body><p>一、总体情况</p><p>主动公开12条。</p></body></html>'
    expect((await read(bare)).text).toBe('2021年政府信息公开年度报告\n一、总体情况\n主动公开12条。\n')
  })
})

describe('encodings of pages', () => {
  it.each(['gb2312', 'gbk', 'big5'])('reads a page that declares %s', async (charset) => {
    const body = charset === 'big5' ? '<p>主動公開政府信息12條。</p>' : '<p>主动公开政府信息12条。</p>'
    const html = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}"></head><body>${body}</body></html>`
    const document = await readReport(iconv.encode(html, charset))
    expect(document.text).toMatch(/^主[动動]公[开開]政府信息12[条條]。\n$/)
  })

  it('does not believe a page that declares what it is not', async () => {
    const html = '<html><head><meta charset="gb2312"></head><body><p>主动公开政府信息12条。</p></body></html>'
    expect((await readReport(Buffer.from(html))).encoding).toBe('utf-8')
  })
})

describe('hostile pages', () => {
  it.each(['<div>', '<span>', '<table><tr><td>', '<ul><li>', '<b>'])('reads 100,000 nested %s', async (tag) => {
    const document = await read(page(`${tag.repeat(100_000)}主动公开12条。`))
    expect(document.text).toBe('主动公开12条。\n')
  })

  it('gives up a page whose unclosed tags multiply', async () => {
    const html = page(Array.from({ length: 5000 }, (_, i) => `<font color=1 id=${i}><p>x`).join(''))
    await expect(read(html)).rejects.toMatchObject({ name: 'ReadError', code: 'damaged', stage: 'html' })
  })

  it('says that a page holds no text', async () => {
    await expect(read(page('<img src="scan.jpg"><script>1</script>'))).rejects.toMatchObject({ code: 'no-text' })
  })
})
