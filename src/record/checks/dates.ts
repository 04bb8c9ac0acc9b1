import type { Extracted, Term } from '../schema.ts'
import { compare, type Draft } from './compare.ts'
import type { CheckInput } from './run-checks.ts'

/** 学年, 大学: a school reports on a school year. */
const school = /学年|学院|大学|学校/

/** The period lies in the report's year (period.year); the report is signed and published after the period's end (dates.order). */
export function checkDates({ header, source }: CheckInput): Draft[] {
  const { year, period, signedOn, publishedOn } = header
  const drafts: Draft[] = []
  const term = (name: string, extracted: Extracted<unknown>, value: number): Term => {
    const span = extracted.source[0] as Term['source']
    return { name, value, sign: 1, source: span, text: source.text.slice(span.start, span.end) }
  }
  if (year && period) {
    const isSchool = school.test(`${header.title?.value ?? ''}${header.agency?.value ?? ''}`)
    const from = Number(period.value.from.slice(0, 4))
    const to = Number(period.value.to.slice(0, 4))
    const oddStart = to === year.value && from !== year.value
    drafts.push(
      compare({
        id: 'period.year',
        left: [term('header.period', period, oddStart ? from : to)],
        right: [term('header.year', year, year.value)],
        doubt: isSchool ? 'school-year' : oddStart ? 'odd-period' : null,
      }),
    )
  }
  if (period) {
    const end = term('header.period', period, dayNumber(period.value.to))
    for (const [id, name, date] of [
      ['dates.order', 'header.signedOn', signedOn],
      ['dates.published', 'header.publishedOn', publishedOn],
    ] as const) {
      if (!date) continue
      const doubt = name === 'header.publishedOn' ? 'odd-period' : null
      const right = [term(name, date, dayNumber(date.value))]
      drafts.push(compare({ id, left: [end], right, relation: 'atMost', doubt }))
    }
  }
  return drafts
}

/** Days since 1970, so that differences are days. */
const dayNumber = (iso: string): number =>
  Date.UTC(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)) - 1, Number(iso.slice(8, 10))) / 86400000
