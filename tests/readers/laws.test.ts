import fc from 'fast-check'
import { expect, it } from 'vitest'
import { locate } from '../../src/readers/locate.ts'
import type { ReadDocument } from '../../src/readers/read-document.ts'
import { ReadError } from '../../src/readers/read-error.ts'
import { readReport } from '../../src/readers/read-report.ts'
import { docxOf, paragraph } from './docx-file.ts'
import { pdfOf } from './pdf-file.ts'

/** A document, or null for bytes that are none; anything but a ReadError is a fault of the reader. */
async function readOrRefuse(bytes: Uint8Array, path?: string): Promise<ReadDocument | null> {
  try {
    return await readReport(bytes, { ...(path === undefined ? {} : { path }), maxLength: 5_000_000 })
  } catch (error) {
    if (error instanceof ReadError) return null
    throw error
  }
}

function expectLawful(document: ReadDocument): void {
  const { text, map } = document
  expect(text.length).toBeGreaterThan(0)
  if (map.kind !== 'text') {
    let end = 0
    for (const run of map.runs) {
      expect(run.start).toBeGreaterThanOrEqual(end)
      expect(run.end).toBeGreaterThan(run.start)
      end = run.end
    }
    expect(end).toBeLessThanOrEqual(text.length)
  }
  for (const offset of [-1, 0, Math.floor(text.length / 2), text.length, text.length + 1])
    expect(locate(document, offset).in).toBe(document.format === 'markdown' ? 'text' : document.format)
}

/** Some bytes of a file set to others, and its end cut off. */
const damaged = (whole: Uint8Array): fc.Arbitrary<Uint8Array> =>
  fc
    .tuple(
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 12 }),
      fc.integer({ min: Math.floor(whole.length / 2), max: whole.length }),
    )
    .map(([changes, length]) => {
      const bytes = Uint8Array.from(whole)
      for (const [at, value] of changes) bytes[at] = value
      return bytes.subarray(0, length)
    })

it('reads or refuses any bytes', () =>
  fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      const document = await readOrRefuse(bytes)
      if (document) expectLawful(document)
    }),
  ))

it('reads any text as it stands, whatever its encoding', () =>
  fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1 }), async (text) => {
      const document = await readOrRefuse(Buffer.from(`信息公开${text}`), 'a.md')
      expect(document?.text).toBe(`信息公开${text}`)
    }),
  ))

const pieces = [
  '<p>',
  '</p>',
  '<table>',
  '<tr>',
  '<td rowspan=2>',
  '<td colspan=3>',
  '</table>',
  '<b>',
  '<a href=x>',
  '&nbsp;',
  '&#20844;',
  '&',
  '<',
  '公开',
  '12条',
  '\r\n',
  ' ',
  '<br>',
  '<li>',
  '<pre>',
  '</div>',
  '<script>',
  '<!--',
  '-->',
  '|',
]

it('reads or refuses any page, its offsets in order and within', () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...pieces), { maxLength: 60 }), async (parts) => {
      const html = `<html><body>${parts.join('')}`
      const document = await readOrRefuse(Buffer.from(html), 'a.html')
      if (!document) return
      expectLawful(document)
      if (document.map.kind !== 'html') return
      for (const run of document.map.runs) {
        expect(run.from).toBeGreaterThanOrEqual(0)
        expect(run.to).toBeLessThanOrEqual(html.length)
        const [there, here] = [html.slice(run.from, run.to), document.text.slice(run.start, run.end)]
        // White space and bars aside, what is as long in both is the same.
        if (there.length === here.length && !/[\s|]/.test(there)) expect(here).toBe(there)
      }
    }),
  ))

it('reads or refuses any damaged docx', async () => {
  const whole = await docxOf(paragraph('一、总体情况') + paragraph('主动公开12条', 1))
  await fc.assert(
    fc.asyncProperty(damaged(whole), async (bytes) => {
      const document = await readOrRefuse(bytes)
      if (document) expectLawful(document)
    }),
  )
})

it('reads or refuses any damaged PDF', async () => {
  const whole = pdfOf([
    [
      { text: '一、总体情况', x: 60, y: 700 },
      { from: [60, 690], to: [200, 690] },
    ],
  ])
  await fc.assert(
    fc.asyncProperty(damaged(whole), async (bytes) => {
      const document = await readOrRefuse(bytes)
      if (document) expectLawful(document)
    }),
    { numRuns: 60 },
  )
})
