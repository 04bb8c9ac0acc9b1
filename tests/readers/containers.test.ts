import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { pack } from 'tar-stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import yazl from 'yazl'
import { type InputItem, type InputOptions, readInput } from '../../src/readers/containers/input-document.ts'
import { listInputs, listInputsFrom } from '../../src/readers/containers/list-inputs.ts'
import { zipOf } from './docx-file.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongkai-inputs-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const put = async (name: string, content: string | Uint8Array): Promise<string> => {
  const path = join(folder, name)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, content)
  return path
}

/** Each item as `key: text` or `key! code`, the folder of the tests left out. */
async function told(items: AsyncIterable<InputItem>): Promise<string[]> {
  const lines: string[] = []
  for await (const item of items) {
    const key = item.key.replaceAll(folder.replaceAll('\\', '/'), '~')
    if (item.kind === 'failure') lines.push(`${key}! ${item.error.code}`)
    else
      lines.push(
        await readInput(item).then(
          (document) => `${key}: ${document.text.trim()}`,
          (error: unknown) => `${key}? ${error instanceof Error && 'code' in error ? error.code : error}`,
        ),
      )
  }
  return lines
}
const list = (paths: string[], options: InputOptions = {}): Promise<string[]> => told(listInputs(paths, options))

const tarOf = async (members: Record<string, string>): Promise<Buffer> => {
  const tar = pack()
  for (const [name, content] of Object.entries(members)) tar.entry({ name, mtime: new Date(0) }, content)
  tar.finalize()
  const chunks: Buffer[] = []
  for await (const chunk of tar) chunks.push(Buffer.from(chunk as Uint8Array))
  return Buffer.concat(chunks)
}

describe('folders, files and globs', () => {
  it('lists what is below a folder, sorted, without what systems leave behind', async () => {
    for (const name of ['b/2.txt', 'b/1.txt', 'a.txt', 'c.txt', 'b/.DS_Store', 'b/~$1.docx', 'b/d/30.md'])
      await put(`plain/${name}`, name.slice(-5))
    await symlink('..', join(folder, 'plain/b/loop'), 'dir')
    const below = await list([join(folder, 'plain')])
    expect(below).toEqual([
      '~/plain/a.txt: a.txt',
      '~/plain/b/1.txt: 1.txt',
      '~/plain/b/2.txt: 2.txt',
      '~/plain/b/d/30.md: 30.md',
      '~/plain/c.txt: c.txt',
    ])
    expect(await list([`${folder}/plain/b/*.txt`])).toEqual(below.slice(1, 3))
    expect(await list([`${folder}/plain/none*.txt`, join(folder, 'gone.txt')])).toEqual([
      '~/plain/none*.txt! missing',
      '~/gone.txt! missing',
    ])
  })

  it('lists what a file names', async () => {
    const names = await put('names.list', `${join(folder, 'plain/c.txt')}\r\n\n${join(folder, 'plain/b')}\n`)
    expect(await told(listInputsFrom(names))).toHaveLength(4)
    expect(await told(listInputsFrom(join(folder, 'no.list')))).toEqual(['~/no.list! missing'])
  })

  it('refuses what is too large without reading it', async () => {
    const path = await put('large.txt', 'x'.repeat(1000))
    expect(await list([path], { maxBytes: 999 })).toEqual(['~/large.txt! too-large'])
  })
})

describe('zip', () => {
  it('gives its members in order, names in any encoding, and writes none of them', async () => {
    const zip = new yazl.ZipFile()
    zip.addBuffer(Buffer.from('甲'), '年报/甲.txt')
    zip.addBuffer(Buffer.from('<p>主动公开12条。</p>'), 'b.html')
    zip.addEmptyDirectory('empty')
    zip.addBuffer(Buffer.from('x'), '__MACOSX/._b.html')
    zip.end()
    const chunks: Buffer[] = []
    for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk))
    const path = await put('a.zip', Buffer.concat(chunks))
    expect(await list([path])).toEqual(['~/a.zip/年报/甲.txt: 甲', '~/a.zip/b.html: 主动公开12条。'])
  })

  it('reads names that Chinese Windows wrote and names that climb out, as names', async () => {
    const plain = await zipOf({ AAAABBBB: '乙', 'xx/xx/passwd': '丙' })
    const bytes = Buffer.from(
      plain
        .toString('latin1')
        .replaceAll('AAAABBBB', iconv.encode('年度报告', 'gbk').toString('latin1'))
        .replaceAll('xx/xx/', '../../'),
      'latin1',
    )
    // Without the flag that says UTF-8.
    for (let at = bytes.indexOf('PK'); at >= 0; at = bytes.indexOf('PK', at + 2)) {
      if (bytes.readUInt16LE(at + 2) === 0x0403) bytes.writeUInt16LE(bytes.readUInt16LE(at + 6) & ~0x800, at + 6)
      if (bytes.readUInt16LE(at + 2) === 0x0201) bytes.writeUInt16LE(bytes.readUInt16LE(at + 8) & ~0x800, at + 8)
    }
    const path = await put('gbk.zip', bytes)
    expect(await list([path])).toEqual(['~/gbk.zip/年度报告: 乙', '~/gbk.zip/../../passwd: 丙'])
  })

  it('is one failure where it is cut off, and a failure of the member that is a bomb', async () => {
    const whole = await zipOf({ 'bomb.txt': Buffer.alloc(20 * 1024 * 1024, 32), 'good.txt': '甲' })
    expect(await list([await put('bomb.zip', whole)])).toEqual([
      '~/bomb.zip/bomb.txt! too-large',
      '~/bomb.zip/good.txt: 甲',
    ])
    expect(await list([await put('cut.zip', whole.subarray(0, whole.length - 30))])).toEqual(['~/cut.zip! damaged'])
    expect(await list([await put('empty.zip', '')])).toEqual(['~/empty.zip! damaged'])
  })

  it('opens archives in it, down to a depth', async () => {
    const inner = await zipOf({ 'a.tar': await tarOf({ 'a.txt': '甲' }), 'l.jsonl': '{"id":"x","text":"乙"}' })
    const path = await put('outer.zip', await zipOf({ 'inner.zip': inner }))
    expect(await list([path])).toEqual(['~/outer.zip/inner.zip/a.tar/a.txt: 甲', '~/outer.zip/inner.zip/l.jsonl/x: 乙'])
    let deep = await zipOf({ 'a.txt': '甲' })
    for (let i = 0; i < 4; i++) deep = await zipOf({ 'z.zip': deep })
    expect(await list([await put('deep.zip', deep)])).toEqual(['~/deep.zip/z.zip/z.zip/z.zip! unsupported'])
  })
})

describe('tar', () => {
  it('gives its members, packed or not', async () => {
    const tar = await tarOf({ './a.txt': '甲', 'b/乙.html': '<p>一、总体情况</p>' })
    for (const [name, bytes] of [
      ['t.tar', tar],
      ['t.tar.gz', gzipSync(tar)],
      ['t.tgz', gzipSync(tar)],
    ] as const)
      expect(await list([await put(name, bytes)])).toEqual([`~/${name}/a.txt: 甲`, `~/${name}/b/乙.html: 一、总体情况`])
  })

  it('gives what stands before the place where it is cut off', async () => {
    const tar = await tarOf({ 'a.txt': '甲', 'b.txt': 'x'.repeat(5000) })
    expect(await list([await put('cut.tar', tar.subarray(0, 3000))])).toEqual([
      '~/cut.tar/a.txt: 甲',
      '~/cut.tar! damaged',
    ])
    const packed = gzipSync(tar)
    expect((await list([await put('cut.tar.gz', packed.subarray(0, packed.length - 9))])).at(-1)).toBe(
      '~/cut.tar.gz! damaged',
    )
  })

  it('passes over a member that is too large', async () => {
    const tar = await tarOf({ 'a.txt': 'x'.repeat(5000), 'b.txt': '乙' })
    expect(await list([await put('large.tar', tar)], { maxBytes: 4000 })).toEqual([
      '~/large.tar/a.txt! too-large',
      '~/large.tar/b.txt: 乙',
    ])
  })
})

describe('jsonl', () => {
  const lines =
    '\uFEFF{"id":"a","text":"甲","page":{"body":"正文"}}\n\nno json\n{"id":7,"text":"乙"}\r\n{"text":"丙"}\n{"id":"d"}'

  it('gives a document a line under its id, else its number', async () => {
    const expected = (name: string) =>
      ['a: 甲', '3! damaged', '7: 乙', '5: 丙', '6! damaged'].map((line) => `~/${name}/${line}`)
    expect(await list([await put('l.jsonl', lines)])).toEqual(expected('l.jsonl'))
    expect(await list([await put('l.jsonl.gz', gzipSync(lines))])).toEqual(expected('l.jsonl.gz'))
  })

  it('takes the fields that it is told', async () => {
    const [first] = await list([await put('l.jsonl', lines)], { textField: 'page.body', idField: 'text' })
    expect(first).toBe('~/l.jsonl/甲: 正文')
  })

  it('keeps no line over the limit', async () => {
    const path = await put('long.jsonl', `{"text":"${'x'.repeat(500_000)}"}\n{"text":"甲"}`)
    expect(await list([path], { maxBytes: 1000 })).toEqual(['~/long.jsonl/1! too-large', '~/long.jsonl/2: 甲'])
  })
})

describe('WARC', () => {
  const record = (
    type: string,
    uri: string,
    block: string | Buffer,
    media = 'application/http; msgtype=response',
  ): Buffer => {
    const body = Buffer.from(block)
    const head = `WARC/1.0\r\nWARC-Type: ${type}\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Target-URI: ${uri}\r\nWARC-Date: 2022-01-20T00:00:00Z\r\nContent-Type: ${media}\r\nContent-Length: ${body.length}\r\n\r\n`
    return Buffer.concat([Buffer.from(head), body, Buffer.from('\r\n\r\n')])
  }
  const response = (headers: string, body: Buffer, status = '200 OK'): Buffer =>
    Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\n${headers}\r\n\r\n`), body])
  const page = Buffer.from('<html><body><p>一、总体情况</p></body></html>')
  const chunked = Buffer.concat([Buffer.from(`${page.length.toString(16)}\r\n`), page, Buffer.from('\r\n0\r\n\r\n')])
  const records = [
    record('warcinfo', '', 'software: none', 'application/warc-fields'),
    record('request', 'http://a.example/1', 'GET / HTTP/1.1\r\n\r\n'),
    record('response', 'http://a.example/1', response('Content-Type: text/html; charset=utf-8', page)),
    record(
      'response',
      'http://a.example/2',
      response('Content-Type: text/html\r\nTransfer-Encoding: chunked', chunked),
    ),
    record(
      'response',
      'http://a.example/3',
      response('Content-Type: text/html\r\nContent-Encoding: gzip', gzipSync(page)),
    ),
    record(
      'response',
      'http://a.example/4',
      response('Content-Type: text/html\r\nContent-Encoding: br', brotliCompressSync(page)),
    ),
    record('response', 'http://a.example/5', response('Content-Type: image/png', Buffer.from([0x89]))),
    record('response', 'http://a.example/6', response('Content-Type: text/html', page, '404 Not Found')),
    record('conversion', 'http://a.example/7', '二、主动公开', 'text/plain'),
  ]
  const expected = (name: string) =>
    ['1', '2', '3', '4', '7'].map(
      (n) => `~/${name}/http://a.example/${n}@2022-01-20T00:00:00Z: ${n === '7' ? '二、主动公开' : '一、总体情况'}`,
    )

  it('gives the pages that were fetched and the texts made of them', async () => {
    expect(await list([await put('c.warc', Buffer.concat(records))])).toEqual(expected('c.warc'))
    const packed = Buffer.concat(records.map((each) => gzipSync(each)))
    expect(await list([await put('c.warc.gz', packed)])).toEqual(expected('c.warc.gz'))
    expect(await list([await put('c.wet.gz', packed)])).toEqual(expected('c.wet.gz'))
    expect((await list([await put('cut.warc.gz', packed.subarray(0, -9))])).at(-1)).toBe('~/cut.warc.gz! damaged')
  })

  it('tells a record that is cut off, and a file that is no WARC', async () => {
    const cut = Buffer.concat(records.slice(0, 3)).subarray(0, -20)
    expect(await list([await put('cut.warc', cut)])).toEqual([
      '~/cut.warc/http://a.example/1@2022-01-20T00:00:00Z! damaged',
    ])
    expect(await list([await put('no.warc', '甲乙')])).toEqual(['~/no.warc! damaged'])
  })
})

describe('a single file in gzip', () => {
  it('is the file', async () => {
    const path = await put('a.html.gz', gzipSync('<p>一、总体情况</p><p>主动公开12条</p>'))
    expect(await list([path])).toEqual(['~/a.html: 一、总体情况\n主动公开12条'])
    expect(await list([await put('cut.txt.gz', gzipSync('甲'.repeat(100)).subarray(0, 20))])).toEqual([
      '~/cut.txt? damaged',
    ])
    expect(await list([await put('bomb.txt.gz', gzipSync(Buffer.alloc(5_000_000)))], { maxBytes: 100_000 })).toEqual([
      '~/bomb.txt? too-large',
    ])
  })
})
