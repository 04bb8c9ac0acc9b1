import { z } from 'zod'
import { sectionKinds } from '../record/schema.ts'

/** What the YAML files of grammars/ look like; grammars/README.md explains each key by example. */

const name = z.string().regex(/^[a-z][a-zA-Z0-9]*$/, 'a name is camelCase')

/** lexicon/*.yaml: word lists by name. A word stands in the folded alphabet: simplified, half width. */
export const lexiconSchema = z.record(
  name,
  z
    .object({
      about: z.string(),
      words: z.array(z.string().min(1)).min(1),
      /** The words name what a sentence speaks of; rules ask for it with `subject`. */
      subject: z.boolean().default(false),
      /** The words name a channel; rules choose a metric by it. */
      channel: z.boolean().default(false),
      /** The words are set phrases: no word within one counts for itself. */
      phrases: z.boolean().default(false),
    })
    .strict(),
)

/** fragments.yaml: XRegExp pieces by name, free spacing, that patterns and other fragments use as {{name}}. */
export const fragmentsSchema = z.record(name, z.object({ about: z.string(), pattern: z.string() }).strict())

/** unit-classes.yaml: classes of units that a rule admits. */
export const unitClassesSchema = z.record(name, z.array(z.string().min(1)).min(1))

/** gates.yaml: words that take the metric from a quantity, each with its reason. */
export const gatesSchema = z.array(
  z
    .object({
      id: z.string(),
      reason: z.string(),
      /** The same in Chinese. */
      reasonZh: z.string().optional(),
      /** XRegExp with one {{count}}, tried at the quantity as a rule's pattern is. */
      pattern: z.string(),
      /** XRegExp that the reporting agency's name must match; any name, and none, unless given. */
      reporter: z.string().optional(),
      /** It holds only where the sentence, or the paragraph, has told a figure of the same metric before. */
      repeats: z.enum(['sentence', 'paragraph']).optional(),
      /** The reporting agency in its examples. */
      agency: z.string().optional(),
      examples: z.array(z.string()).min(1),
      counterexamples: z.array(z.string()).min(1),
    })
    .strict(),
)

/** A metric, or a choice of metrics by what the context says; null claims the quantity for no metric. */
const metricChoice = z.union([
  z.string(),
  z.null(),
  z
    .object({
      by: z.enum(['channel', 'account', 'subject', 'shared', 'whole']),
      of: z.record(z.string(), z.union([z.string(), z.null()])),
    })
    .strict(),
])

const exampleValue = z.union([
  z.number(),
  z.string(),
  z
    .object({
      value: z.number().nullable().optional(),
      metric: z.string().nullable().optional(),
      unit: z.string().nullable().optional(),
      label: z.string().nullable().optional(),
      in: z.enum(sectionKinds).optional(),
      year: z.int().optional(),
      agency: z.string().optional(),
    })
    .strict(),
])

/** All that it names must hold. */
const condition = z
  .object({
    /** Kinds of the section. */
    section: z.array(z.enum(sectionKinds)).optional(),
    /** What the clause speaks of, else what was spoken of before it in the paragraph or in the heading. */
    subject: z.array(z.string()).optional(),
    /** Channels that hold; 'none' where none is named, 'several' where they are mixed. */
    channel: z.array(z.string()).optional(),
    /** A fact of this metric, or of this group ('disclosure'), stands before it in the same paragraph. */
    after: z.array(z.string()).optional(),
    /** The same in the same sentence. */
    beside: z.array(z.string()).optional(),
    /** A word of one of these lists stands near, in the sentence. */
    near: z.array(z.string()).optional(),
    /** A word of one of these lists stands before it in its paragraph, or in the heading above. */
    passage: z.array(z.string()).optional(),
    /** A 其中 takes it as a part of a fact of this metric or group. */
    partOf: z.array(z.string()).optional(),
  })
  .strict()

export const ruleSchema = z
  .object({
    id: z.string().regex(/^[a-z][a-z0-9-]*$/, 'an id is kebab-case'),
    about: z.string().optional(),
    /** XRegExp, free spacing, with exactly one anchor: {{count}}, {{none}} or {{all}}. */
    pattern: z.string(),
    metric: metricChoice,
    /** A second metric that the same words give: 制定并公开. */
    also: z.string().optional(),
    /** Classes of unit-classes.yaml that are admitted; `none` admits a quantity whose unit is lost. */
    units: z.array(z.string()).optional(),
    /** What the context must say; of several, one is enough. */
    when: z.array(condition).min(1).optional(),
    /** Words that must not stand in the clause of the anchor. */
    unless: z.array(z.string()).optional(),
    /** Gates that this rule passes all the same. */
    passes: z.array(z.string()).optional(),
    /** For {{all}}: metrics of the total whose value is taken, the nearest first. */
    whole: z.array(z.string()).optional(),
    /** A metric for which a number without one stands in what follows: 收到27件(含结转2件),均按时办结. */
    standsFor: z.string().optional(),
    examples: z.array(z.record(z.string(), exampleValue)).min(1),
    counterexamples: z.array(z.record(z.string(), z.string())).min(1),
  })
  .strict()

export const rulesFileSchema = z.object({ about: z.string(), rules: z.array(ruleSchema).min(1) }).strict()

/** order.yaml: rule files from the first that is tried to the last, each with the reason for its place. */
export const orderSchema = z.array(z.object({ file: z.string(), why: z.string() }).strict())

export type RuleSource = z.infer<typeof ruleSchema>
export type Condition = z.infer<typeof condition>
export type MetricChoice = z.infer<typeof metricChoice>
