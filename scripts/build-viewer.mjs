// Makes the viewer's page: one script and one style sheet in dist/viewer/page/, the same for the server and for the
// exported file. `node scripts/build-viewer.mjs` builds it alone.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root, run } from './ready.mjs'

export async function buildViewer() {
  const app = join(root, 'src', 'viewer', 'app')
  run(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', app])
  const { build } = await import('vite')
  await build({
    root: app,
    configFile: false,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      outDir: join(root, 'dist', 'viewer', 'page'),
      emptyOutDir: true,
      modulePreload: false,
      cssCodeSplit: false,
      lib: {
        entry: join(app, 'main.tsx'),
        formats: ['iife'],
        name: 'viewer',
        fileName: () => 'viewer.js',
        cssFileName: 'viewer',
      },
    },
  })
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildViewer()
