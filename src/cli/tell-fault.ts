import { MissingPackage } from '../batch/database.ts'
import { GoldError } from '../evaluation/gold.ts'
import { GrammarError } from '../grammar/grammar-error.ts'
import { ReadError } from '../readers/read-error.ts'
import { LawError } from '../record/laws.ts'
import type { Language } from '../record/messages.ts'
import { Fault } from './fault.ts'

/** One line for whatever stopped a command: what it names, where, and why; never a stack. */
export function tellFault(error: unknown, language: Language): string {
  if (error instanceof Fault) return error.tell(language)
  if (error instanceof ReadError || error instanceof MissingPackage)
    return language === 'zh' ? error.messageZh : error.message
  if (error instanceof GrammarError || error instanceof GoldError || error instanceof LawError) return error.message
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
}
