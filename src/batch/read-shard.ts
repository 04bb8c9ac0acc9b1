import type { Parser } from '../parse-report.ts'
import { readInput } from '../readers/containers/input-document.ts'
import { placeLabel } from '../readers/locate.ts'
import type { ReadProblem } from '../readers/read-document.ts'
import { jsonPieces } from '../record/json-pieces.ts'
import type { Language } from '../record/messages.ts'
import type { Message, Report } from '../record/schema.ts'
import { csvLine } from './csv-line.ts'
import { type Failure, failureOf } from './failure.ts'
import { type ReadSettings, type ShardForm, sha256 } from './settings.ts'
import { inputOf, type ShardDocument } from './shard.ts'
import type { ShardResult } from './shard-file.ts'
import { jsonRow, type Table } from './tables.ts'
import { countFailure, countReport, emptyTally } from './tally.ts'

/** Where a thread is in its shard; another thread watches it. */
export interface Progress {
  /** A document is taken up; `index` counts from 0. */
  start(index: number, stage: 'open' | 'parse'): void
  end(failed: boolean): void
}

/** What a shard is read with. */
export interface ShardWork {
  parser: Parser
  settings: ReadSettings
  form: ShardForm
  tables: readonly Table[]
  progress: Progress
}

/**
 * Reads the documents of a shard, one after the other. A document that cannot be read is a failure among the others.
 *
 * @param given failures of documents that are not to be tried again, by index: they took too long or too much memory
 */
export async function readShard(
  documents: readonly ShardDocument[],
  given: ReadonlyMap<number, Failure>,
  work: ShardWork,
): Promise<ShardResult> {
  const tally = emptyTally()
  const lines = new Map<string, string[]>([['errors', []]])
  for (const name of work.form.startsWith('records') ? ['records'] : work.tables.map(({ name }) => name))
    lines.set(name, [])
  for (const [index, document] of documents.entries()) {
    work.progress.start(index, 'open')
    const outcome =
      given.get(index) ?? (await readShardDocument(document, work, () => work.progress.start(index, 'parse')))
    if ('reason' in outcome) {
      countFailure(tally, outcome)
      lines.get('errors')?.push(`${JSON.stringify(outcome)}\n`)
    } else {
      countReport(tally, outcome)
      writeReport(outcome, work, lines)
    }
    work.progress.end('reason' in outcome)
  }
  const sections = new Map([...lines].map(([name, parts]) => [name, bytesOf(parts)]))
  return { documents: documents.length, tally, sections }
}

/** Reads one document into its record, or the reason why it gave none. */
export async function readShardDocument(
  document: ShardDocument,
  { parser, settings }: Pick<ShardWork, 'parser' | 'settings'>,
  parsing: () => void = () => {},
): Promise<Report | Failure> {
  if (document.from === 'failure') return document.failure
  const { language, offsets, maxBytes, timeout } = settings
  const { key } = document
  let stage: Failure['stage'] = 'open'
  try {
    const input = inputOf(document)
    let hash: string | null = null
    const bytes = async (): Promise<Uint8Array> => {
      const found = await input.bytes()
      hash = sha256(found)
      return found
    }
    const deadline = Date.now() + timeout
    const read = await readInput({ ...input, bytes }, { maxBytes, maxLength: maxBytes, deadline })
    parsing()
    stage = 'parse'
    const known = { format: read.format, path: key, language, offsets }
    const report = parser.parse(read.text, { ...known, sha256: hash ?? sha256(read.text) })
    report.messages.push(...read.problems.map((problem) => readerMessage(problem, language)))
    return report
  } catch (error) {
    return failureOf(key, error, stage, language)
  }
}

/** What a reader could read only in part, as a message of the record: the archive's table shows it too. */
function readerMessage({ code, reason, reasonZh, place }: ReadProblem, language: Language): Message {
  const where = place.in === 'file' ? '' : ` (${placeLabel(place)})`
  return {
    reason: (language === 'zh' ? reasonZh : reason) + where,
    ruleId: `read.${code}`,
    severity: 'warning',
    span: null,
    place: null,
    actual: null,
    expected: null,
  }
}

/** Lines as UTF-8, part by part: those of a shard may be longer than a string may be. */
function bytesOf(parts: readonly string[]): Uint8Array {
  const chunks: Buffer[] = []
  let [from, length] = [0, 0]
  for (const [at, part] of parts.entries()) {
    length += part.length
    if (length < 2 ** 24 && at < parts.length - 1) continue
    chunks.push(Buffer.from(parts.slice(from, at + 1).join('')))
    ;[from, length] = [at + 1, 0]
  }
  return Buffer.concat(chunks)
}

function writeReport(report: Report, { form, tables }: ShardWork, lines: Map<string, string[]>): void {
  if (form === 'records' || form === 'records.gz') {
    const part = lines.get('records')
    for (const piece of jsonPieces(report, 0)) part?.push(piece)
    part?.push('\n')
    return
  }
  for (const { name, columns, rows } of tables) {
    const part = lines.get(name)
    for (const row of rows(report))
      part?.push(form === 'csv' ? csvLine(row) : `${form === 'jsonl' ? jsonRow(columns, row) : JSON.stringify(row)}\n`)
  }
}
