import type { Language } from '../../protocol.ts'
import { en } from './en.ts'
import { zh } from './zh.ts'

/** Every text of the interface; the types hold both languages to the same ids. */
export type WordId = keyof typeof zh

export type Translate = (id: WordId, slots?: object) => string

const catalogues: Readonly<Record<Language, Readonly<Record<WordId, string>>>> = { zh, en }

/** Texts in a language, their {slots} filled. An id that a newer record brings stands for itself. */
export function translator(language: Language): Translate {
  return (id, slots = {}) =>
    (catalogues[language][id] ?? id).replace(/\{(\w+)\}/g, (_, slot: string) =>
      String((slots as Record<string, unknown>)[slot] ?? ''),
    )
}
