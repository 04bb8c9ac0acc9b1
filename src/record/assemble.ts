import { headingFaults } from '../document/heading-faults.ts'
import { type Narrative, sourceSpan } from '../document/narrative.ts'
import type { SectionNode, Tree } from '../document/tree.ts'
import type { Draft } from '../facts/draft.ts'
import type { AlignedTables } from '../forms/aligned.ts'
import type { Grammars } from '../grammar/grammar.ts'
import { headerNumerals } from '../header/header-numerals.ts'
import type { NumeralMention } from '../mentions/mention.ts'
import type { ParseOptions } from '../parse-report.ts'
import { lineMap } from '../source/line-map.ts'
import type { Source } from '../source/source.ts'
import { contains, slice } from '../source/span.ts'
import { version } from '../version.ts'
import { runChecks } from './checks/run-checks.ts'
import { placeFacts } from './facts.ts'
import { completeLedger } from './ledger.ts'
import { messageOf, type Remark } from './messages.ts'
import { type PlacedFact, resolveMetrics } from './metrics.ts'
import type { Edition, Header, Numeral, Report, Section } from './schema.ts'

/** What the stages before it found. */
export interface Findings {
  source: Source
  tree: Tree
  narrative: Narrative
  header: Header
  numerals: readonly NumeralMention[]
  drafts: readonly Draft[]
  tables: AlignedTables
  grammars: Grammars
}

/** Puts what the stages found together into the record, with its metrics, ledger, checks and messages. */
export function assemble(findings: Findings, options: ParseOptions): Report {
  const { source, tree, narrative, header, numerals, drafts, tables, grammars } = findings
  const { text } = source
  const placed = placeFacts(text, narrative, drafts, tables.metricCells, (offset) => sectionAt(tree.sections, offset))
  const facts = placed.map(({ fact }) => fact)
  const { metrics, conflicts } = resolveMetrics(placed, grammars.metricLayout)
  const language = options.language ?? 'en'
  const lines = lineMap(text)
  return {
    schema: 'gongkai/report@1',
    source: {
      format: source.format,
      length: text.length,
      script: source.script,
      offsets: 'utf16',
      path: options.path ?? null,
      sha256: options.sha256 ?? null,
    },
    edition: editionOf(tree, tables),
    header,
    sections: tree.sections.map((section) => sectionOf(section, text)),
    facts,
    metrics,
    statutory: tables.statutory,
    tables: tables.tables,
    numerals: withFacts(
      completeLedger(source, tree, narrative, numerals, [...tables.numerals, ...headerNumerals(header)]),
      placed,
    ),
    checks: runChecks({ source, header, facts, conflicts, tables, tree, narrative, language }),
    messages: remarksOf(findings).map((remark) => messageOf(remark, lines, language)),
    parser: { version, grammars: grammars.version, tokenizer: grammars.tokenizerName },
  }
}

function editionOf(tree: Tree, tables: AlignedTables): Edition {
  if (tables.edition) return tables.edition
  return tree.annualReport ? 'narrative' : 'other'
}

function sectionOf(node: SectionNode, text: string): Section {
  const { heading } = node
  return {
    id: node.id,
    kind: node.kind,
    heading: heading && {
      text: slice(text, heading.text),
      number: heading.number && slice(text, heading.number),
      numbering: heading.numbering,
      span: heading.span,
    },
    span: node.span,
    sections: node.sections.map((child) => sectionOf(child, text)),
  }
}

/** The deepest section that holds an offset; the first for an empty text. */
function sectionAt(sections: readonly SectionNode[], offset: number): SectionNode {
  let found = sections[0] as SectionNode
  let level = sections
  for (;;) {
    const inner = level.find(({ span }) => span.start <= offset && offset < span.end)
    if (!inner) return found
    found = inner
    level = inner.sections
  }
}

/** Names in each numeral of the ledger the facts that were read from it; both lists are in order of place. */
function withFacts(ledger: Numeral[], placed: readonly PlacedFact[]): Numeral[] {
  const spans = placed
    .flatMap(({ fact }) => (fact.numeral ? [{ span: fact.numeral, id: fact.id }] : []))
    .sort((a, b) => a.span.start - b.span.start)
  let at = 0
  for (const { span, id } of spans) {
    while (at < ledger.length && (ledger[at]?.span.end ?? 0) <= span.start) at++
    const numeral = ledger[at]
    if (numeral && contains(span, numeral.span)) numeral.facts.push(id)
    else if (numeral && contains(numeral.span, span)) numeral.facts.push(id)
  }
  return ledger
}

function remarksOf({ source, tree, tables, narrative, drafts }: Findings): Remark[] {
  const remarks: Remark[] = [...tables.messages]
  if (!tree.sections.some(({ heading }) => heading)) remarks.push({ ruleId: 'no-headings', span: null })
  for (const fault of headingFaults(tree.sections, source.folded, source.text)) remarks.push(fault)
  if (tables.mixed) remarks.push({ ruleId: 'mixed-editions', span: null })
  for (const { numeral } of drafts) {
    if (!numeral?.inexact) continue
    const text = narrative.text.slice(numeral.start, Math.min(numeral.end, numeral.start + 60))
    remarks.push({ ruleId: 'inexact-number', span: sourceSpan(narrative, numeral), data: { text } })
  }
  return remarks
}
