import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Decimal, parseDecimal, scale, toDouble } from '../../src/mentions/decimal.ts'
import { readChinese } from '../../src/mentions/number-words.ts'
import { kindsOf, numeralsOf } from './scan.ts'

const digits = '零一二三四五六七八九'
const places = ['', '十', '百', '千']

/** Writes four digits in Chinese, inner zeros as one 零: 1008 一千零八. */
function fourInChinese(n: number): string {
  let out = ''
  let gap = false
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(n / 10 ** place) % 10
    if (digit === 0) {
      gap = out !== ''
      continue
    }
    out += (gap ? '零' : '') + digits[digit] + places[place]
    gap = false
  }
  return out
}

/** Writes an integer below 10^12 in Chinese. */
function inChinese(n: number): string {
  if (n === 0) return '零'
  let out = ''
  let gap = false
  for (const [scale, name] of [
    [100000000, '亿'],
    [10000, '万'],
    [1, ''],
  ] as const) {
    const section = Math.floor(n / scale) % 10000
    if (section === 0) {
      gap = out !== ''
      continue
    }
    out += (out !== '' && (gap || section < 1000) ? '零' : '') + fourInChinese(section) + name
    gap = false
  }
  return out
}

const integer = fc.oneof(
  fc.nat({ max: 9999 }),
  fc.nat({ max: 999_999_999_999 }),
  fc.nat({ max: 99 }).map((n) => n * 10_000),
)

describe('numbers in words', () => {
  it('come back from Chinese digits', () => {
    fc.assert(
      fc.property(integer, (n) => {
        expect(toDouble(readChinese(inChinese(n)) as Decimal)).toBe(n)
      }),
    )
  })
  it('come back from Chinese digits with 一 of 一十 left out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 19 }), (n) => {
        expect(toDouble(readChinese(inChinese(n).slice(1)) as Decimal)).toBe(n)
      }),
    )
  })
  it('are no number where the characters form none', () => {
    for (const word of ['十百', '二三十', '百千', '三百四百']) expect(readChinese(word)).toBeNull()
  })
})

describe('numbers in a text', () => {
  it('come back from Arabic digits, separators, full sections and scales', () => {
    fc.assert(
      fc.property(fc.nat({ max: 999_999_999 }), (n) => {
        const grouped = n.toLocaleString('en-US')
        for (const written of [String(n), grouped]) {
          expect(numeralsOf(`公开信息${written}条`).map((numeral) => [numeral.value, numeral.unit])).toEqual([
            [n, '条'],
          ])
        }
      }),
    )
  })
  it('come back from Chinese digits before a unit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 999_999_999 }), (n) => {
        expect(numeralsOf(`公开信息${inChinese(n)}条`).map((numeral) => numeral.value)).toEqual([n])
      }),
    )
  })
  it('are exact with a point and a scale', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 9_999_999 }),
        fc.nat({ max: 4 }),
        fc.constantFrom(['万', 4], ['亿', 8], ['千', 3], ['', 0] as const),
        (n, decimals, [name, power]) => {
          const written =
            decimals === 0
              ? String(n)
              : `${String(n)
                  .padStart(decimals + 1, '0')
                  .slice(0, -decimals)}.${String(n)
                  .padStart(decimals + 1, '0')
                  .slice(-decimals)}`
          const [numeral] = numeralsOf(`访问量达${written}${name}次`)
          const shift = Number(power) - decimals
          const expected = shift >= 0 ? Number(BigInt(n) * 10n ** BigInt(shift)) : Number(`${n}e${shift}`)
          expect(numeral?.value).toBe(expected)
        },
      ),
    )
  })
  it('have no value where no double holds it', () => {
    expect(toDouble(parseDecimal('9007199254740993') as Decimal)).toBeNull()
    expect(toDouble(parseDecimal('9007199254740992') as Decimal)).toBe(9007199254740992)
    expect(toDouble(scale(parseDecimal('0.1') as Decimal, -30))).toBe(1e-31)
    expect(numeralsOf('公开9007199254740993条')[0]).toMatchObject({ value: null, inexact: true, unit: '条' })
    expect(numeralsOf(`公开${'9'.repeat(400)}条`)[0]).toMatchObject({ value: null, inexact: true })
  })
})

const pieces = fc.array(
  fc.oneof(
    fc.constantFrom(
      ...[
        '2019年',
        '1月1日',
        '至',
        '12',
        '3.5',
        '1,234',
        '万',
        '亿',
        '余',
        '多',
        '近',
        '约',
        '条',
        '件',
        '(次)',
        '一',
        '十',
        '百',
        '零',
        '两',
      ],
      ...[
        '第',
        '号',
        '〔2019〕',
        '60号',
        '《',
        '》',
        '“',
        '”',
        '(',
        ')',
        '、',
        '.',
        '-',
        '—',
        ',',
        '。',
        '\n',
        ' ',
        '电话:',
        '12345',
        '热线',
      ],
      ...[
        'www.a1.cn',
        'APP',
        '5G',
        '%',
        '百分之',
        '元',
        '¥',
        '个',
        '多月',
        '若干',
        '数',
        '上',
        '几',
        '①',
        '😀',
        '日',
        '月',
        '1:2',
        '1/2',
        '0512-65825350',
      ],
    ),
    fc.string({ unit: 'binary', maxLength: 3 }),
    fc.nat({ max: 99999 }).map(String),
  ),
  { maxLength: 30 },
)

describe('scanNumerals', () => {
  it('gives spans inside the text, in order and apart, with every part inside the whole', () => {
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('')
        let last = 0
        for (const numeral of numeralsOf(text)) {
          expect(numeral.start).toBeGreaterThanOrEqual(last)
          expect(numeral.end).toBeGreaterThan(numeral.start)
          expect(numeral.end).toBeLessThanOrEqual(text.length)
          for (const part of [numeral.digits, numeral.unitSpan]) {
            expect(part.start).toBeGreaterThanOrEqual(numeral.start)
            expect(part.end).toBeGreaterThanOrEqual(part.start)
            expect(part.end).toBeLessThanOrEqual(numeral.end)
          }
          if (numeral.kind !== 'quantity') expect(numeral.value).toBeNull()
          last = numeral.end
        }
      }),
      { numRuns: 2000 },
    )
  })
  it('holds every run of Arabic digits in exactly one mention', () => {
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('')
        const numerals = numeralsOf(text)
        for (const run of text.matchAll(/[0-9]+/g)) {
          const holding = numerals.filter(({ start, end }) => start < run.index + run[0].length && run.index < end)
          expect(holding.map(({ start, end }) => start <= run.index && run.index + run[0].length <= end)).toEqual([
            true,
          ])
        }
      }),
      { numRuns: 2000 },
    )
  })
  it('keeps to one paragraph', () => {
    expect(kindsOf('公开12\n34条')).toEqual(['quantity:12', 'quantity:34条'])
    expect(kindsOf('近\n12条')).toEqual(['quantity:12条'])
  })
})
