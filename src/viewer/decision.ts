import { z } from 'zod'
import { span } from '../record/schema.ts'

const value = z.union([z.number(), z.string().max(2000), z.null()])

/** What a reviewer says of a claim, of words that no claim rests on, or of an earlier decision. */
export const verdicts = ['right', 'wrong', 'missed', 'comment', 'undone'] as const

/** What is right instead. A metric of null: no metric takes these words. */
export const correctionSchema = z.object({ metric: z.string().max(200).nullable(), value }).strict()

/** What a reviewer hands in; the server adds who, when and which text. */
export const remarkSchema = z
  .object({
    verdict: z.enum(['right', 'wrong', 'missed', 'comment']),
    /** The claim's anchor; for 'missed' the words that were selected. */
    span,
    /** What the parser had read there; null for 'missed'. */
    claim: z
      .object({ metric: z.string().max(200).nullable(), value, rule: z.string().max(200) })
      .strict()
      .nullable(),
    /** For 'wrong' what is right, null where nothing should have been read; for 'missed' what should have been. */
    correction: correctionSchema.nullable(),
    comment: z.string().max(4000).nullable(),
  })
  .strict()

/** One line of the review file. Lines are only ever added: an undo is a line of its own. */
export const decisionSchema = remarkSchema
  .extend({
    schema: z.literal('gongkai/decision@1'),
    id: z.string(),
    verdict: z.enum(verdicts),
    /** SHA-256 of the text, as UTF-8, in hexadecimal digits: decisions belong to a text, wherever its file lies. */
    text: z.string(),
    /** The file's name when it was reviewed, for people. */
    file: z.string(),
    /** The words at the span. */
    quote: z.string(),
    /** Decisions made in one stroke (accept all of a rule) share it, and are undone together. */
    batch: z.string().nullable(),
    /** For 'undone': the decision or the batch that it takes back. */
    undoes: z.string().nullable(),
    who: z.string(),
    /** ISO time. */
    at: z.string(),
  })
  .strict()

/** What the parser read of a text when its review began or went on with new grammars; changes are told against it. */
export const readingSchema = z
  .object({
    schema: z.literal('gongkai/reading@1'),
    text: z.string(),
    grammars: z.string(),
    at: z.string(),
    claims: z.array(
      z
        .object({
          anchor: span,
          metric: z.string().nullable(),
          value: z.union([z.number(), z.string(), z.null()]),
          rule: z.string(),
        })
        .strict(),
    ),
  })
  .strict()

export type Verdict = (typeof verdicts)[number]
export type Correction = z.infer<typeof correctionSchema>
export type Remark = z.infer<typeof remarkSchema>
export type Decision = z.infer<typeof decisionSchema>
export type Reading = z.infer<typeof readingSchema>
/** A claim as a reading keeps it. */
export type ReadClaim = Reading['claims'][number]
