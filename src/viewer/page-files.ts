import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The page as Vite built it: one script, one style sheet, nothing else. */
export interface PageFiles {
  script: string
  style: string
  /** What the server hands out, by its route. */
  files: { route: string; type: string; body: string }[]
}

/** The folder that `npm run build` writes the page to: beside the compiled server, or in dist/ for one that runs from src/. */
const folders = ['./page/', '../../dist/viewer/page/'].map((path) => new URL(path, import.meta.url))

/** @throws Error where the page was not built */
export function loadPageFiles(): PageFiles {
  const folder = folders.find((folder) => existsSync(new URL('viewer.js', folder)))
  if (!folder) throw new Error('the viewer is not built: npm run build')
  const read = (name: string) => readFileSync(fileURLToPath(new URL(name, folder)), 'utf8')
  const [script, style] = [read('viewer.js'), read('viewer.css')]
  const files = [
    { route: '/', type: 'text/html; charset=utf-8', body: pageSource },
    { route: '/viewer.js', type: 'text/javascript; charset=utf-8', body: script },
    { route: '/viewer.css', type: 'text/css; charset=utf-8', body: style },
    { route: '/favicon.svg', type: 'image/svg+xml', body: favicon },
  ]
  return { script, style, files }
}

const pageSource = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>公开 gongkai</title>
<link rel="icon" href="/favicon.svg">
<link rel="stylesheet" href="/viewer.css">
</head>
<body>
<div id="app"></div>
<noscript>This page needs JavaScript. 本页面需要 JavaScript。</noscript>
<script src="/viewer.js"></script>
</body>
</html>
`

/** Two brackets around a line: words with their span. */
const favicon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#2f5d50"/><path d="M11 8H8v16h3M21 8h3v16h-3" fill="none" stroke="#fff" stroke-width="2.4"/><path d="M12 16h8" stroke="#f2c879" stroke-width="3.2"/></svg>`
