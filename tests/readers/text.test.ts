import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { locate, placeLabel } from '../../src/readers/locate.ts'
import { ReadError } from '../../src/readers/read-error.ts'
import { readReport } from '../../src/readers/read-report.ts'

const simplified =
  '云岭县水务局2021年政府信息公开工作年度报告\n一、总体情况\n本年度主动公开政府信息120条，收到申请3件，均按时办结。\n'
const traditional =
  '雲嶺縣水務局2021年政府信息公開工作年度報告\n一、總體情況\n本年度主動公開政府信息120條，收到申請3件，均按時辦結。\n'

const codeOf = async (reading: Promise<unknown>): Promise<string> => {
  const error = await reading.then(
    () => null,
    (cause: unknown) => cause,
  )
  if (!(error instanceof ReadError)) throw new Error(`no ReadError but ${String(error)}`)
  return error.code
}

describe('encodings told without being told', () => {
  const cases: [encoding: string, text: string, bytes: Uint8Array][] = [
    ['utf-8', simplified, Buffer.from(simplified)],
    ['utf-8', `\uFEFF${simplified}`, Buffer.from(`\uFEFF${simplified}`)],
    ['utf-16le', `\uFEFF${simplified}`, iconv.encode(`\uFEFF${simplified}`, 'utf-16le')],
    ['utf-16be', `\uFEFF${simplified}`, iconv.encode(`\uFEFF${simplified}`, 'utf-16be')],
    ['utf-16le', simplified, iconv.encode(simplified, 'utf-16le')],
    ['utf-16be', simplified, iconv.encode(simplified, 'utf-16be')],
    ['gb18030', simplified, iconv.encode(simplified, 'gb18030')],
    ['gb18030', traditional, iconv.encode(traditional, 'gbk')],
    ['big5', traditional, iconv.encode(traditional, 'big5')],
    ['utf-8', 'plain ASCII 2021\n', Buffer.from('plain ASCII 2021\n')],
    ['utf-16be', 'plain ASCII 2021\n', iconv.encode('plain ASCII 2021\n', 'utf-16be')],
  ]
  it.each(cases)('reads %s', async (encoding, text, bytes) => {
    const document = await readReport(bytes)
    expect(document.text).toBe(text)
    expect(document).toMatchObject({ encoding, format: 'text', problems: [] })
  })

  it('reads a short line of each', async () => {
    for (const [encoding, line] of [
      ['gb18030', '主动公开信息12条'],
      ['big5', '主動公開信息12條'],
    ] as const)
      expect((await readReport(iconv.encode(line, encoding))).text).toBe(line)
  })

  it('decodes what is declared gb2312 as GB18030', async () => {
    const text = '镕㑇𠀀：主动公开12条'
    const bytes = iconv.encode(text, 'gb18030')
    expect((await readReport(bytes, { encoding: 'GB2312' })).text).toBe(text)
  })
})

describe('undecodable bytes', () => {
  it('are reported with their place in text and file', async () => {
    const head = iconv.encode('一、总体情况\n主动公开', 'gb18030')
    const bytes = Buffer.concat([head, Buffer.from([0xff]), iconv.encode('信息12条\n', 'gb18030')])
    const document = await readReport(bytes)
    expect(document.text).toBe('一、总体情况\n主动公开\uFFFD信息12条\n')
    expect(document.problems).toHaveLength(1)
    expect(document.problems[0]).toMatchObject({
      code: 'undecodable-bytes',
      place: { in: 'text', offset: 11, line: 2, column: 5, byte: head.length },
    })
  })

  it('leave UTF-8 that was cut in a character readable', async () => {
    const bytes = Buffer.from(simplified).subarray(0, -2)
    const document = await readReport(bytes)
    expect(document.encoding).toBe('utf-8')
    expect(document.problems.map((problem) => problem.place)).toMatchObject([{ byte: bytes.length - 2, line: 3 }])
  })

  it('are found far into a long line', async () => {
    const head = iconv.encode('主动公开政府信息，'.repeat(5000), 'gb18030')
    const bytes = Buffer.concat([head, Buffer.from([0xff]), iconv.encode('信息12条', 'gb18030')])
    const { problems } = await readReport(bytes)
    expect(problems.map(({ place }) => place)).toMatchObject([{ offset: 45_000, line: 1, byte: head.length }])
  })

  it('are not seen in a replacement character that the file spells itself', async () => {
    const document = await readReport(Buffer.from('公开\uFFFD信息\n'))
    expect(document.problems).toEqual([])
  })
})

describe('locate', () => {
  it('gives line and column of a text, whichever way its lines end', async () => {
    const document = await readReport(Buffer.from('甲\r\n乙\r丙\n丁'))
    const at = (found: string) => locate(document, document.text.indexOf(found))
    expect(at('乙')).toEqual({ in: 'text', offset: 3, line: 2, column: 1 })
    expect(at('丙')).toMatchObject({ line: 3 })
    expect(at('丁')).toMatchObject({ line: 4, column: 1 })
  })
})

describe('placeLabel', () => {
  it('names a place behind the name of each kind of file', () => {
    expect(placeLabel({ in: 'html', offset: 90, line: 12, column: 3 })).toBe('12:3')
    expect(placeLabel({ in: 'docx', part: 'word/document.xml', paragraph: 7 })).toBe('¶7')
    expect(placeLabel({ in: 'pdf', page: 3, line: 5 })).toBe('p3:5')
  })
})

describe('formats told by content', () => {
  it('reads a page that is named .doc or .txt as the page', async () => {
    const page = Buffer.from('<html><body><p>一、总体情况</p><p>主动公开12条。</p></body></html>')
    expect(await readReport(page, { path: 'a.doc' })).toMatchObject({ format: 'html', problems: [] })
    const named = await readReport(page, { path: 'a.txt' })
    expect(named.format).toBe('html')
    expect(named.problems.map((problem) => problem.code)).toEqual(['wrong-extension'])
  })

  it('passes Markdown as it stands', async () => {
    const document = await readReport(Buffer.from('# 一、总体情况\n'), { path: 'a.md' })
    expect(document).toMatchObject({ format: 'markdown', text: '# 一、总体情况\n' })
  })

  it('keeps a text with a stray < a text', async () => {
    expect((await readReport(Buffer.from('办结率<100%，申请<p>3件'))).format).toBe('text')
  })
})

describe('files that cannot be read', () => {
  it('name the reason', async () => {
    expect(await codeOf(readReport(new Uint8Array()))).toBe('empty')
    expect(await codeOf(readReport(Buffer.from(' \n\u3000\n')))).toBe('no-text')
    expect(await codeOf(readReport('tests/readers/no-such-file.txt'))).toBe('missing')
    expect(await codeOf(readReport('tests/readers'))).toBe('directory')
    expect(await codeOf(readReport(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')))).toBe('binary')
    expect(await codeOf(readReport(Uint8Array.from({ length: 4096 }, (_, i) => (i * 197 + (i >> 3)) % 256)))).toBe(
      'binary',
    )
    expect(await codeOf(readReport(Buffer.from('{\\rtf1\\ansi 2021}')))).toBe('unsupported')
    expect(await codeOf(readReport(Buffer.from(simplified), { maxBytes: 10 }))).toBe('too-large')
  })

  it('tells Word before 2007 from a docx under a password', async () => {
    const ole = (stream: string) =>
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), Buffer.from(stream, 'utf16le')])
    expect(await codeOf(readReport(ole('WordDocument')))).toBe('unsupported')
    expect(await codeOf(readReport(ole('EncryptedPackage')))).toBe('encrypted')
  })

  it('name the file, in both languages', async () => {
    const error = await readReport(new Uint8Array(), { path: 'archive.zip/2021/a.html' }).catch(
      (cause: unknown) => cause,
    )
    expect(error).toMatchObject({ path: 'archive.zip/2021/a.html', stage: 'open' })
    expect(error instanceof ReadError && error.message).toContain('archive.zip/2021/a.html')
    expect(error instanceof ReadError && error.messageZh).toContain('archive.zip/2021/a.html')
  })
})
