import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { sectionKinds } from '../record/schema.ts'
import { boundedInstead, unboundedRepeat } from './bounded.ts'
import { readYamlFile } from './yaml-file.ts'

function isPattern(word: string): boolean {
  try {
    return new RegExp(word) instanceof RegExp
  } catch {
    return false
  }
}

/** A word is a piece of a regular expression over folded text without white space, so that (?!…) can guard it. */
const word = z
  .string()
  .min(1)
  .superRefine((given, context) => {
    const repeat = unboundedRepeat(given)
    if (!isPattern(given)) context.addIssue('this is no regular expression')
    else if (repeat !== null) context.addIssue(boundedInstead(repeat))
  })
const examples = z.array(z.string().min(1)).min(1)

const topicSchema = z
  .object({
    kind: z.enum(sectionKinds),
    /** Words that tell the kind in a heading of any depth. */
    words: z.array(word).default([]),
    /** Words that tell it in a top heading only; deeper down the parent's kind holds. */
    top: z.array(word).default([]),
    examples,
    counterexamples: examples,
  })
  .strict()

const chromeSchema = z
  .object({
    id: z.string(),
    /** The whole line, white space taken out. */
    whole: z.array(word).default([]),
    /** What the line begins with. */
    starts: z.array(word).default([]),
    /** What the line holds anywhere, if it is no sentence. */
    holds: z.array(word).default([]),
    /** `edge`: only before the first heading and after the last words of the report; `footer`: only beside a line of rule 'footer'. */
    where: z.enum(['anywhere', 'edge', 'footer']).default('anywhere'),
    /** Longest line, in characters, that can be chrome of this rule. */
    longest: z.int().min(1).default(60),
    examples,
    counterexamples: examples,
  })
  .strict()

const headingsSchema = z
  .object({
    endings: z.object({ words: z.array(word).min(1), examples, counterexamples: examples }).strict(),
    rows: z.object({ words: z.array(word).min(1), examples, counterexamples: examples }).strict(),
    topics: z.array(topicSchema).min(1),
  })
  .strict()

const titlesSchema = z
  .object({
    endings: z.array(word).min(1),
    subjects: z.array(word).min(1),
    annual: z.array(word).min(1),
    never: z.array(word).min(1),
    structural: z.array(word).min(1),
    agencies: z.array(word).min(1),
    attachments: z.array(word).min(1),
    examples: z.object({ annual: examples, other: examples, noTitle: examples }).strict(),
  })
  .strict()

const pageSchema = z.object({ chrome: z.array(chromeSchema).min(1) }).strict()

export type Topic = z.infer<typeof topicSchema> & { anywhere: RegExp | null; atTop: RegExp | null }
export type ChromeRule = z.infer<typeof chromeSchema> & { pattern: RegExp; holding: RegExp | null }

/** The words by which a document's structure is told, from grammars/document/, compiled. */
export interface DocumentWords {
  topics: Topic[]
  /** Any word of any topic: most lines hold none. */
  anyTopic: RegExp
  /** 情况, 方面: what a heading ends with. */
  headingEnding: RegExp
  /** Labels of table rows that look like headings: 一、本年新收政府信息公开申请数量. */
  tableRow: RegExp
  chrome: ChromeRule[]
  /** What any rule of chrome matches, all at the line's beginning; and what any of them holds. */
  anyChrome: { opening: RegExp; holding: RegExp }
  /** Longest line that any of them takes. */
  longestChrome: number
  /** 年度报告, 年报: what a title ends with. */
  titleEnding: RegExp
  /** 信息公开, 政务公开: what a title speaks of. */
  titleSubject: RegExp
  /** Title words of an annual report; of what never is one; of what is one where its headings say so. */
  annualTitle: RegExp
  otherTitle: RegExp
  structuralTitle: RegExp
  /** 局, 委员会: what an agency's name ends with. */
  agencyEnding: RegExp
  /** 附件1, 附表: what opens the attachments. */
  attachment: RegExp
  titleExamples: { annual: string[]; other: string[]; noTitle: string[] }
}

const any = (words: readonly string[]) => words.map((word) => `(?:${word})`).join('|')

/**
 * Loads the document's word lists from a folder of grammars/document's shape.
 *
 * @throws GrammarError naming file and YAML line
 */
export function loadDocumentWords(folder: string): DocumentWords {
  const file = (name: string) => join(folder, `${name}.yaml`)
  const headings = readYamlFile(file('headings'), headingsSchema).data
  const { chrome } = readYamlFile(file('chrome'), pageSchema).data
  const titles = readYamlFile(file('titles'), titlesSchema).data
  const rules = chrome.map(compileChrome)
  return {
    topics: headings.topics.map((topic) => ({
      ...topic,
      anywhere: topic.words.length > 0 ? new RegExp(any(topic.words)) : null,
      atTop: topic.top.length > 0 ? new RegExp(any(topic.top)) : null,
    })),
    anyTopic: new RegExp(any(headings.topics.flatMap((topic) => [...topic.words, ...topic.top]))),
    headingEnding: new RegExp(`(?:${any(headings.endings.words)})(?:\\([^()]{1,20}\\))?$`),
    tableRow: new RegExp(`^(?:${any(headings.rows.words)})`),
    chrome: rules,
    anyChrome: {
      opening: anyOf(rules.map(({ pattern }) => pattern)),
      holding: anyOf(rules.flatMap(({ holding }) => holding ?? [])),
    },
    longestChrome: Math.max(...rules.map((rule) => rule.longest)),
    titleEnding: new RegExp(`(?:${any(titles.endings)})(?:\\([^()]{1,12}\\))?$`),
    titleSubject: new RegExp(any(titles.subjects)),
    annualTitle: new RegExp(any(titles.annual)),
    otherTitle: new RegExp(any(titles.never)),
    structuralTitle: new RegExp(any(titles.structural)),
    agencyEnding: new RegExp(`(?:${any(titles.agencies)})$`),
    attachment: new RegExp(`^(?:${any(titles.attachments)})`),
    titleExamples: titles.examples,
  }
}

const never = /(?!)/

/** Several patterns as one. */
function anyOf(patterns: readonly RegExp[]): RegExp {
  const sources = patterns.map(({ source }) => source).filter((source) => source !== never.source)
  return new RegExp(sources.join('|') || never.source, 'i')
}

function compileChrome(rule: z.infer<typeof chromeSchema>): ChromeRule {
  const wholeOrStart = [
    ...(rule.whole.length > 0 ? [`^(?:${any(rule.whole)})$`] : []),
    ...(rule.starts.length > 0 ? [`^[-*•·]?(?:${any(rule.starts)})`] : []),
  ]
  return {
    ...rule,
    pattern: new RegExp(wholeOrStart.join('|') || never.source, 'i'),
    holding: rule.holds.length > 0 ? new RegExp(any(rule.holds), 'i') : null,
  }
}

// The one lazily made value of this module: it never changes once made.
let bundled: DocumentWords | undefined

/** The bundled word lists, loaded once. */
export function bundledDocumentWords(): DocumentWords {
  bundled ??= loadDocumentWords(fileURLToPath(new URL('../../grammars/document', import.meta.url)))
  return bundled
}
