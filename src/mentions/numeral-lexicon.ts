import { join } from 'node:path'
import { z } from 'zod'
import { boundedInstead, unboundedRepeat } from '../grammar/bounded.ts'
import { readYamlFile } from '../grammar/yaml-file.ts'
import { bounds } from '../record/schema.ts'

const followers = z.record(z.string(), z.array(z.string()))
const boundWords = z.record(z.string(), z.enum(bounds))
const unitsSchema = z
  .object({
    counts: followers,
    arabicOnly: z.array(z.string()),
    durations: followers,
    money: z.record(z.string(), z.int()),
    moneyNot: z.array(z.string()),
    latin: z.array(z.string()),
    bracketed: z.array(z.string()),
  })
  .strict()
const boundsSchema = z
  .object({ before: boundWords, not: followers, roundOnly: z.array(z.string()), behind: boundWords })
  .strict()
const identifiersSchema = z
  .object({ cues: z.array(z.string()), hotlines: z.array(z.string()), followers: z.array(z.string()) })
  .strict()
const namesSchema = z
  .object({
    names: z.array(z.string().min(2)),
    patterns: z.array(z.object({ behind: z.string().min(1), pattern: z.string() }).strict()),
  })
  .strict()

/** A unit of the lexicon. */
export interface Unit {
  text: string
  /** Words that, right behind it, make it another word. */
  not: readonly string[]
  kind: 'count' | 'duration' | 'money' | 'latin'
  /** Power of ten from the unit to 元 or to itself. */
  power: number
  arabicOnly: boolean
}

/** A word of the lexicon with the bound that it gives; `not` are the characters of which it is only the tail. */
export interface BoundWord {
  text: string
  bound: (typeof bounds)[number]
  not: readonly string[]
  roundOnly: boolean
}

/** A name with the place of its first digit in it. */
export interface DigitName {
  text: string
  digitAt: number
}

/** The words that numerals are read with, keyed by one character for a single look-up at the place. */
export interface NumeralLexicon {
  /** By first character, the longest first. */
  units: ReadonlyMap<string, readonly Unit[]>
  bracketed: ReadonlySet<string>
  /** By last character, the longest first. */
  boundsBefore: ReadonlyMap<string, readonly BoundWord[]>
  /** By first character, the longest first. */
  boundsBehind: ReadonlyMap<string, readonly BoundWord[]>
  /** By first digit (Arabic or Chinese), the longest first. */
  names: ReadonlyMap<string, readonly DigitName[]>
  /** Sticky, by the character right behind the digits. */
  namePatterns: ReadonlyMap<string, RegExp>
  /** Matches at the end of the text before an identifier. */
  cue: RegExp
  hotlines: ReadonlySet<string>
  hotlineFollowers: ReadonlyMap<string, readonly string[]>
}

const numeralCharacter = /[0-9零〇一二两三四五六七八九十百千万亿双廿卅]/

function groupBy<T extends { text: string }>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group) group.push(item)
    else groups.set(key(item), [item])
  }
  for (const group of groups.values()) group.sort((a, b) => b.text.length - a.text.length)
  return groups
}

/**
 * Reads units.yaml, bounds.yaml, identifiers.yaml and names.yaml of a grammars folder.
 *
 * @throws GrammarError where a file does not follow its schema.
 */
export function loadNumeralLexicon(grammars: string): NumeralLexicon {
  const file = (name: string) => join(grammars, 'lexicon', name)
  const units = readYamlFile(file('units.yaml'), unitsSchema).data
  const words = readYamlFile(file('bounds.yaml'), boundsSchema).data
  const identifiers = readYamlFile(file('identifiers.yaml'), identifiersSchema).data
  const names = readYamlFile(file('names.yaml'), namesSchema)
  const arabicOnly = new Set(units.arabicOnly)
  const unit = (text: string, kind: Unit['kind'], not: readonly string[], power = 0): Unit => ({
    text,
    kind,
    not,
    power,
    arabicOnly: arabicOnly.has(text) || kind === 'latin',
  })
  const bound = ([text, value]: [string, (typeof bounds)[number]]): BoundWord => ({
    text,
    bound: value,
    not: words.not[text] ?? [],
    roundOnly: words.roundOnly.includes(text),
  })
  const namePatterns = new Map<string, RegExp>()
  for (const [index, { behind, pattern }] of names.data.patterns.entries()) {
    const repeat = unboundedRepeat(pattern)
    if (repeat !== null) throw names.faultAt(['patterns', index, 'pattern'], boundedInstead(repeat))
    try {
      for (const character of behind) namePatterns.set(character, new RegExp(pattern, 'y'))
    } catch (fault) {
      throw names.faultAt(['patterns', index, 'pattern'], String(fault))
    }
  }
  const first = (item: { text: string }) => item.text.charAt(0)
  return {
    units: groupBy(
      [
        ...Object.entries(units.counts).map(([text, not]) => unit(text, 'count', not)),
        ...Object.entries(units.durations).map(([text, not]) => unit(text, 'duration', not)),
        ...Object.entries(units.money).map(([text, power]) => unit(text, 'money', units.moneyNot, power)),
        ...units.latin.map((text) => unit(text, 'latin', [])),
      ],
      first,
    ),
    bracketed: new Set(units.bracketed),
    boundsBefore: groupBy(Object.entries(words.before).map(bound), (word) => word.text.charAt(word.text.length - 1)),
    boundsBehind: groupBy(Object.entries(words.behind).map(bound), first),
    names: groupBy(
      names.data.names
        .map((text) => ({ text, digitAt: text.search(numeralCharacter) }))
        .filter((name) => name.digitAt >= 0),
      (name) => name.text.charAt(name.digitAt),
    ),
    namePatterns,
    cue: new RegExp(`(?:${identifiers.cues.join('|')})(?:号码?)?[:为是]?[(“]?$`),
    hotlines: new Set(identifiers.hotlines),
    hotlineFollowers: new Map(
      [
        ...groupBy(
          identifiers.followers.map((text) => ({ text })),
          first,
        ),
      ].map(([key, group]) => [key, group.map((word) => word.text)]),
    ),
  }
}
