import type { Bound } from '../record/schema.ts'
import { type Place, unitAt } from './place.ts'

/** A unit with all that is written of it; `power` scales the value to 元. */
export interface UnitReading {
  text: string | null
  start: number
  end: number
  power: number
  duration: boolean
  /** 'over' where the 多 stands inside the unit (2个多月). */
  bound: Bound
}

/** The unit that begins at `at`, with its brackets (条(次)); its text is null where none stands. */
export function readUnit(place: Place, at: number, chinese: boolean): UnitReading {
  const { text, lexicon } = place
  const reading: UnitReading = { text: null, start: at, end: at, power: 0, duration: false, bound: 'exact' }
  if (text.charAt(at) === '%') return { ...reading, text: '%', end: at + 1 }
  // 2个多月: the 多 parts the unit.
  if (text.startsWith('个多', at)) {
    const parted = /^(?:月|小时|季度|工作日)/.exec(text.slice(at + 2, at + 5))?.[0]
    if (parted) {
      return { ...reading, text: `个${parted}`, end: at + 2 + parted.length, duration: true, bound: 'over' }
    }
  }
  const unit = unitAt(place, at, chinese)
  if (!unit) return reading
  let end = at + unit.text.length
  if (unit.kind === 'money') return { ...reading, text: '元', end, power: unit.power }
  if (text.charAt(end) === '(' && text.charAt(end + 2) === ')' && lexicon.bracketed.has(text.charAt(end + 1))) end += 3
  else if (text.charAt(end) === '/' && lexicon.bracketed.has(text.charAt(end + 1)) && unit.kind === 'count') end += 2
  return { ...reading, text: text.slice(at, end), end, duration: unit.kind === 'duration' }
}
