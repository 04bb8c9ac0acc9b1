import { Chrono, strict } from 'chrono-node/zh/hans'

// Only the parsers of exact days, not those of deadlines (12日内), weekdays and casual words.
const wanted = new Set(['ISOFormatParser', 'ZHHansDateParser'])
const chrono = new Chrono({
  parsers: strict.parsers.filter((parser) => wanted.has(parser.constructor.name)),
  refiners: strict.refiners,
})
/** Chrono needs a day to count from; no part of it reaches a result, since only certain parts are kept. */
const reference = new Date(2000, 0, 1)

/**
 * The exact calendar day that a short text begins with (2020年1月10日, 2020-01-10 13:52, 二〇一〇年三月十日), read by chrono-node.
 *
 * @returns the ISO date and the length of its words; null where year, month or day is not written, or no calendar has it.
 */
export function exactDay(text: string): { date: string; length: number } | null {
  // 2020/1/10, 2020.1.10 and ○ are brought to what chrono knows, one character for one
  const known = text
    .slice(0, 40)
    .replace(/[○O]/g, '〇')
    .replace(/(\d{4})[/.](\d{1,2})[/.](?=\d)/, '$1-$2-')
  const [result] = chrono.parse(known, reference)
  if (!result || result.index > 0) return null
  const { start } = result
  if (!(['year', 'month', 'day'] as const).every((part) => start.isCertain(part))) return null
  const [year, month, day] = [start.get('year'), start.get('month'), start.get('day')]
  if (year === null || year < 1900 || year > 2100) return null
  const pad = (value: number | null) => String(value).padStart(2, '0')
  return { date: `${year}-${pad(month)}-${pad(day)}`, length: result.text.length }
}
