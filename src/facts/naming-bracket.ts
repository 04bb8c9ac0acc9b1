/** How far a bracket that names what was counted may reach, in characters. */
const reach = 90

/** 公开12项| */
const counted = /[0-9]余?[条件篇项份则]$/

/**
 * Whether a place stands in a bracket that names what the number before it counted, with no number of its own:
 * 通过网站公开12项(机构职责、镇(街)清单、提案建议办理). What such a bracket names, the sentence does not go on to speak of.
 */
export function inNamingBracket(text: string, at: number): boolean {
  let depth = 0
  for (let i = at - 1; i >= 0 && i >= at - reach; i--) {
    const code = text.charCodeAt(i)
    if (ends(code)) return false
    if (code === closing) depth++
    if (code === opening && depth-- === 0) return counted.test(text.slice(Math.max(0, i - 4), i)) && closes(text, at)
  }
  return false
}

/** Whether the bracket closes before a number and the end of the sentence. */
function closes(text: string, from: number): boolean {
  let depth = 0
  for (let i = from; i < text.length && i < from + reach; i++) {
    const code = text.charCodeAt(i)
    if (ends(code)) return false
    if (code === opening) depth++
    if (code === closing && depth-- === 0) return true
  }
  return false
}

const opening = 0x28
const closing = 0x29

/** 。 ; a line feed or a digit: none stands in such a bracket. */
const ends = (code: number): boolean =>
  code === 0x3002 || code === 0x3b || code === 0x0a || (code >= 0x30 && code <= 0x39)
