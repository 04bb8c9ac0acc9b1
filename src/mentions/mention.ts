import type { Bound, NumeralKind } from '../record/schema.ts'
import type { Span } from '../source/span.ts'

/** A numeral of the narrative with all that belongs to it; offsets are into the narrative's text. */
export interface NumeralMention extends Span {
  /** The digits alone, scale words (万, 亿) and 余/多 inside them included: the 860余 of 近860余条. */
  digits: Span
  kind: NumeralKind
  /** Exact decimal value; null for a range, an unreal number (数百) and where a double cannot hold it. */
  value: number | null
  /** 3—5件 */
  range: { from: number; to: number } | null
  /** The unit, folded: 条, 件次, 人; 元 for money of any scale; % for rates and 成; null where none stands. */
  unit: string | null
  /** Span of the unit's characters; empty at `digits.end` where there is none. */
  unitSpan: Span
  bound: Bound
  /** Written with Chinese digits (三, 两, 一百零八). */
  chinese: boolean
  /** A double cannot hold the value. */
  inexact: boolean
}

/** A date or a period of the narrative; offsets are into the narrative's text. */
export interface TimeMention extends Span {
  /**
   * - `day`: 2019年1月10日; `period`: any span of time with both ends (2023年度, 上半年, 2008年至2017年, 1—12月);
   * - `until`: 截至2020年底, whose start is not said; `since`: 2008年以来, 历年, whose end or start is not said;
   * - `duration`: 20个工作日, which is no place in time; `clock`: 13:52, a time of day;
   * - `damaged`: a date that lost characters (201911日) or that no calendar holds (2024年2月30日).
   */
  kind: 'day' | 'period' | 'until' | 'since' | 'duration' | 'clock' | 'damaged'
  /** ISO date; null where the text does not say (until, duration, a month without a year that nothing before it gives). */
  from: string | null
  to: string | null
  /** The year itself where one year is named or taken over ('2019年', '2019年度', '2019年1月1日至12月31日'). */
  year: number | null
  /** False where the year was written here; true where it was taken over from an earlier mention, or is still open. */
  implied: boolean
  /** The year as told from the report's own: 今年, 本年度, 全年 this; 去年, 上一年 last; 明年, 下年度 next; 历年 past. */
  relative: 'this' | 'last' | 'next' | 'past' | null
  /** Month and day of both ends ('01-01' to '06-30' for 上半年), whatever the year; see `resolveTime`. Null where unsaid. */
  days: { from: string; to: string } | null
}
