import { z } from 'zod'
import { reportSchema } from '../record/schema.ts'
import type { Terminal } from './terminal.ts'

/** `gongkai schema`: the record's JSON Schema (draft 2020-12). */
export function printSchema(_options: object, terminal: Terminal): number {
  terminal.out(`${JSON.stringify(z.toJSONSchema(reportSchema), null, 2)}\n`)
  return 0
}
