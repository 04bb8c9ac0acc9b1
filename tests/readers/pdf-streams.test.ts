import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { hasOverfullStream, MOST_STREAM_BYTES } from '../../src/readers/pdf-streams.ts'
import { readReport } from '../../src/readers/read-report.ts'
import { pdfOf } from './pdf-file.ts'

const withStream = (content: Uint8Array, dictionary: string, lineEnd = '\n'): Buffer =>
  Buffer.concat([
    pdfOf([[{ text: '主动公开信息12条。', x: 57, y: 780 }]]),
    Buffer.from(`9 0 obj\n<< ${dictionary} >>\nstream${lineEnd}`),
    content,
    Buffer.from('\nendstream\nendobj\n'),
  ])

test('a stream that unpacks beyond the limit is found, wherever it stands; one below it is not', () => {
  const packed = deflateSync(Buffer.alloc(500_000))
  for (const lineEnd of ['\n', '\r\n']) {
    const file = withStream(packed, '/Filter /FlateDecode', lineEnd)
    expect(hasOverfullStream(file, 400_000)).toBe(true)
    expect(hasOverfullStream(file, 500_000)).toBe(false)
  }
  expect(hasOverfullStream(withStream(packed, '/Filter /DCTDecode'), 400_000)).toBe(false)
  expect(hasOverfullStream(withStream(packed.subarray(0, 100), '/Filter /FlateDecode'), 400_000)).toBe(false)
  expect(hasOverfullStream(Buffer.from('%PDF-1.5 stream'), 10)).toBe(false)
})

test('a PDF with such a stream is too large, before any of it is kept', async () => {
  const bomb = withStream(deflateSync(Buffer.alloc(MOST_STREAM_BYTES + 1)), '/Filter /FlateDecode')
  await expect(readReport(bomb, { path: 'bomb.pdf' })).rejects.toMatchObject({ code: 'too-large', stage: 'pdf' })
})
