import type { Trace } from '../facts/trace.ts'
import type { Anchor } from '../grammar/pattern.ts'
import type { FilePlace } from '../readers/read-document.ts'
import type { Edition, Report } from '../record/schema.ts'
import type { Span } from '../source/span.ts'
import type { Change } from './changes.ts'
import type { Decision } from './decision.ts'

/** What the page and the server tell each other, and what an exported page holds. */

export type Language = 'zh' | 'en'

/** A report in the list. */
export interface Row {
  id: string
  /** As it was named, for people; the page cannot ask for files. */
  file: string
  agency: string | null
  title: string | null
  year: number | null
  edition: Edition
  /** Facts with a metric. */
  facts: number
  failedChecks: number
  unclaimed: number
  warnings: number
  /** Claims in the record, and those that a reviewer has settled. */
  claims: number
  settled: number
  /** Standings that a reviewer should look at again. */
  changed: number
  /** Value of each metric that has one. */
  measures: Record<string, number>
  /** Why the file could not be read; everything else is empty then. */
  problem: Words | null
}

/** A text in both languages of the interface. */
export interface Words {
  en: string
  zh: string
}

export interface List {
  rows: Row[]
  /** Files that are still being read. */
  pending: number
}

/** Reasons of a report's checks and messages, in their order, in both languages. */
export interface Reasons {
  checks: Words[]
  messages: Words[]
}

/** A report as it is shown. */
export interface Sheet {
  id: string
  file: string
  text: string
  report: Report
  /** The whole log of decisions on this text. */
  decisions: Decision[]
  /** What is read otherwise than when the review began, or than in the records file. */
  changes: Change[]
  /** What the changes are told against. */
  against: 'reading' | 'record' | 'grammars' | null
  /** What the reader could not read. */
  problems: Words[]
}

/** What is asked for one claim when it is looked at. */
export interface Evidence {
  trace: Trace | null
  /** Words of the sentence, as jieba cuts them. */
  tokens: Span[]
  /** Where it stands in the file. */
  place: FilePlace | null
}

export interface RuleCard {
  id: string
  file: string
  line: number
  anchor: Anchor
  about: string | null
  /** As it stands in the YAML. */
  pattern: string
  units: string[] | null
  unless: string[]
  when: string[]
  examples: string[]
  counterexamples: string[]
}

export interface MetricCard {
  id: string
  zh: string
  en: string
  unit: string
  means: Words
  not: Words | null
}

/** The codebook and the rules, for the inspector. */
export interface Codebook {
  version: string
  groups: Record<string, string>
  metrics: MetricCard[]
  rules: RuleCard[]
  forms: FormCard[]
}

/** A statutory table: its name, and the official labels of its rows and columns by their ids. */
export interface FormCard {
  table: string
  zh: string
  en: string
  labels: Record<string, string>
}

/** How the page is used. */
export interface Setting {
  mode: 'live' | 'export'
  language: Language | null
  who: string
  /** Where the decisions are kept, for people. */
  reviews: string | null
  watching: boolean
  version: string
}

/** What the server says unasked, as server-sent events. */
export type News =
  | { kind: 'list'; pending: number }
  | { kind: 'grammars'; version: string; changed: { id: string; file: string; changes: number }[] }
  | { kind: 'fault'; reason: string }

/** What is read of a text that was pasted. */
export interface Pasted {
  sheet: Sheet
  reasons: Reasons
  /** By claim, without tokens. */
  evidence: Record<string, Evidence>
}

/** What an exported page holds. */
export interface Bundle {
  setting: Setting
  codebook: Codebook
  rows: Row[]
  sheets: Sheet[]
  /** By report. */
  reasons: Record<string, Reasons>
  /** By report, then by claim. */
  evidence: Record<string, Record<string, Evidence>>
}
