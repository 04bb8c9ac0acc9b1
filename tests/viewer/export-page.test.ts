import { createHash } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import { bundleOf } from '../../src/viewer/bundle.ts'
import { exportPage } from '../../src/viewer/export-page.ts'
import { loadPageFiles } from '../../src/viewer/page-files.ts'
import { folderOf, setting, shelfOf, smallReport } from './shelf-of.ts'

const nasty = `</div></script><script>alert(1)</script><img src=x onerror=alert(2)>&amp;<!-- ${smallReport}`
const { folder, clear } = folderOf({ 'a.txt': smallReport, 'b.txt': nasty })
afterAll(clear)

describe('the exported page', () => {
  test('holds one script and one style, each pinned by its hash, and data that is no markup', async () => {
    const shelf = await shelfOf([folder])
    const html = exportPage(loadPageFiles(), await bundleOf(shelf, setting({ mode: 'export' }), undefined))
    const script = /<script>([\s\S]*?)<\/script>/.exec(html)?.[1] ?? ''
    const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? ''
    const hash = (source: string) => `'sha256-${createHash('sha256').update(source).digest('base64')}'`
    expect(html.match(/<script\b/g)).toHaveLength(1)
    expect(html).toContain(`script-src ${hash(script)};`)
    expect(html).toContain(`style-src ${hash(style)};`)
    expect(html).not.toMatch(/connect-src|https?:\/\/(?!www\.w3\.org\/)[^"'\s&]*\.js|<link|<img|url\(/)
    const data = /<div id="bundle" hidden>([^<]*)<\/div>/.exec(html)?.[1] ?? ''
    expect(data.length).toBeGreaterThan(1000)
    const bundle = JSON.parse(data.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'))
    expect(bundle.sheets.map(({ text }: { text: string }) => text)).toEqual([smallReport, nasty])
    expect(data).not.toContain(folder)
  })

  test('is refused a script that would end too soon', () => {
    expect(() => exportPage({ script: 'x="</script>"', style: '' }, { rows: [] } as never)).toThrow()
  })
})
