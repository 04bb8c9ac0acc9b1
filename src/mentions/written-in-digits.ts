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

/**
 * The narrative as patterns read it: a Chinese numeral that counts things is written in digits, one for each character
 * (建议十二件、提案三件 as 建议11件、提案1件), so that patterns know a number when they see one. Values are in the
 * mentions; the digits stand for none.
 */
export function writtenInDigits(narrative: Narrative, numerals: readonly NumeralMention[]): Narrative {
  const { text } = narrative
  let written = ''
  let from = 0
  for (const { chinese, kind, unit, digits } of numerals) {
    if (!chinese || kind !== 'quantity' || unit === null || byTheWay.has(unit)) continue
    written += text.slice(from, digits.start) + '1'.repeat(digits.end - digits.start)
    from = digits.end
  }
  return from === 0 ? narrative : { ...narrative, text: written + text.slice(from) }
}
