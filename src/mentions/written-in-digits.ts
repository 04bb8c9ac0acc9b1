import type { Narrative } from '../document/narrative.ts'
import type { NumeralMention } from './mention.ts'

/** 一项工作, 三个方面: what these units count is spoken of by the way. */
const byTheWay: ReadonlySet<string> = new Set([
  '个',
  '项',
  '种',
  '类',
  '级',
  '大类',
  '方面',
  '批',
  '套',
  '部',
  '年',
  '月',
  '天',
])

/** Longer runs of digits are taken for numbers that ran together. */
const longest = 8

/**
 * The narrative as patterns read it: a Chinese numeral that counts things is written in as many digits as it has
 * characters, so that patterns know a number when they see one. Where its value has as many, they are the value's own
 * (提案十二件 is 提案12件); else they are ones (一百二十条 is 1111条), and the value is the mention's.
 */
export function writtenInDigits(narrative: Narrative, numerals: readonly NumeralMention[]): Narrative {
  const { text } = narrative
  let written = ''
  let from = 0
  for (const { chinese, kind, unit, digits, value } of numerals) {
    const length = digits.end - digits.start
    if (!chinese || kind !== 'quantity' || unit === null || byTheWay.has(unit) || length > longest) continue
    const own = String(value)
    written += text.slice(from, digits.start) + (/^\d+$/.test(own) && own.length === length ? own : '1'.repeat(length))
    from = digits.end
  }
  return from === 0 ? narrative : { ...narrative, text: written + text.slice(from) }
}
