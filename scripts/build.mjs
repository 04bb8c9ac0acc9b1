// Makes dist/: the ids of the codebook as a type, then the library and the command, then the viewer's page.
// `--ids` stops after the ids.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildViewer } from './build-viewer.mjs'
import { root, run } from './ready.mjs'

/** The source of src/record/metric-ids.ts for a codebook's text. */
export async function metricIdsSource(yaml) {
  const { parse } = await import('yaml')
  const ids = parse(yaml).metrics.map((metric) => metric.id)
  return `// Written by scripts/build.mjs from grammars/metrics.yaml; do not edit.
export const metricIds = [
${ids.map((id) => `  '${id}',`).join('\n')}
] as const

/** Id of a metric of the codebook. */
export type MetricId = (typeof metricIds)[number]
`
}

async function writeMetricIds() {
  const path = join(root, 'src', 'record', 'metric-ids.ts')
  const source = await metricIdsSource(readFileSync(join(root, 'grammars', 'metrics.yaml'), 'utf8'))
  if (readFileSync(path, 'utf8').replaceAll('\r\n', '\n') !== source) writeFileSync(path, source)
}

/** Parses the bundled grammars once and for all: src/grammar/yaml-file.ts takes what it finds here by the text's hash. */
async function writeParsedGrammars(dist) {
  const { parse } = await import('yaml')
  const { textKey } = await import(pathToFileURL(join(dist, 'grammar', 'yaml-file.js')).href)
  const folder = join(root, 'grammars')
  const parsed = {}
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!name.endsWith('.yaml')) continue
    const text = readFileSync(join(folder, name), 'utf8')
    parsed[textKey(text)] = parse(text)
  }
  writeFileSync(join(dist, 'parsed-grammars.json'), JSON.stringify(parsed))
}

async function build() {
  await writeMetricIds()
  if (process.argv.includes('--ids')) return
  const dist = join(root, 'dist')
  rmSync(dist, { recursive: true, force: true })
  run(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', '.'])
  await writeParsedGrammars(dist)
  await buildViewer()
  writeFileSync(join(dist, '.built'), '')
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await build()
