import type { Span } from '../source/span.ts'
import { type Fact, type Report, reportSchema, type Section } from './schema.ts'

/** A record that breaks its schema or its laws: a fault of the parser, never of the text. */
export class LawError extends Error {
  override readonly name = 'LawError'
}

/**
 * Proves that a record keeps its schema and its laws.
 *
 * @param text the text that the record was read from; the record's offsets are UTF-16
 * @param name what to call the text in the error
 * @throws LawError that tells the first things that are wrong
 */
export function assertLawful(report: Report, text: string, name: string): void {
  const broken = brokenLaws(report, text)
  if (broken.length === 0) return
  const more = broken.length > 5 ? ` … and ${broken.length - 5} more` : ''
  throw new LawError(`${name}: the record breaks its laws: ${broken.slice(0, 5).join('; ')}${more}`)
}

/**
 * What is wrong with a record, in words; nothing for a sound one. The schema; every span in the text, with the text at
 * it to the letter; sections that tile their parent's text; every run of digits in exactly one numeral; references
 * that lead somewhere. Linear in the record and the text.
 */
export function brokenLaws(report: Report, text: string): string[] {
  const parsed = reportSchema.safeParse(report)
  if (!parsed.success) return parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  return [
    ...brokenSpans(report, text, ''),
    ...brokenSections(report, text),
    ...brokenFacts(report),
    ...brokenLedger(report, text),
    ...(report.source.length === text.length ? [] : ['source.length is not the length of the text']),
  ]
}

const isSpan = (value: object): value is Span =>
  'start' in value && 'end' in value && typeof value.start === 'number' && typeof value.end === 'number'

/** Every object's `source`, `span` or `numeral` lies in the text, and a `text` beside it is the text there. */
function brokenSpans(value: unknown, text: string, path: string): string[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap((item, index) => brokenSpans(item, text, `${path}[${index}]`))
  if (isSpan(value))
    return value.start <= value.end && value.end <= text.length
      ? []
      : [`${path} is outside the text: ${JSON.stringify(value)}`]
  const broken = Object.entries(value).flatMap(([key, item]) => brokenSpans(item, text, path ? `${path}.${key}` : key))
  const { source, span, text: words } = value as { source?: unknown; span?: unknown; text?: unknown }
  const at = source ?? span
  // A heading's text is its words without the number, inside its span; a value read from several places joins them.
  if (typeof words !== 'string' || typeof at !== 'object' || at === null) return broken
  const spans = (Array.isArray(at) ? at : [at]) as Span[]
  if (spans.length === 1 && spans[0]) {
    const there = text.slice(spans[0].start, spans[0].end)
    if ('numbering' in value ? !there.includes(words) : there !== words)
      broken.push(`${path}.text is not the text at its span`)
  } else if (spans.some((part) => !words.includes(text.slice(part.start, part.end))))
    broken.push(`${path}.text lacks the text at one of its spans`)
  return broken
}

/** Top sections tile the text; children lie in their parent, in order and apart. */
function brokenSections({ sections }: Report, text: string): string[] {
  const broken: string[] = []
  let end = 0
  for (const { id, span } of sections) {
    if (span.start !== end) broken.push(`section ${id} leaves a gap or an overlap at ${end}`)
    end = span.end
  }
  if (end !== text.length) broken.push(`the sections end at ${end} of ${text.length}`)
  const within = (parent: Section) => {
    let from = parent.span.start
    for (const child of parent.sections) {
      if (child.span.start < from || child.span.end > parent.span.end)
        broken.push(`section ${child.id} is not within ${parent.id}`)
      from = child.span.end
      within(child)
    }
  }
  sections.forEach(within)
  return broken
}

/** A fact's numeral lies in its source; its section, its whole and what it is a part of are there. */
function brokenFacts({ facts, sections }: Report): string[] {
  const ids = new Set<string>()
  const collect = (list: readonly Section[]) => {
    for (const section of list) {
      ids.add(section.id)
      collect(section.sections)
    }
  }
  collect(sections)
  const byId = new Map(facts.map((fact) => [fact.id, fact]))
  const broken: string[] = byId.size === facts.length ? [] : ['two facts share an id']
  let start = 0
  for (const fact of facts) {
    const { id, numeral, source, section, whole, partOf, basis } = fact
    if (source.start < start) broken.push(`fact ${id} is out of order`)
    start = source.start
    if (numeral && (numeral.start < source.start || numeral.end > source.end))
      broken.push(`fact ${id}: numeral outside its source`)
    if (!ids.has(section)) broken.push(`fact ${id}: no section ${section}`)
    for (const other of [whole, partOf])
      if (other !== null && !byId.has(other)) broken.push(`fact ${id}: no fact ${other}`)
    if (basis === 'all' && whole === null) broken.push(`fact ${id}: an all without its whole`)
    broken.push(...brokenValue(fact, byId))
  }
  return broken
}

/** A none is 0 and an all takes its whole's value: nothing is computed that the text does not state. */
function brokenValue({ id, basis, value, whole, numeral, range }: Fact, byId: ReadonlyMap<string, Fact>): string[] {
  if (range && value !== null) return [`fact ${id}: a range has no value`]
  if (basis === 'none' && value !== 0) return [`fact ${id}: a none is 0`]
  if (basis === 'all' && value !== (byId.get(whole ?? '')?.value ?? null))
    return [`fact ${id}: an all has its whole's value`]
  if (basis === 'stated' && numeral === null) return [`fact ${id}: a stated number without its numeral`]
  return []
}

/** Numerals are in order and apart, and every run of Arabic digits lies in exactly one. */
function brokenLedger({ numerals, facts }: Report, text: string): string[] {
  const broken: string[] = []
  const ids = new Set(facts.map(({ id }) => id))
  let end = 0
  for (const { span, facts: named } of numerals) {
    if (span.start < end) broken.push(`the numeral at ${span.start} overlaps the one before it`)
    end = Math.max(end, span.end)
    for (const id of named) if (!ids.has(id)) broken.push(`the numeral at ${span.start} names no fact ${id}`)
  }
  let at = 0
  for (const { index, 0: digits } of text.matchAll(/[0-9０-９]+/g)) {
    while (at < numerals.length && (numerals[at]?.span.end ?? 0) <= index) at++
    const span = numerals[at]?.span
    if (!span || span.start > index || span.end < index + digits.length)
      broken.push(`the digits '${digits.slice(0, 20)}' at ${index} are not in one numeral`)
  }
  return broken
}
