import { fileURLToPath } from 'node:url'
import type { Narrative } from '../../src/document/narrative.ts'
import type { NumeralMention } from '../../src/mentions/mention.ts'
import { loadNumeralLexicon } from '../../src/mentions/numeral-lexicon.ts'
import { scanNumerals } from '../../src/mentions/numerals.ts'
import { scanTimes } from '../../src/mentions/times.ts'

const section = {
  id: 's1',
  kind: 'unclassified' as const,
  heading: null,
  span: { start: 0, end: 0 },
  sections: [],
}
const lexicon = loadNumeralLexicon(fileURLToPath(new URL('../../grammars', import.meta.url)))

/** A narrative whose offsets are the text's own, one paragraph a line. */
export function narrativeOf(text: string): Narrative {
  let start = 0
  const paragraphs = text.split('\n').map((line) => {
    const paragraph = { start, end: start + line.length, kind: 'paragraph' as const, section }
    start += line.length + 1
    return paragraph
  })
  return { text, map: Uint32Array.from({ length: text.length + 1 }, (_, i) => i), paragraphs }
}

/** The numerals of a text, its dates scanned first, as the pipeline does. */
export function numeralsOf(text: string): NumeralMention[] {
  const narrative = narrativeOf(text)
  return scanNumerals(narrative, scanTimes(narrative), lexicon)
}

/** 'kind:text' of every numeral. */
export const kindsOf = (text: string): string[] =>
  numeralsOf(text).map((numeral) => `${numeral.kind}:${text.slice(numeral.start, numeral.end)}`)

/** Every quantity in short: text, value (or both ends of a range), unit, and the bound unless exact. */
export function quantitiesOf(text: string): string[] {
  return numeralsOf(text)
    .filter((numeral) => numeral.kind === 'quantity')
    .map(({ start, end, value, range, unit, bound }) => {
      const number = range ? `${range.from}..${range.to}` : String(value)
      return [text.slice(start, end), number, unit ?? '-', ...(bound === 'exact' ? [] : [bound])].join(' ')
    })
}
