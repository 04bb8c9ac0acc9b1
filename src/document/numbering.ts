import type { Numbering } from '../record/schema.ts'

/** A heading's or list item's number as it stands at an offset of the folded text. */
export interface HeadingNumber {
  numbering: Numbering
  /** 三、→ 3; 0 where it cannot be told. */
  value: number
  /** Offset after the number and its separator: after '、' of '一、'. */
  end: number
  /** Depth in the customary ladder, 0 (第一部分) to 6 (一是): a heading lies in the last one before it of lower rank. */
  rank: number
  /** Nothing but white space, or nothing at all, parts it from the text (一 概 述, 一概述): only a known topic makes it a heading. */
  bare: boolean
}

interface NumberForm {
  pattern: RegExp
  numbering: Numbering
  rank: number
  bare?: true
}

/**
 * What a number looks like, by its first character; of each list the first that matches. The group is its value.
 * White space is let in where scrapers and mirrors leave it.
 */
const forms: { opens: string; forms: NumberForm[] }[] = [
  {
    opens: '第',
    forms: [
      // 第一部分 概述, 第二章
      { pattern: /第([一二三四五六七八九十]{1,3}|\d{1,2})(?:部分|章|节)[、.:,\s]*/y, numbering: 'chinese', rank: 0 },
      // 第一,主动公开方面。
      { pattern: /第([一二三四五六七八九十]{1,3})[、.,:]\s*/y, numbering: 'ordinal', rank: 6 },
    ],
  },
  {
    opens: '一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾',
    forms: [
      // 一是主动公开方面。
      { pattern: /([一二三四五六七八九十]{1,3})是/y, numbering: 'ordinal', rank: 6 },
      // 一、概述 | 一 、概述 | 一.概述 | 壹、概述 | 一,、概述
      {
        pattern: /([一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾]{1,3})\s{0,8},?[、.]{1,3}\s*/y,
        numbering: 'chinese',
        rank: 1,
      },
      // 一)主动公开情况, whose opening bracket was lost
      { pattern: /([一二三四五六七八九十]{1,3})\)[、.]?\s*/y, numbering: 'chinese-parens', rank: 2 },
      // 一 概 述 | 一概述 | 一,概述
      {
        pattern: /([一二三四五六七八九十]{1,2})(?:,\s*|:\s*|\s{1,8}|(?=[^一二三四五六七八九十]))/y,
        numbering: 'chinese',
        rank: 1,
        bare: true,
      },
    ],
  },
  {
    opens: '([〔【',
    forms: [
      // (一)主动公开情况 | 〔一〕 | 【一】
      {
        pattern: /[([〔【]\s{0,8}([一二三四五六七八九十]{1,3})\s{0,8}[)\]〕】][、.]?\s*/y,
        numbering: 'chinese-parens',
        rank: 2,
      },
      // (1)当面申请
      { pattern: /[([]\s?(\d{1,2})\s?[)\]][、.]?\s*/y, numbering: 'arabic-parens', rank: 4 },
    ],
  },
  {
    opens: '0123456789',
    forms: [
      // 1.政策解读情况 | 1、政策解读情况; not 1.5万
      { pattern: /(\d{1,2})\s?[.、](?!\d)\s*/y, numbering: 'arabic', rank: 3 },
      // 1)当面申请, whose opening bracket was lost
      { pattern: /(\d{1,2})\)[、.]?\s*/y, numbering: 'arabic-parens', rank: 4 },
    ],
  },
  // ㈠主动公开情况
  { opens: charactersFrom('㈠', '㈩'), forms: [{ pattern: /(.)[、.]?\s*/y, numbering: 'chinese-parens', rank: 2 }] },
  // ⒈政策解读情况
  { opens: charactersFrom('⒈', '⒛'), forms: [{ pattern: /(.)\s*/y, numbering: 'arabic', rank: 3 }] },
  // ⑴当面申请
  { opens: charactersFrom('⑴', '⒇'), forms: [{ pattern: /(.)\s*/y, numbering: 'arabic-parens', rank: 4 }] },
  // ①门户网站
  { opens: charactersFrom('①', '⑳'), forms: [{ pattern: /(.)[、.]?\s*/y, numbering: 'circled', rank: 5 }] },
]

function charactersFrom(first: string, last: string): string {
  let characters = ''
  for (let code = first.charCodeAt(0); code <= last.charCodeAt(0); code++) characters += String.fromCharCode(code)
  return characters
}

const formsByFirst: ReadonlyMap<number, readonly NumberForm[]> = new Map(
  forms.flatMap((entry) => [...entry.opens].map((first) => [first.charCodeAt(0), entry.forms] as const)),
)

/** Reads the number that stands at an offset of the folded text, or null. */
export function readNumber(folded: string, at: number): HeadingNumber | null {
  const forms = formsByFirst.get(folded.charCodeAt(at))
  if (!forms) return null
  for (const { pattern, numbering, rank, bare } of forms) {
    pattern.lastIndex = at
    const match = pattern.exec(folded)
    if (match)
      return { numbering, value: readValue(match[1] ?? ''), end: at + match[0].length, rank, bare: bare === true }
  }
  return null
}

const chinese = '〇一二三四五六七八九'
const formal = '零壹贰叁肆伍陆柒捌玖'

function readValue(number: string): number {
  const unit = number.charCodeAt(0)
  for (const first of ['㈠', '⒈', '⑴', '①']) {
    const value = unit - first.charCodeAt(0) + 1
    if (number.length === 1 && value >= 1 && value <= 20) return value
  }
  if (/^\d+$/.test(number)) return Number(number)
  const [tens = '', ones = ''] = /[十拾]/.test(number) ? number.split(/[十拾]/) : ['', number]
  const digit = (char: string) => Math.max(chinese.indexOf(char), formal.indexOf(char), 0)
  if (tens.length > 1 || ones.length > 1) return 0
  const ten = /[十拾]/.test(number) ? (tens === '' ? 1 : digit(tens)) * 10 : 0
  return ten + (ones === '' ? 0 : digit(ones))
}
