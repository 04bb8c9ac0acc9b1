import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Narrative } from '../../src/document/narrative.ts'
import type { Block, Tree } from '../../src/document/tree.ts'
import type { NumeralMention } from '../../src/mentions/mention.ts'
import { completeLedger } from '../../src/record/ledger.ts'
import type { Numeral, NumeralKind } from '../../src/record/schema.ts'
import type { Source } from '../../src/source/source.ts'
import { numeralsOf } from '../mentions/scan.ts'

const section = { id: 's1', kind: 'unclassified' as const, heading: null, span: { start: 0, end: 0 }, sections: [] }

const halfWidth = (text: string): string =>
  text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))

/** A document of blocks, its narrative without the white space and zero-width characters of the paragraphs. */
function documentOf(parts: readonly { kind: Block['kind']; text: string }[]) {
  const text = parts.map((part) => part.text).join('')
  const blocks: Block[] = []
  const map: number[] = []
  let words = ''
  let at = 0
  for (const part of parts) {
    blocks.push({ kind: part.kind, span: { start: at, end: at + part.text.length }, section })
    if (part.kind === 'paragraph') {
      for (let i = 0; i < part.text.length; i++) {
        if (/[\s\u200b]/.test(part.text.charAt(i))) continue
        words += halfWidth(part.text.charAt(i))
        map.push(at + i)
      }
      words += '\n'
      map.push(at + part.text.length)
    }
    at += part.text.length
  }
  const source: Source = { text, folded: halfWidth(text), format: 'text', script: 'Hans' }
  const tree: Tree = { sections: [section], blocks, annualReport: true }
  const narrative: Narrative = { text: words, map: Uint32Array.from([...map, at]), paragraphs: [] }
  return { source, tree, narrative }
}

function ledgerOf(
  parts: readonly { kind: Block['kind']; text: string }[],
  cells: readonly { span: { start: number; end: number }; kind: NumeralKind }[] = [],
): Numeral[] {
  const { source, tree, narrative } = documentOf(parts)
  const numerals: NumeralMention[] = numeralsOf(narrative.text)
  return completeLedger(source, tree, narrative, numerals, cells)
}

const inShort = (ledger: readonly Numeral[]) => ledger.map((numeral) => `${numeral.kind}:${numeral.text}`)

describe('completeLedger', () => {
  it('merges narrative, tables and chrome', () => {
    const parts = [
      { kind: 'chrome' as const, text: '浏览次数:57\n' },
      { kind: 'paragraph' as const, text: '2019年公开信息８６０余条。' },
      { kind: 'table' as const, text: '|收费|1|0|\n' },
      { kind: 'chrome' as const, text: 'ICP备05003731号' },
    ]
    const cell = (parts[0]?.text.length ?? 0) + (parts[1]?.text.length ?? 0) + 4
    expect(inShort(ledgerOf(parts, [{ span: { start: cell, end: cell + 1 }, kind: 'cell' }]))).toEqual([
      'chrome:57',
      'date:2019年',
      'quantity:８６０余条',
      'cell:1',
      'cell:0',
      'chrome:05003731',
    ])
  })
  it('takes a number that spaces, zero-width characters or line breaks part as one', () => {
    expect(inShort(ledgerOf([{ kind: 'paragraph', text: '公开1 234件、12\u200b34件、298.\n64万条' }]))).toEqual([
      'quantity:1 234件',
      'quantity:12\u200b34件',
      'quantity:298.\n64万条',
    ])
  })
  it('widens an entry that would cut a run of digits', () => {
    expect(
      inShort(ledgerOf([{ kind: 'table', text: '12345' }], [{ span: { start: 2, end: 3 }, kind: 'cell' }])),
    ).toEqual(['cell:12345'])
  })
  it('takes a run across two blocks once', () => {
    expect(
      inShort(
        ledgerOf([
          { kind: 'paragraph', text: '公开12' },
          { kind: 'table', text: '34|5' },
        ]),
      ),
    ).toEqual(['quantity:1234', 'cell:5'])
  })
  it('leaves a text without numerals empty', () => {
    expect(ledgerOf([{ kind: 'paragraph', text: '未收到申请。' }])).toEqual([])
  })

  const piece = fc.array(
    fc.oneof(
      fc.constantFrom(
        '1',
        '23',
        '４５',
        '1 234',
        '条',
        '\u200b',
        ' ',
        '\n',
        '\r\n',
        '.',
        ',',
        '年',
        '月',
        '日',
        '万',
        '一',
        '第',
        '号',
        '〔2019〕6号',
      ),
      fc.constantFrom(
        '电话:0512-65825350',
        '(',
        ')',
        '-',
        '余',
        '|',
        '😀',
        '《',
        '》',
        'a1',
        '%',
        '\ufeff',
        '２０１９年',
      ),
      fc.string({ unit: 'binary', maxLength: 2 }),
    ),
    { maxLength: 12 },
  )
  const parts = fc.array(
    fc.record({
      kind: fc.constantFrom<Block['kind'][]>('paragraph', 'table', 'chrome', 'blank'),
      text: piece.map((pieces) => pieces.join('')),
    }),
    { maxLength: 6 },
  )
  it('holds every run of Arabic digits in exactly one entry, sorted and apart, for any text', () => {
    fc.assert(
      fc.property(parts, fc.array(fc.tuple(fc.nat(60), fc.nat(6)), { maxLength: 4 }), (document, cells) => {
        const text = document.map((part) => part.text).join('')
        const spans = cells
          .map(([start, length]) => ({
            span: { start, end: Math.min(text.length, start + length) },
            kind: 'cell' as const,
          }))
          .filter(({ span }) => span.start < span.end)
        const ledger = ledgerOf(document, spans)
        let last = 0
        for (const { span, text: slice } of ledger) {
          expect(span.start).toBeGreaterThanOrEqual(last)
          expect(span.end).toBeGreaterThan(span.start)
          expect(slice).toBe(text.slice(span.start, span.end))
          last = span.end
        }
        for (const run of text.matchAll(/[0-9０-９]+/g)) {
          const end = run.index + run[0].length
          const touching = ledger.filter(({ span }) => span.start < end && run.index < span.end)
          expect(touching.map(({ span }) => span.start <= run.index && end <= span.end)).toEqual([true])
        }
      }),
      { numRuns: 2000 },
    )
  })
})
