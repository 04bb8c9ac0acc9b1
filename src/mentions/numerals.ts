import type { Narrative } from '../document/narrative.ts'
import type { NumeralMention, TimeMention } from './mention.ts'

export function scanNumerals(_narrative: Narrative, _times: readonly TimeMention[]): NumeralMention[] {
  return []
}
