// What the batch is measured by: `node scripts/archive.mjs [--files 20000] [--kills 10] [--small-files 2000]
// [--rate-files 5000] [--keep]`, on a machine that does nothing else.
// Makes an archive of mixed files, one in a hundred of them broken, and shows that every one of them is in the output or
// in the errors; that a run that is killed again and again gives the same bytes and reads nothing twice; what two workers
// give against one; what memory ten times the files take. Ends with 1 where one of these fails.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { makeArchive, randomOf } from './made-archive.mjs'
import { ensureBuilt, ensureInstalled, root } from './ready.mjs'

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '20000' },
    kills: { type: 'string', default: '10' },
    'small-files': { type: 'string', default: '2000' },
    'rate-files': { type: 'string', default: '5000' },
    seed: { type: 'string', default: '1' },
    keep: { type: 'boolean', default: false },
  },
})
const files = Number(values.files)
const kills = Number(values.kills)
const smallFiles = Number(values['small-files'])
const rateFiles = Number(values['rate-files'])
const random = randomOf(Number(values.seed))

ensureInstalled()
ensureBuilt()
const folder = mkdtempSync(join(tmpdir(), 'gongkai-archive-'))
const faults = []
const expect = (holds, words) => {
  console.log(`${holds ? 'ok  ' : 'FAIL'} ${words}`)
  if (!holds) faults.push(words)
}

/** Tells the most memory that a process had, in bytes, when it ends. */
const watcher = join(folder, 'watch-memory.mjs')
writeFileSync(
  watcher,
  `import { writeFileSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'
if (isMainThread && process.env.PEAK_FILE)
  process.on('exit', () => writeFileSync(process.env.PEAK_FILE, String(process.resourceUsage().maxRSS * 1024)))
`,
)

function startBatch(input, out, { workers = 2 } = {}) {
  const peak = join(folder, `${out}.peak`)
  const args = ['--import', `file://${watcher}`, join(root, 'dist', 'cli.js')]
  args.push('batch', input, '-o', out, '--workers', String(workers), '--summary', `${out}.summary.json`, '-q')
  const child = spawn(process.execPath, args, {
    cwd: folder,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PEAK_FILE: peak },
  })
  return { child, peak }
}

async function runBatch(input, out, options) {
  const started = performance.now()
  const { child, peak } = startBatch(input, out, options)
  const [code] = await once(child, 'close')
  if (code !== 0 && code !== 1) throw new Error(`gongkai batch ended with ${code}`)
  return {
    seconds: (performance.now() - started) / 1000,
    peak: Number(readFileSync(peak, 'utf8')),
    summary: JSON.parse(readFileSync(join(folder, `${out}.summary.json`), 'utf8')),
  }
}

/** A run that leaves nothing behind. */
async function runOnce(input, workers) {
  const run = await runBatch(input, 'once.jsonl', { workers })
  for (const name of readdirSync(folder)) if (name.startsWith('once.')) rmSync(join(folder, name), { recursive: true })
  return run
}

async function* linesOf(file) {
  for await (const line of createInterface({ input: createReadStream(join(folder, file)) })) yield line
}

async function hashOf(file) {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(join(folder, file))) hash.update(chunk)
  return hash.digest('hex')
}

const shards = (out) => {
  try {
    return readdirSync(join(folder, `${out}.gongkai-state`, 'shards')).filter((name) => name.endsWith('.shard'))
  } catch {
    return []
  }
}

async function accounted(made, archive, out, errors) {
  const read = new Map()
  const count = (map, key) => map.set(key, (map.get(key) ?? 0) + 1)
  for await (const line of linesOf(out)) count(read, /"path":"((?:[^"\\]|\\.)*)"/.exec(line)[1])
  const failed = new Map()
  for await (const line of linesOf(errors)) count(failed, JSON.parse(line).path)
  const keys = [...read.keys(), ...failed.keys()]
  const missing = made.documents.filter((key) => !read.has(`${archive}/${key}`))
  expect(
    missing.length === 0,
    `${made.documents.length} readable documents: ${made.documents.length - missing.length} in the output`,
  )
  const lost = made.faulty.filter(
    (name) => !keys.some((key) => key === `${archive}/${name}` || key.startsWith(`${archive}/${name}/`)),
  )
  expect(
    lost.length === 0,
    `${made.faulty.length} broken files: ${failed.size} failed, ${read.size - made.documents.length} read in spite of it, ${lost.length} lost`,
  )
  const twice = [...read.values(), ...failed.values()].filter((times) => times > 1).length
  expect(
    twice === 0 && keys.length === made.documents.length + made.faulty.length,
    `${keys.length} documents, each once`,
  )
}

try {
  console.log(`${files} files, in ${folder}`)
  const made = await makeArchive(join(folder, 'archive'), { files, seed: Number(values.seed) })

  const calm = await runBatch('archive', 'calm.jsonl')
  console.log(
    `undisturbed: ${calm.seconds.toFixed(0)} s, ${(files / calm.seconds).toFixed(1)} files/s, peak ${megabytes(calm.peak)}`,
  )
  await accounted(made, 'archive', 'calm.jsonl', 'calm.errors.jsonl')

  const done = new Map()
  for (let kill = 0; kill < kills; kill++) {
    const { child } = startBatch('archive', 'killed.jsonl')
    const goal = Math.floor(((kill + random()) / kills) * shards('calm.jsonl').length)
    while (shards('killed.jsonl').length < goal && child.exitCode === null) await sleep(10)
    await sleep(random() * 1000)
    child.kill('SIGKILL')
    if (child.exitCode === null && child.signalCode === null) await once(child, 'close')
    for (const name of shards('killed.jsonl')) if (!done.has(name)) done.set(name, changed('killed.jsonl', name))
  }
  const resumed = await runBatch('archive', 'killed.jsonl')
  for (const ending of ['jsonl', 'errors.jsonl'])
    expect(
      (await hashOf(`calm.${ending}`)) === (await hashOf(`killed.${ending}`)),
      `killed ${kills} times: the same bytes of ${ending}`,
    )
  const again = [...done].filter(([name, time]) => changed('killed.jsonl', name) !== time)
  expect(
    again.length === 0,
    `${resumed.summary.reused} documents were done before the last start, none of them read again`,
  )
  for (const name of ['killed.jsonl', 'killed.jsonl.gongkai-state', 'calm.jsonl', 'calm.jsonl.gongkai-state'])
    rmSync(join(folder, name), { recursive: true, force: true })

  await makeArchive(join(folder, 'small'), { files: smallFiles, seed: 2 })
  let peak = 0
  for (let round = 0; round < 3; round++) peak = Math.max(peak, (await runOnce('small', 2)).peak)
  const ratio = calm.peak / peak
  expect(
    ratio <= 1.3,
    `peak memory for ${files} files ${ratio.toFixed(2)} times that for ${smallFiles} (${megabytes(calm.peak)}, ${megabytes(peak)})`,
  )

  // Large enough that what each worker does once (load the grammars, compile what runs often) is a small part.
  await makeArchive(join(folder, 'rate'), { files: rateFiles, seed: 3 })
  const best = { 1: Number.POSITIVE_INFINITY, 2: Number.POSITIVE_INFINITY }
  for (let round = 0; round < 3; round++)
    for (const workers of [1, 2]) best[workers] = Math.min(best[workers], (await runOnce('rate', workers)).seconds)
  const gain = best[1] / best[2]
  const rate = (seconds) => `${(rateFiles / seconds).toFixed(1)} files/s`
  expect(
    gain >= 1.5,
    `two workers ${gain.toFixed(2)} times one (best of three, ${rateFiles} files: ${rate(best[2])}, ${rate(best[1])})`,
  )
} finally {
  if (!values.keep) rmSync(folder, { recursive: true, force: true })
}
process.exit(faults.length > 0 ? 1 : 0)

function changed(out, name) {
  return statSync(join(folder, `${out}.gongkai-state`, 'shards', name)).mtimeMs
}

function megabytes(bytes) {
  return `${Math.round(bytes / 2 ** 20)} MB`
}
