import { checkOptions, checkText } from './check-arguments.ts'
import { narrate } from './document/narrative.ts'
import { read } from './document/read.ts'
import { relate } from './facts/relate.ts'
import type { Trace } from './facts/trace.ts'
import { align } from './forms/align.ts'
import type { Grammars } from './grammar/grammar.ts'
import { loadGrammars } from './grammar/load-grammars.ts'
import { readHeader } from './header/read-header.ts'
import { scanNumerals } from './mentions/numerals.ts'
import { scanTimes } from './mentions/times.ts'
import type { TokenizerLibrary } from './mentions/words.ts'
import { writtenInDigits } from './mentions/written-in-digits.ts'
import { assemble } from './record/assemble.ts'
import type { Language } from './record/messages.ts'
import type { Format, OffsetUnit, Report } from './record/schema.ts'
import { fold } from './source/fold.ts'
import { convertOffsets } from './source/offsets.ts'

export interface ParseOptions {
  /** What the text is; 'text' unless told. html, docx and pdf name where a reader made the text from. */
  format?: Format
  /** Where the text comes from, for `source.path`. */
  path?: string
  /** SHA-256 of the file, for `source.sha256`. */
  sha256?: string
  /** Grammars, or the folder to load them from; the bundled ones unless told. */
  grammars?: Grammars | string
  /** Library that cuts words, for labels alone; nodejieba where it is built, else jieba-wasm, unless told. */
  tokenizer?: TokenizerLibrary
  /** What offsets in the record count; UTF-16 code units unless told. */
  offsets?: OffsetUnit
  /** Language of the `reason` of messages and checks; English unless told. */
  language?: Language
  /** Takes, for each numeral, none and all, the rules that were tried there. */
  trace?: Trace[]
}

/** Grammars and tokenizer, loaded once, for many reports. */
export interface Parser {
  parse(text: string, options?: Omit<ParseOptions, 'grammars' | 'tokenizer'>): Report
  grammars: Grammars
}

/**
 * Makes a parser that holds its grammars.
 *
 * @throws GrammarError where a grammar file is broken, with its line, or not there; RangeError where an option has a
 *   value that it does not take.
 */
export function createParser(defaults: ParseOptions = {}): Parser {
  checkOptions(defaults)
  const grammars =
    typeof defaults.grammars === 'object' ? defaults.grammars : loadGrammars(defaults.grammars, defaults.tokenizer)
  return { grammars, parse: (text, options = {}) => run(text, grammars, { ...defaults, ...options }) }
}

let bundled: Parser | undefined

/**
 * Reads a report: its sections, header, figures, tables and checks, each with its place in the text.
 * Synchronous, total and pure: any string gives a valid record, and the same string the same record.
 *
 * @throws GrammarError only where `options.grammars` names broken grammars; TypeError where the text is no string, and
 *   RangeError where an option has a value that it does not take.
 */
export function parseReport(text: string, options: ParseOptions = {}): Report {
  if (options.grammars !== undefined || options.tokenizer !== undefined) return createParser(options).parse(text)
  bundled ??= createParser()
  return bundled.parse(text, options)
}

/** The pipeline, whole. */
function run(text: string, grammars: Grammars, options: ParseOptions): Report {
  checkText(text)
  checkOptions(options)
  const source = fold(text, options.format ?? 'text')
  const tree = read(source, grammars.document, grammars.forms)
  const narrative = narrate(source, tree)
  const times = scanTimes(narrative)
  const numerals = scanNumerals(narrative, times, grammars.numerals)
  const header = readHeader(source, tree, narrative, times, numerals)
  const tables = align(source, tree, grammars.forms)
  const report = { year: header.year?.value ?? null, period: header.period?.value ?? null }
  const agency = header.agency?.value
  const drafts = relate(
    { narrative: writtenInDigits(narrative, numerals), numerals, times, report, agency },
    grammars,
    options.trace ?? null,
  )
  const record = assemble({ source, tree, narrative, header, numerals, drafts, tables, grammars }, options)
  return convertOffsets(record, text, options.offsets ?? 'utf16')
}
