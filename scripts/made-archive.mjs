// An archive as data teams have them: reports in every format and encoding, in folders and containers, one in a hundred
// of them broken. The same number of files and the same seed give the same archive, byte for byte.
import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import iconv from 'iconv-lite'
import tar from 'tar-stream'
import { docxOf, htmlOf, pdfOf, warcOf, zipOf } from './made-files.mjs'

const corpus = fileURLToPath(new URL('../corpus', import.meta.url))

/** How a report is written into a file of its own, in the proportions of the list. */
const kinds = [
  ...Array(8).fill(['txt', (text) => Buffer.from(text)]),
  ...Array(2).fill(['txt', (text) => Buffer.from(`\uFEFF${text}`)]),
  ...Array(2).fill(['txt', (text) => iconv.encode(text, 'utf-16le', { addBOM: true })]),
  ...Array(4).fill(['txt', (text) => iconv.encode(text, 'gb18030')]),
  ...Array(4).fill(['html', (text) => htmlOf(text)]),
  ...Array(2).fill(['htm', (text) => htmlOf(text, 'gb2312')]),
  ...Array(2).fill(['docx', docxOf]),
  ...Array(2).fill(['pdf', (text) => pdfOf(text)]),
  ['md', (text) => Buffer.from(text)],
  ['txt', (text) => Buffer.from(text.replaceAll('\n', '\r\n'))],
]
const traditional = ['txt', (text) => iconv.encode(text, 'big5')]

/** Files that are broken or hostile, by name; `large` ones are few. */
const broken = [
  {
    name: 'truncated.zip',
    make: async (text) =>
      (
        await zipOf([
          ['a.txt', text],
          ['b.txt', text],
        ])
      ).subarray(0, 300),
  },
  { name: 'encrypted.pdf', make: (text) => pdfOf(text, true) },
  { name: 'nested.html', make: (text) => Buffer.from(`${'<div>'.repeat(100_000)}${text}`) },
  { name: 'empty.txt', make: () => Buffer.alloc(0) },
  {
    name: 'binary.txt',
    make: (_, random) => Buffer.from(Array.from({ length: 5000 }, () => Math.floor(random() * 256))),
  },
  { name: 'large.txt', large: true, make: (text) => Buffer.alloc(50 * 1024 * 1024, text) },
  { name: 'page.pdf', make: (text) => htmlOf(text) },
  { name: 'bomb.zip', large: true, make: () => zipOf([['bomb.txt', Buffer.alloc(300 * 1024 * 1024)]]) },
  { name: 'escape.zip', make: (text) => escaping(text) },
  { name: 'picture.html', make: () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex') },
]

/** A zip whose member's name climbs out of the folder: made by changing a name of the same length. */
async function escaping(text) {
  const zip = (await zipOf([['aa-bb-evil.txt', text]])).toString('latin1')
  return Buffer.from(zip.replaceAll('aa-bb-evil.txt', '../../evil.txt'), 'latin1')
}

/** A generator of numbers from 0 to 1 (mulberry32). */
export function randomOf(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/**
 * Makes an archive.
 *
 * @param folder that is made; the keys of its documents begin with its name as it is given to the batch
 * @returns documents that can be read, by the ends of their keys, and the broken files
 */
export async function makeArchive(folder, { files, seed = 1, large = 2 }) {
  const random = randomOf(seed)
  const texts = readdirSync(join(corpus, 'dev'))
    .filter((name) => /\.(?:txt|md)$/.test(name))
    .sort()
    .map((name) => ({ text: readFileSync(join(corpus, 'dev', name), 'utf8'), hant: name.includes('hant') }))
  /** Another report: a corpus text whose last figures are other ones. */
  const report = () => {
    const { text, hant } = texts[Math.floor(random() * texts.length)]
    return { hant, text: text.replace(/(?<=[1-9]\d)\d(?=[件条])/g, () => String(Math.floor(random() * 10))) }
  }
  const documents = []
  const faulty = []
  const write = (name, bytes) => {
    const path = join(folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, bytes)
    const time = new Date(2024, 0, 2)
    utimesSync(path, time, time)
  }
  let left = large
  let number = 0
  const next = (ending) =>
    `${String(Math.floor(number / 500)).padStart(3, '0')}/${String(number++).padStart(6, '0')}.${ending}`
  const members = (count, make) =>
    Array.from({ length: Math.min(count, files - number) }, (_, at) => make(at, report().text))
  while (number < files) {
    if (number % 100 === 50) {
      const kind = broken[((number - 50) / 100) % broken.length]
      const usable = kind.large && left-- <= 0 ? broken[3] : kind
      const name = next(usable.name)
      write(name, await usable.make(report().text, random))
      faulty.push(name)
      continue
    }
    // Every 250th file is a container of some.
    if (number % 250 === 200) {
      const name = next('zip')
      const inner = members(20, (at, text) => [`年报/${at}.txt`, text])
      write(name, await zipOf(inner))
      for (const [member] of inner) documents.push(`${name}/${member}`)
      number += Math.max(0, inner.length - 1)
      continue
    }
    if (number % 250 === 221) {
      const name = next('tar.gz')
      const pack = tar.pack()
      const inner = members(10, (at, text) => [`pages/${at}.html`, htmlOf(text)])
      for (const [member, bytes] of inner) pack.entry({ name: member, mtime: new Date(0) }, bytes)
      pack.finalize()
      const chunks = []
      for await (const chunk of pack) chunks.push(chunk)
      write(name, gzipSync(Buffer.concat(chunks)))
      for (const [member] of inner) documents.push(`${name}/${member}`)
      number += Math.max(0, inner.length - 1)
      continue
    }
    if (number % 250 === 231) {
      const name = next('jsonl.gz')
      const inner = members(10, (at, text) => ({ id: `row-${at}`, text }))
      write(name, gzipSync(inner.map((row) => `${JSON.stringify(row)}\n`).join('')))
      for (const { id } of inner) documents.push(`${name}/${id}`)
      number += Math.max(0, inner.length - 1)
      continue
    }
    if (number % 250 === 241) {
      const name = next('warc.gz')
      const inner = members(5, (at, text) => [`https://www.example.gov.cn/zwgk/${at}.html`, htmlOf(text)])
      write(name, gzipSync(warcOf(inner)))
      for (const [url] of inner) documents.push(`${name}/${url}@2024-01-02T00:00:00Z`)
      number += Math.max(0, inner.length - 1)
      continue
    }
    const { text, hant } = report()
    const [ending, make] = hant && random() < 0.5 ? traditional : kinds[Math.floor(random() * kinds.length)]
    const name = next(ending)
    write(name, await make(text))
    documents.push(name)
  }
  return { documents, faulty }
}
