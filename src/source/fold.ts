import type { Format } from '../record/schema.ts'
import type { Source } from './source.ts'

export function fold(text: string, format: Format): Source {
  return { text, folded: text, format, script: 'Hans' }
}
