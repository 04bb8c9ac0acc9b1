import { createHash } from 'node:crypto'
import type { PageFiles } from './page-files.ts'
import type { Bundle } from './protocol.ts'

/**
 * One file that shows reports without a server and without a network: the page's style and its one script, each pinned
 * by its hash in the policy, and the data as text that nothing runs.
 *
 * @throws Error where the script holds an end tag that would cut it short
 */
export function exportPage({ script, style }: Pick<PageFiles, 'script' | 'style'>, bundle: Bundle): string {
  if (/<\/script|<!--/i.test(script) || /<\/style/i.test(style)) throw new Error('the page cannot stand inside HTML')
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')
  const titles = bundle.rows.map(({ title, file }) => title ?? file)
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeText(titles.length === 1 ? (titles[0] ?? '') : `公开 gongkai · ${titles.length}`)}</title>
<style>${style}</style>
</head>
<body>
<div id="app"></div>
<noscript>This page needs JavaScript. 本页面需要 JavaScript。</noscript>
<div id="bundle" hidden>${escapeText(JSON.stringify(bundle))}</div>
<script>${script}</script>
</body>
</html>
`
}

const hashOf = (source: string): string => `sha256-${createHash('sha256').update(source, 'utf8').digest('base64')}`

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
