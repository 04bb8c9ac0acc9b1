// `npm run bench`: what reading costs, from one run. parseReport beside one nodejieba.cut of the same texts; a report
// beside the same report ten times over; prose beside tables; the stages' shares of the time; the cold start of the
// command.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { Session } from 'node:inspector/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { ensureBuilt, ensureInstalled, root } from './ready.mjs'

ensureInstalled()
ensureBuilt()
const { createParser } = await import('../dist/index.js')

const ROUNDS = 9
/** V8 has compiled what it will after so many rounds. */
const WARMING = 40
const corpus = ['dev', 'test'].flatMap((half) => {
  const folder = join(root, 'corpus', half)
  return readdirSync(folder)
    .filter((name) => /\.(txt|md)$/.test(name))
    .sort()
    .map((name) => ({ name: `${half}/${name}`, text: readFileSync(join(folder, name), 'utf8') }))
})
const parser = createParser()
const parse = (text) => parser.parse(text)
const cut = loadCut()

// Warm both up on every text, so that what is timed is the steady state.
for (let round = 0; round < WARMING; round++)
  for (const { text } of corpus) {
    parse(text)
    cut?.(text)
  }

const rows = corpus.map(({ name, text }) => {
  const once = time(parse, text)
  return {
    name,
    length: text.length,
    tables: parse(text).tables.length,
    parse: once,
    cut: cut ? time(cut, text) : null,
    tenfold: time(parse, text.repeat(10), 3) / once,
  }
})

if (process.argv.includes('--each'))
  for (const row of rows)
    console.log(
      `${row.name.padEnd(44)} ${String(row.length).padStart(6)} chars  parse ${row.parse.toFixed(2)} ms  cut ${row.cut?.toFixed(2) ?? '—'} ms  ten times ${row.tenfold.toFixed(1)}`,
    )
const perThousand = (list) => median(list.map(({ parse, length }) => (1000 * parse) / length)).toFixed(3)
const [withTables, without] = [rows.filter(({ tables }) => tables > 0), rows.filter(({ tables }) => tables === 0)]
console.log(
  `${rows.length} reports, ${rows.reduce((sum, { length }) => sum + length, 0)} characters; medians over the reports, each the fastest of ${ROUNDS} rounds`,
)
console.log(`parseReport                          ${perThousand(rows)} ms per 1000 characters`)
console.log(`  reports with tables (${withTables.length})           ${perThousand(withTables)} ms per 1000 characters`)
console.log(`  reports without tables (${without.length})        ${perThousand(without)} ms per 1000 characters`)
if (cut) {
  const ratios = rows.map(({ parse, cut }) => parse / cut).sort((a, b) => a - b)
  const total = rows.reduce((sum, { parse }) => sum + parse, 0) / rows.reduce((sum, { cut }) => sum + cut, 0)
  console.log(
    `parseReport : nodejieba.cut          ${median(ratios).toFixed(2)} (median; from ${ratios[0].toFixed(2)} to ${ratios.at(-1).toFixed(2)}; of the sums ${total.toFixed(2)})`,
  )
} else console.log('parseReport : nodejieba.cut          not measured: nodejieba is not built here')
console.log(`ten times the text : the text        ${median(rows.map(({ tenfold }) => tenfold)).toFixed(2)} (median)`)
console.log('where parseReport spends its time')
for (const { stage, share } of await stageShares())
  console.log(`  ${stage.padEnd(34)} ${(100 * share).toFixed(0).padStart(3)} %`)
console.log(`cold start, gongkai --version        ${coldStart(['--version'])} ms`)
console.log(`cold start, gongkai parse            ${coldStart(['parse', join(root, 'corpus', 'example.txt')])} ms`)

/**
 * The share of each function that the pipeline of src/parse-report.ts calls, by samples of its stack over the corpus;
 * what is collected as garbage meanwhile is no stage's.
 */
async function stageShares() {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.setSamplingInterval', { interval: 200 })
  await session.post('Profiler.start')
  for (let round = 0; round < ROUNDS; round++) for (const { text } of corpus) parse(text)
  const { profile } = await session.post('Profiler.stop')
  session.disconnect()
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]))
  const parents = new Map(profile.nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node.id])))
  const isPipeline = ({ functionName, url }) => functionName === 'run' && url.endsWith('/parse-report.js')
  const shares = new Map()
  let total = 0
  profile.samples.forEach((sample, i) => {
    const path = []
    for (let id = sample; id !== undefined; id = parents.get(id)) path.push(nodes.get(id).callFrame)
    const at = path.findIndex(isPipeline)
    if (at < 0) return
    const stage = path[at - 1]?.functionName || 'the rest'
    const time = profile.timeDeltas[i]
    shares.set(stage, (shares.get(stage) ?? 0) + time)
    total += time
  })
  const stages = [...shares].map(([stage, time]) => ({ stage, share: time / total })).sort((a, b) => b.share - a.share)
  return stages.filter(({ share }) => share >= 0.005)
}

/** The time of a call in ms, of its fastest round: the one that the machine's other work disturbed least. */
function time(run, text, rounds = ROUNDS) {
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < rounds; round++) {
    const start = performance.now()
    run(text)
    best = Math.min(best, performance.now() - start)
  }
  return best
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** The time of the whole command in ms. */
function coldStart(args) {
  const run = () => spawnSync(process.execPath, [join(root, 'dist', 'cli.js'), ...args], { stdio: 'ignore' })
  return time(run, null, 5).toFixed(0)
}

function loadCut() {
  try {
    const nodejieba = createRequire(import.meta.url)('nodejieba')
    nodejieba.cut('载入', true)
    return (text) => nodejieba.cut(text, true)
  } catch {
    return null
  }
}
