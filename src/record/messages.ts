import type { Message } from './schema.ts'

/** A message's words, English and Chinese, with {slots} for its data. */
interface Template {
  severity: Message['severity']
  en: string
  zh: string
}

/**
 * The one catalogue of messages: what can be wrong with a document. Tests name the ids, never the words.
 * Broken grammars and a programmer's errors are no messages: they throw.
 */
export const messageCatalogue = {
  'no-headings': {
    severity: 'warning',
    en: 'The text has no numbered headings; it is read as one section.',
    zh: '全文没有编号标题，按一个部分读取。',
  },
} as const satisfies Record<string, Template>

export type MessageId = keyof typeof messageCatalogue
