import { Chrono, strict } from 'chrono-node/zh/hans'
import { isoDate } from './calendar.ts'

// Only the parsers of exact days, not those of deadlines (12日内), weekdays and casual words.
const wanted = new Set(['ISOFormatParser', 'ZHHansDateParser'])
const chrono = new Chrono({
  parsers: strict.parsers.filter((parser) => wanted.has(parser.constructor.name)),
  refiners: strict.refiners,
})
/** Chrono needs a day to count from; no part of it reaches a result, since only certain parts are kept. */
const reference = new Date(2000, 0, 1)

/** A day in digits and nothing else, which most are: (2020年1月10日), 2020-01-10. */
const plain = /^(\d{4})(?:年(\d{1,2})月(\d{1,2})日|-(\d\d)-(\d\d))$/
/** What every day begins with. */
const yearStart = /^[\d零〇○O一二两三四五六七八九十廿卅|]/

/**
 * The exact calendar day that a short text begins with (2020年1月10日, 2020-01-10 13:52, 二〇一〇年三月十日), read by chrono-node.
 *
 * @returns the ISO date and the length of its words; null where year, month or day is not written, or no calendar has it.
 */
export function exactDay(text: string): { date: string; length: number } | null {
  if (!yearStart.test(text)) return null
  const simple = plainDay(text)
  if (simple) return simple
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

/** Chrono takes as long for a day as the rest of a page takes: what needs no judgement is read here. */
function plainDay(text: string): { date: string; length: number } | null {
  const match = plain.exec(text)
  if (!match) return null
  const [whole, year, month, day] = match
  const [y, m, d] = [Number(year), Number(month ?? match[4]), Number(day ?? match[5])]
  const date = y < 1900 || y > 2100 ? null : isoDate(y, m, d)
  return date === null ? null : { date, length: whole.length }
}
