import type { ChromeRule, DocumentWords } from '../grammar/document-words.ts'
import { withoutWhiteSpace } from '../source/white-space.ts'
import type { Line } from './lines.ts'
import { readNumber } from './numbering.ts'

/** The first rule of page chrome that a line follows, or null. */
export function chromeRule(folded: string, line: Line, words: DocumentWords): ChromeRule | null {
  if (line.table || line.end - line.start > 240) return null
  const text = withoutWhiteSpace(folded, line.start, line.end)
  if (text.length > words.longestChrome) return null
  const sentence = text.includes('。')
  const { opening, holding } = words.anyChrome
  if (!opening.test(text) && (sentence || !holding.test(text))) return null
  for (const rule of words.chrome) {
    if (text.length > rule.longest) continue
    if (rule.pattern.test(text) || (!sentence && rule.holding?.test(text))) return rule
  }
  return null
}

/**
 * Which lines are page chrome. Rules of the edge hold before the first numbered heading and at the end, as far as chrome reaches;
 * a footer's contact lines count only beside a line that is a footer for sure; a number on a line of its own is a page's
 * unless the words around go through it (收到申请⏎12⏎件).
 */
export function findChrome(folded: string, lines: readonly Line[], words: DocumentWords): boolean[] {
  const rules = lines.map((line) => chromeRule(folded, line, words))
  const numbered = lines.findIndex((line) => {
    const number = line.table ? null : readNumber(folded, line.start)
    return number !== null && number.rank <= 2 && !number.bare
  })
  const firstHeading = numbered < 0 ? Math.min(lines.length, 12) : numbered
  const chrome = rules.map((rule, i) => {
    if (!rule || rule.where === 'footer') return false
    if (rule.id === 'page number') return isPageNumber(folded, lines, i)
    return rule.where === 'anywhere' || i < firstHeading
  })
  // Contact lines join a footer above or below them.
  const spread = (i: number, from: number) => {
    const beside = rules[from]
    if (rules[i]?.where === 'footer' && chrome[from] && (beside?.id === 'footer' || beside?.where === 'footer'))
      chrome[i] = true
  }
  for (let i = 1; i < lines.length; i++) spread(i, i - 1)
  for (let i = lines.length - 2; i >= 0; i--) spread(i, i + 1)
  for (let i = lines.length - 1; i >= 0 && rules[i] && (chrome[i] || rules[i]?.where === 'edge'); i--) chrome[i] = true
  return chrome
}

function isPageNumber(folded: string, lines: readonly Line[], i: number): boolean {
  const line = lines[i] as Line
  if (!/^\d+$/.test(folded.slice(line.start, line.end))) return true
  const next = lines[i + 1]
  return !next || !/[条件次人个份篇项期万亿余%年月日、,]/.test(folded.charAt(next.start))
}
