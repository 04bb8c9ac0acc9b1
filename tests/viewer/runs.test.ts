import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chunkAt, chunksOf } from '../../src/viewer/app/chunks.ts'
import { type Mark, runsOf } from '../../src/viewer/app/runs.ts'

const mark = (claim: string, start: number, end: number): Mark => ({ claim, start, end, group: 'g', look: '' })
const cut = (text: string, marks: Mark[]) =>
  runsOf({ start: 0, end: text.length }, marks).map(({ start, end, marks }) => [
    text.slice(start, end),
    marks.map(({ claim }) => claim).join(),
  ])

describe('runs', () => {
  test('cuts crossing marks at each boundary, the shortest mark last', () => {
    expect(cut('0123456789', [mark('a', 1, 6), mark('b', 4, 9)])).toEqual([
      ['0', ''],
      ['123', 'a'],
      ['45', 'a,b'],
      ['678', 'b'],
      ['9', ''],
    ])
    expect(cut('0123456789', [mark('in', 3, 5), mark('out', 0, 10)])[1]).toEqual(['34', 'out,in'])
  })

  test('takes no empty marks and none that lie elsewhere', () => {
    expect(runsOf({ start: 5, end: 8 }, [mark('a', 0, 5), mark('b', 6, 6), mark('c', 8, 9)])).toEqual([
      { start: 5, end: 8, marks: [] },
    ])
    expect(runsOf({ start: 3, end: 3 }, [])).toEqual([])
  })

  test('tiles any stretch, and the runs of a mark are the mark', () => {
    const place = fc.tuple(fc.nat(60), fc.nat(60)).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }))
    fc.assert(
      fc.property(place, fc.array(place, { maxLength: 12 }), (stretch, places) => {
        const marks = places.map(({ start, end }, i) => mark(`m${i}`, start, end))
        const runs = runsOf(stretch, marks)
        expect(runs.map(({ end }) => end).slice(0, -1)).toEqual(runs.map(({ start }) => start).slice(1))
        expect([runs[0]?.start ?? stretch.start, runs.at(-1)?.end ?? stretch.start]).toEqual([
          stretch.start,
          stretch.end,
        ])
        for (const one of marks) {
          const covered = runs
            .filter(({ marks }) => marks.includes(one))
            .reduce((sum, run) => sum + run.end - run.start, 0)
          const inside = Math.min(one.end, stretch.end) - Math.max(one.start, stretch.start)
          expect(covered).toBe(Math.max(0, inside))
        }
      }),
    )
  })
})

describe('chunks', () => {
  test('tile any text, and their lines tile them', () => {
    const letter = fc.constantFrom('a', '。', '\n', '\r', '\r\n', '\u2028', '😀', '\ud83d', '字'.repeat(1500))
    fc.assert(
      fc.property(fc.array(letter, { maxLength: 40 }), (letters) => {
        const text = letters.join('')
        const chunks = chunksOf(text, [])
        expect(chunks.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text)
        for (const chunk of chunks) {
          expect(chunk.lines.map(({ start, end }) => text.slice(start, end)).join('')).toBe(
            text.slice(chunk.start, chunk.end),
          )
          for (const { start, end } of chunk.lines) expect(end - start).toBeLessThanOrEqual(2000)
        }
      }),
    )
  })

  test('cut a long line after a sentence, never inside a surrogate pair', () => {
    const [first, second] = chunksOf(`${'字'.repeat(1700)}。${'字'.repeat(900)}`, [])[0]?.lines ?? []
    expect([first?.end, second?.continued]).toEqual([1701, true])
    for (const { lines } of chunksOf(`x${'😀'.repeat(5000)}`, []))
      for (const { start } of lines.slice(1)) expect((start - 1) % 2).toBe(0)
  })

  test('keep a table whole, and one that overlaps it as text', () => {
    const text = `${'行\n'.repeat(3000)}表表表\n后`
    const table = (start: number, end: number) => ({
      id: 't',
      section: 's1',
      form: null,
      rows: [],
      span: { start, end },
    })
    const chunks = chunksOf(text, [table(6000, 6004), table(6002, 6005)])
    expect(chunks.filter((chunk) => chunk.table).map(({ start, end }) => [start, end])).toEqual([[6000, 6004]])
    expect(chunks.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text)
    expect(chunks[chunkAt(chunks, 6001)]?.table).not.toBeNull()
  })
})
