import type { HtmlText } from './html-tree.ts'

/** Where the characters of a text node stand in the HTML: a first offset for all, or one for each. */
export type TextOffsets = number | Int32Array

const entity = /&(?:#[xX]?[0-9a-fA-F]{1,8}|[a-zA-Z][a-zA-Z0-9]{0,31});?/y

/**
 * Lays a text node's value beside its source, which spells some characters longer: 「&nbsp;」 「&#8220;」 「\r\n」.
 *
 * @returns one offset where the value stands in the source to the letter; else an offset for each unit and one for the end
 */
export function textOffsets(node: HtmlText, html: string): TextOffsets {
  const location = node.sourceCodeLocation
  if (!location) return 0
  const { startOffset, endOffset } = location
  const { value } = node
  if (endOffset - startOffset === value.length && html.startsWith(value, startOffset)) return startOffset
  const offsets = new Int32Array(value.length + 1)
  let at = startOffset
  for (let i = 0; i < value.length; ) {
    const unit = value.charCodeAt(i)
    const raw = html.charCodeAt(at)
    const spelled = raw === 38 ? entityAt(html, at, value, i) : null
    if (spelled) {
      for (let k = 0; k < spelled.units; k++) offsets[i++] = at
      at += spelled.length
    } else if (raw === unit || at >= endOffset) {
      offsets[i++] = Math.min(at, endOffset)
      at++
    } else if (raw === 13 && unit === 10) {
      offsets[i++] = at
      at += html.charCodeAt(at + 1) === 10 ? 2 : 1
    } else if (raw === 60) {
      // Text that a broken table pushed out: <table>甲<tr>乙 is one node before the table.
      const close = html.indexOf('>', at)
      at = close < 0 ? endOffset : close + 1
    } else at++
  }
  offsets[value.length] = Math.min(at, endOffset)
  return offsets
}

/** How long the entity at a place is, and how many units of the value it stands for; null for a bare ampersand. */
function entityAt(html: string, at: number, value: string, i: number): { length: number; units: number } | null {
  entity.lastIndex = at
  const match = entity.exec(html)?.[0]
  if (!match || value.startsWith(match, i)) return null
  const follows = (length: number, units: number): boolean => {
    const next = html.charAt(at + length)
    return (
      i + units >= value.length || next === value.charAt(i + units) || next === '&' || next === '\r' || next === '<'
    )
  }
  const pair = (value.codePointAt(i) ?? 0) > 0xffff ? 2 : 1
  // 「&nbsp信」 and 「&ampx」 end without a semicolon, inside what looks like a longer name.
  for (let length = match.length; length >= 3; length--) {
    for (const units of [pair, pair + 1]) if (follows(length, units)) return { length, units }
    if (match.endsWith(';')) break
  }
  return { length: match.length, units: pair }
}
