/** How a value follows from the words at a numeral: each step as it would be written down. */
export interface Derivation {
  /** The words as they stand. */
  words: string
  /** The number in the words, half width and without separators; '' where there is none. */
  number: string
  /** '298.64 × 10,000', '1 × 1,000 + 3 × 100 + 5 × 10 + 4' */
  formula: string
  /** What the formula gives. */
  value: number
  /** The words of a bound, as they stand: 余, 近, 以上. */
  bound: string
}

const units: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 廿: 20, 卅: 30, 百: 100, 佰: 100, 千: 1000, 仟: 1000 }
const scales: Readonly<Record<string, number>> = { 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8 }
const digits = '〇一二三四五六七八九'
const same: Readonly<Record<string, string>> = {
  零: '〇',
  两: '二',
  兩: '二',
  壹: '一',
  贰: '二',
  叁: '三',
  肆: '四',
  伍: '五',
}
const bounds = /余|餘|多|近|约|約|逾|超过|超|左右|以上|不足|将近|上下|大约/

/**
 * Works out how the words at a numeral give its value. Null where the words are of another kind (a range, a mixed
 * way of writing), or where this account would not give the value that was read: no account is better than a wrong one.
 *
 * @param words the text at the numeral, with its unit
 * @param value the value of the fact
 */
export function derivationOf(words: string, value: number): Derivation | null {
  const plain = words
    .replace(/[０-９．，％]/g, (unit) => String.fromCharCode(unit.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u200b\ufeff]/g, '')
  const found = arabic(plain) ?? chinese(plain)
  if (!found || Math.abs(found.value - value) > Math.abs(value) * 1e-12) return null
  return { words, ...found, value, bound: bounds.exec(plain)?.[0] ?? '' }
}

type Found = Pick<Derivation, 'number' | 'formula' | 'value'>

/** 298.64万, 1,254, 95.5% */
function arabic(plain: string): Found | null {
  const found = /(\d[\d,]*(?:\.\d+)?)[余餘多]?([十百千]?[万萬亿億]?)/.exec(plain)
  if (!found) return null
  const number = (found[1] ?? '').replaceAll(',', '')
  const factors = [...(found[2] ?? '')].map((unit) => units[unit] ?? scales[unit] ?? 1)
  const value = factors.reduce(timesExactly, Number(number))
  return { number, formula: [number, ...factors.map(grouped)].join(' × '), value }
}

/** 一百六十八万, 六千八百零八, 二〇二 */
function chinese(plain: string): Found | null {
  const normal = plain.replace(/[零两兩壹贰叁肆伍]/g, (digit) => same[digit] ?? digit)
  const number = /[〇一二三四五六七八九十拾廿卅百佰千仟万萬亿億]{1,30}/.exec(normal)?.[0]
  if (number === undefined) return null
  if ([...number].every((unit) => digits.includes(unit))) {
    const value = Number([...number].map((digit) => digits.indexOf(digit)).join(''))
    return { number, formula: String(value), value }
  }
  let [total, group, digit] = [0, 0, -1]
  const terms: string[] = []
  let open: string[] = []
  for (const unit of number) {
    if (unit === '〇') continue
    if (digits.includes(unit)) digit = digits.indexOf(unit)
    else if (units[unit] !== undefined) {
      const count = digit < 0 ? 1 : digit
      group += count * units[unit]
      open.push(`${count} × ${grouped(units[unit])}`)
      digit = -1
    } else {
      if (digit >= 0) open.push(String(digit))
      const scale = scales[unit] ?? 1
      total += (group + Math.max(0, digit)) * scale
      terms.push(
        open.length > 1 ? `(${open.join(' + ')}) × ${grouped(scale)}` : `${open[0] ?? '1'} × ${grouped(scale)}`,
      )
      group = 0
      digit = -1
      open = []
    }
  }
  if (digit >= 0) open.push(String(digit))
  return { number, formula: [...terms, ...open].join(' + '), value: total + group + Math.max(0, digit) }
}

/** Times a power of ten without the errors of binary fractions: 298.64 × 10000 is 2986400. */
function timesExactly(value: number, factor: number): number {
  return Number(`${value}e${Math.round(Math.log10(factor))}`)
}

const grouped = (value: number): string => value.toLocaleString('en-US')
