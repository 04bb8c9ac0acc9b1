// Makes dist/: the ids of the codebook as a type, then the library and the command, then the viewer's page.
// `--ids` stops after the ids; `--grammars` makes anew what comes of the grammars alone, where dist/ is otherwise whole.
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

/** Writes the ids where they are others than before. @returns whether they are */
async function writeMetricIds() {
  const path = join(root, 'src', 'record', 'metric-ids.ts')
  const source = await metricIdsSource(readFileSync(join(root, 'grammars', 'metrics.yaml'), 'utf8'))
  if (readFileSync(path, 'utf8').replaceAll('\r\n', '\n') === source) return false
  writeFileSync(path, source)
  return true
}

/** Loads the grammars as the command does: their first fault, in its words, ends the build. */
async function checkGrammars(dist) {
  try {
    const { loadGrammars } = await import(pathToFileURL(join(dist, 'index.js')).href)
    loadGrammars(join(root, 'grammars'))
  } catch (error) {
    if (error?.name !== 'GrammarError') throw error
    console.error(`gongkai: ${error.message}`)
    process.exit(1)
  }
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
  const dist = join(root, 'dist')
  if (process.argv.includes('--ids')) return void (await writeMetricIds())
  const readAlone = process.argv.includes('--grammars')
  if (readAlone) await checkGrammars(dist)
  // A codebook that is broken is told by checkGrammars, once there is a dist/ to read it with.
  const ids = await writeMetricIds().catch(() => true)
  if (!readAlone || ids) {
    rmSync(dist, { recursive: true, force: true })
    run(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', '.'])
    await checkGrammars(dist)
    await buildViewer()
  }
  await writeParsedGrammars(dist)
  writeFileSync(join(dist, '.built'), '')
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await build()
