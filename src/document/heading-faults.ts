import type { Span } from '../source/span.ts'
import { readNumber } from './numbering.ts'
import type { SectionNode } from './tree.ts'

/** A heading whose number does not follow the one before it. */
export interface HeadingFault {
  ruleId: 'heading-misnumbered'
  span: Span
  data: { number: string; before: string }
}

/**
 * Headings that repeat or skip a number among their siblings of one numbering: 一, 二, 二, 四 gives the second 二.
 * A number is right where it follows the one before it, or tells the heading's place.
 *
 * @param folded the folded text; `data` quotes the numbers from `text`
 */
export function headingFaults(sections: readonly SectionNode[], folded: string, text: string): HeadingFault[] {
  const faults: HeadingFault[] = []
  const quote = (span: Span) => text.slice(span.start, span.end)
  const visit = (siblings: readonly SectionNode[]) => {
    const last = new Map<string, { value: number; number: Span; place: number }>()
    for (const section of siblings) {
      const { heading } = section
      const value = heading?.number ? (readNumber(folded, heading.number.start)?.value ?? 0) : 0
      if (heading?.number && value > 0) {
        const before = last.get(heading.numbering)
        const place = (before?.place ?? 0) + 1
        if (before && value !== before.value + 1 && value !== place) {
          const data = { number: quote(heading.number), before: quote(before.number) }
          faults.push({ ruleId: 'heading-misnumbered', span: heading.number, data })
        }
        last.set(heading.numbering, { value, number: heading.number, place })
      }
      visit(section.sections)
    }
  }
  visit(sections)
  return faults
}
