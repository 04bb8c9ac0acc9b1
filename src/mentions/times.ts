import type { Narrative } from '../document/narrative.ts'
import type { TimeMention } from './mention.ts'

export function scanTimes(_narrative: Narrative): TimeMention[] {
  return []
}
