import { unsupported } from './file-format.ts'
import type { ReadDocument } from './read-document.ts'
import type { ReadLimits } from './read-report.ts'

export async function readDocx(_bytes: Uint8Array, limits: ReadLimits): Promise<ReadDocument> {
  throw unsupported(limits.path, 'docx', 'docx')
}
