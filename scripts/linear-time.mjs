// `npm run linear`: doubles texts that tempt a parser into more than linear time, and fails where one grows faster than
// it is long. Among them every report of the corpus, repeated. `npm run linear -- NAME` takes only shapes of that name.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt, ensureInstalled, root } from './ready.mjs'

ensureInstalled()
ensureBuilt()
const { createParser } = await import('../dist/index.js')
const parser = createParser()

/** Time may grow by this when the text grows fourfold: 4 is linear, 16 quadratic; memory and noise take their share. */
const LIMIT = 8
/** What takes less than this for the long text is too short to tell, in ms. */
const FLOOR = 100
const SIZE = 50_000

const report = readFileSync(join(root, 'corpus', 'example.txt'), 'utf8')
const pieces = {
  digits: '1234567890',
  fullWidthDigits: '１２３',
  thousands: '1,234,',
  decimals: '1.',
  chineseDigits: '一百二十三',
  oneNumeral: '九',
  years: '2020年',
  dates: '2020年1月1日至',
  dashes: '1—',
  counts: '公开信息12条，',
  nones: '未收到、',
  alls: '均按时办结，',
  parts: '其中：网站5条，',
  lists: '网站、微博、微信、',
  distribution: '微博、微信分别发布1条、2条，',
  headings: '一、总体情况\n',
  parens: '（一）',
  openParens: '（',
  quotes: '“',
  bookTitles: '《',
  hashes: '#',
  markdown: '# 一\n\n',
  pipes: '| 1 | 2 |\n',
  pipesOnly: '|',
  tabs: '1\t2\n',
  cells: '0\n',
  rows: '一、本年新收政府信息公开申请数量 0 0 0\n',
  labels: '自然人 ',
  spaces: ' ',
  ideographicSpaces: '\u3000',
  lines: '\n',
  crlf: '\r\n',
  zeroWidth: '\u200B',
  emoji: '😀',
  lone: '\uD800',
  urls: 'http://a.b/',
  mails: 'a@b.',
  phones: '010-',
  documents: '国办发〔2020〕1号',
  articles: '第二十条',
  plain: '的',
  verbs: '公开',
  chrome: '首页 > 政府信息公开\n',
  signature: '临溪市水务局\n2021年1月1日\n',
  report,
}

let failed = 0
for (const [name, piece] of Object.entries(pieces)) {
  if (process.argv[2] && name !== process.argv[2]) continue
  const size = name === 'report' ? report.length * 10 : SIZE
  const [short, long] = [size, size * 4].map((length) => fastest(piece.repeat(Math.ceil(length / piece.length))))
  const growth = long / Math.max(short, 1)
  const bad = growth > LIMIT && long > FLOOR
  if (bad) failed++
  console.log(
    `${bad ? 'NOT LINEAR' : 'linear    '}  ${name.padEnd(18)} ${short.toFixed(0).padStart(6)} ms → ${long.toFixed(0).padStart(6)} ms for four times the text (× ${growth.toFixed(1)})`,
  )
}
if (!process.argv[2])
  for (const half of ['dev', 'test'])
    for (const name of readdirSync(join(root, 'corpus', half)).filter((name) => /\.(txt|md)$/.test(name))) {
      const text = readFileSync(join(root, 'corpus', half, name), 'utf8')
      const long = fastest(text.repeat(160))
      const growth = long / fastest(text.repeat(40))
      if (growth <= LIMIT || long < FLOOR) continue
      failed++
      console.log(`NOT LINEAR  corpus/${half}/${name} (× ${growth.toFixed(1)})`)
    }
console.log(failed ? `${failed} grow faster than their text` : 'all linear')
process.exit(failed ? 1 : 0)

/** Processor time of the fastest of three runs, in ms: the least that the machine's other work can have touched. */
function fastest(text) {
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < 3; round++) {
    const start = process.cpuUsage()
    parser.parse(text)
    best = Math.min(best, process.cpuUsage(start).user / 1000)
  }
  return best
}
