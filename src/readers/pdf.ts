import { unsupported } from './file-format.ts'
import type { ReadDocument } from './read-document.ts'
import type { ReadLimits } from './read-report.ts'

export async function readPdf(_bytes: Uint8Array, limits: ReadLimits): Promise<ReadDocument> {
  throw unsupported(limits.path, 'pdf', 'pdf')
}
