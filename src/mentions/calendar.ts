/** Plain calendar arithmetic on ISO dates, without a clock and without a time zone. */

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Days of a month; 0 for a month that is none. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)) return 29
  return monthLengths[month - 1] ?? 0
}

/** '2019-01-10', or null where no calendar holds the day (2024年2月30日). */
export function isoDate(year: number, month: number, day: number): string | null {
  if (day < 1 || day > daysInMonth(year, month)) return null
  return `${year}-${monthDay(month, day)}`
}

/** '01-10' */
export const monthDay = (month: number, day: number): string =>
  `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

/** The ISO date of a month and day ('02-29') in a year; null where the year has no such day. */
export const dayOfYear = (year: number, day: string): string | null =>
  isoDate(year, Number(day.slice(0, 2)), Number(day.slice(3)))

/** As `dayOfYear`, for the last day of a period: 02-29, the end of any February, is 02-28 where the year has no more. */
export const endDayOfYear = (year: number, day: string): string | null =>
  dayOfYear(year, day) ?? (day === '02-29' ? isoDate(year, 2, 28) : null)

const chineseDigits = new Map([...'〇一二三四五六七八九'].map((digit, value) => [digit, value]))
for (const zero of '零○O0') chineseDigits.set(zero, 0)
chineseDigits.set('两', 2)

/** A year of four digits, Arabic or Chinese (二〇二二, 二○一0). */
export function yearValue(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  let value = 0
  for (const digit of text) value = value * 10 + (chineseDigits.get(digit) ?? Number(digit))
  return value
}

/** A number below 100, Arabic or Chinese (十五, 二十一, 廿三, 三〇); null where the characters make none (三四). */
export function smallValue(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text)
  const ten = /^(?:([一二两三四五六七八九])?十|(廿)|(卅))([一二三四五六七八九])?$/.exec(text)
  if (ten) {
    const tens = ten[2] ? 2 : ten[3] ? 3 : ten[1] ? (chineseDigits.get(ten[1]) ?? 1) : 1
    return tens * 10 + (ten[4] ? (chineseDigits.get(ten[4]) ?? 0) : 0)
  }
  if (/^[一二三][〇○零]$/.test(text)) return (chineseDigits.get(text.charAt(0)) ?? 0) * 10
  return text.length === 1 ? (chineseDigits.get(text) ?? null) : null
}
