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

const reading = (
  text: string | null,
  start: number,
  end: number,
  power = 0,
  duration = false,
  bound: Bound = 'exact',
): UnitReading => ({ text, start, end, power, duration, bound })

/** The unit that begins at `at`, with its brackets (条(次)); its text is null where none stands. */
export function readUnit(place: Place, at: number, chinese: boolean): UnitReading {
  const { text, lexicon } = place
  if (text.charAt(at) === '%') return reading('%', at, at + 1)
  // 2个多月: the 多 parts the unit.
  if (text.startsWith('个多', at)) {
    const parted = /^(?:月|小时|季度|工作日)/.exec(text.slice(at + 2, at + 5))?.[0]
    if (parted) return reading(`个${parted}`, at, at + 2 + parted.length, 0, true, 'over')
  }
  const unit = unitAt(place, at, chinese)
  if (!unit) return bracketedUnit(place, at, chinese)
  // 8成 is 80 %; of Chinese digits readRate takes care.
  if (unit.text === '成') return reading('%', at, at + 1, 1)
  const end = at + unit.text.length
  if (unit.kind === 'money') return reading('元', at, end, unit.power)
  const mark = text.charAt(end)
  if ((mark === '(' || mark === '/') && lexicon.bracketed.has(text.charAt(end + 1))) {
    if (mark === '(' && text.charAt(end + 2) === ')') return reading(text.slice(at, end + 3), at, end + 3)
    if (mark === '/' && unit.kind === 'count') return reading(text.slice(at, end + 2), at, end + 2)
  }
  return reading(unit.text, at, end, 0, unit.kind === 'duration')
}

/** 12(件): a unit that stands in brackets of its own. */
function bracketedUnit(place: Place, at: number, chinese: boolean): UnitReading {
  const unit = place.text.charAt(at) === '(' ? unitAt(place, at + 1, chinese) : null
  const end = unit ? at + 2 + unit.text.length : at
  return unit?.kind === 'count' && place.text.charAt(end - 1) === ')'
    ? reading(unit.text, at, end)
    : reading(null, at, at)
}
