import { createHash, randomUUID } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Trace } from '../facts/trace.ts'
import { createParser, type Parser } from '../parse-report.ts'
import type { ReadDocument } from '../readers/read-document.ts'
import { ReadError } from '../readers/read-error.ts'
import type { Report } from '../record/schema.ts'
import { type Change, changesBetween, readClaim } from './changes.ts'
import { type Claim, claimsOf } from './claims.ts'
import type { Decision, Reading, Remark } from './decision.ts'
import { evidenceOf } from './evidence.ts'
import type { DocumentSource, Inputs } from './inputs.ts'
import { type Opened, openSource, readNow, recordOf } from './opened.ts'
import type { Evidence, List, News, Pasted, Reasons, Row, Sheet, Words } from './protocol.ts'
import type { ReviewLog } from './review-log.ts'
import { brokenRow, rowOf } from './row.ts'
import { decisionsInForce, settledClaims, standingsOf } from './standing.ts'

export interface ShelfOptions {
  /** Folder of the grammars; the bundled ones unless given. */
  grammars: string | undefined
  /** Who decides. */
  who: string
  /** The time, for decisions; tests set it. */
  now?: () => Date
}

interface Shown {
  opened: Opened
  report: Report
  claims: Claim[]
  traces: Trace[] | null
}

/** Documents that stay open at once: the one looked at and those just left. */
const openAtOnce = 6

/** The reports that the viewer shows, opened one by one, and the decisions on them. */
export class Shelf {
  readonly log: ReviewLog
  parser: Parser
  private readonly inputs: Inputs
  private readonly options: ShelfOptions
  private readonly sources: Map<string, DocumentSource>
  private readonly rows = new Map<string, Row>()
  private readonly shown = new Map<string, Shown>()
  /** The parser before the last change of its grammars. */
  private earlier: Parser | null = null

  /** @throws GrammarError where the grammars are broken */
  constructor(inputs: Inputs, log: ReviewLog, options: ShelfOptions) {
    this.inputs = inputs
    this.log = log
    this.options = options
    this.parser = this.makeParser()
    this.sources = new Map(inputs.sources.map((source) => [idOf(source), source]))
  }

  list(): List {
    const rows = [...this.sources.keys()].flatMap((id) => this.rows.get(id) ?? [])
    return { rows, pending: this.sources.size - rows.length }
  }

  /** Reads every input once, for the list; a file that cannot be read has a row that says so. */
  async fill(tell: (news: News) => void): Promise<void> {
    let told = Date.now()
    // Records first: a file that is the text of one of them is not shown a second time.
    const records = [...this.sources].filter(([, { record }]) => record !== null)
    const files = [...this.sources].filter(([, { record }]) => record === null)
    for (const [id] of [...records, ...files]) {
      if (this.sources.has(id) && !this.rows.has(id)) await this.fillRow(id)
      await nextTurn()
      if (Date.now() - told < 400) continue
      told = Date.now()
      tell({ kind: 'list', pending: this.list().pending })
    }
    tell({ kind: 'list', pending: 0 })
  }

  /** A report as it is shown; null for an id that is none of the inputs. @throws ReadError */
  async sheet(id: string): Promise<Sheet | null> {
    const shown = await this.show(id)
    if (!shown) return null
    const { opened, report } = shown
    const { changes, against } = this.changes(shown)
    return {
      id,
      file: opened.source.name,
      text: opened.document.text,
      report,
      decisions: this.log.decisionsOn(opened.hash),
      changes,
      against,
      problems: opened.problems,
    }
  }

  /** The reasons of a report's checks and messages; those of a record are in the language that it was written in. */
  async reasons(id: string): Promise<Reasons | null> {
    const shown = await this.show(id)
    if (!shown) return null
    const { opened, report } = shown
    return pairReasons(report, opened.record ? report : readNow(opened, this.parser, 'zh'))
  }

  /** Why a claim was read as it was; null where there is no such claim. */
  async evidence(id: string, claimId: string, withTokens: boolean): Promise<Evidence | null> {
    const shown = await this.show(id)
    const claim = shown?.claims.find((claim) => claim.id === claimId)
    if (!shown || !claim) return null
    if (!shown.traces) {
      shown.traces = []
      recordOf(shown.opened, this.parser, shown.traces)
    }
    return evidenceOf(claim, shown.opened.document, shown.traces, withTokens, this.options.grammars)
  }

  /** Reads a text that is in no file; nothing of it is kept. */
  read(text: string): Pasted {
    const traces: Trace[] = []
    const report = this.parser.parse(text, { language: 'en', trace: traces })
    const document: Pick<ReadDocument, 'text' | 'map'> = { text, map: { kind: 'text' } }
    const evidence = claimsOf(report).map((claim) => [
      claim.id,
      evidenceOf(claim, document, traces, false, this.options.grammars),
    ])
    return {
      sheet: { id: 'paste', file: '', text, report, decisions: [], changes: [], against: null, problems: [] },
      reasons: pairReasons(report, this.parser.parse(text, { language: 'zh' })),
      evidence: Object.fromEntries(evidence),
    }
  }

  /** Keeps what a reviewer says; it is on the disk before this returns. Null for an id that is none of the inputs. */
  async decide(id: string, remarks: readonly Remark[]): Promise<Decision[] | null> {
    const shown = await this.show(id)
    if (!shown) return null
    this.keep(shown, remarks, remarks.length > 1 ? randomUUID() : null)
    return this.changed(id, shown)
  }

  /** Accepts every claim of a rule that nobody has judged yet: in one report, or in all of them. */
  async acceptRule(rule: string, ids: readonly string[]): Promise<{ claims: number; reports: number }> {
    const batch = randomUUID()
    let [claims, reports] = [0, 0]
    for (const id of ids) {
      const shown = await this.show(id).catch(() => null)
      if (!shown) continue
      const standings = standingsOf(shown.claims, decisionsInForce(this.log.decisionsOn(shown.opened.hash)))
      const settled = settledClaims(standings)
      const left = shown.claims.filter((claim) => claim.rule === rule && !settled.has(claim.id))
      if (left.length === 0) continue
      this.keep(shown, left.map(acceptance), batch)
      this.changed(id, shown)
      claims += left.length
      reports++
      await nextTurn()
    }
    return { claims, reports }
  }

  /** Takes back the reviewer's last decision on a report, or the whole stroke that it was part of. */
  async undo(id: string): Promise<Decision[] | null> {
    const shown = await this.show(id)
    if (!shown) return null
    const log = this.log.decisionsOn(shown.opened.hash)
    const undone = new Set(log.flatMap(({ undoes }) => (undoes === null ? [] : [undoes])))
    const last = log.findLast(
      ({ id, verdict, batch }) => verdict !== 'undone' && !undone.has(id) && !(batch !== null && undone.has(batch)),
    )
    if (!last) return log
    const { who, at } = this.stamp()
    this.log.append([
      { ...last, id: randomUUID(), verdict: 'undone', undoes: last.batch ?? last.id, batch: null, who, at },
    ])
    return this.changed(id, shown)
  }

  /** The changes of a report have been looked at: from now on they are told against what is read now. */
  async settleChanges(id: string): Promise<void> {
    const shown = await this.show(id)
    if (!shown) return
    shown.claims = claimsOf(readNow(shown.opened, this.parser, 'en'))
    this.log.append([this.readingOf(shown)])
    this.earlier = null
    await this.fillRow(id)
  }

  /**
   * Loads the grammars again and reads everything with them.
   *
   * @throws GrammarError where they are broken; the old ones stay in use
   */
  async regrammar(): Promise<{ id: string; file: string; changes: number }[]> {
    const parser = this.makeParser()
    if (parser.grammars.version === this.parser.grammars.version) return []
    const before = this.parser
    this.earlier = before
    this.parser = parser
    this.shown.clear()
    const changed: { id: string; file: string; changes: number }[] = []
    for (const [id, source] of this.sources) {
      await nextTurn()
      const opened = await openSource(source, this.inputs.roots).catch(() => null)
      if (!opened) continue
      const old = claimsOf(readNow(opened, before, 'en')).map(readClaim)
      const report = readNow(opened, parser, 'en')
      const changes = changesBetween(old, claimsOf(report)).length
      if (changes > 0) changed.push({ id, file: source.name, changes })
      this.rows.set(id, rowOf(id, source.name, report, this.log.decisionsOn(opened.hash)))
    }
    return changed
  }

  private makeParser(): Parser {
    const { grammars } = this.options
    return createParser(grammars === undefined ? {} : { grammars })
  }

  private async fillRow(id: string): Promise<void> {
    const source = this.sources.get(id)
    if (!source) return
    try {
      const { opened, report } = (await this.show(id, this.shown.size < openAtOnce)) as Shown
      this.rows.set(id, rowOf(id, source.name, report, this.log.decisionsOn(opened.hash)))
      if (source.record) this.sources.delete(idOf({ ...source, path: opened.path, record: null }))
    } catch (error) {
      this.rows.set(id, brokenRow(id, source.name, wordsOf(error)))
    }
  }

  private async show(id: string, keep = true): Promise<Shown | null> {
    const source = this.sources.get(id)
    if (!source) return null
    let shown = this.shown.get(id)
    if (!shown) {
      const opened = await openSource(source, this.inputs.roots)
      // New grammars are there to be seen: what came with a record gives way to them.
      if (this.earlier) opened.record = null
      const report = recordOf(opened, this.parser)
      shown = { opened, report, claims: claimsOf(report), traces: null }
    }
    if (!keep) return shown
    this.shown.delete(id)
    this.shown.set(id, shown)
    for (const old of this.shown.keys()) if (this.shown.size > openAtOnce) this.shown.delete(old)
    return shown
  }

  /** Against the grammars before the last change, else what was read when the review began, else the record. */
  private changes({ opened, report, claims }: Shown): Pick<Sheet, 'changes' | 'against'> {
    const now = opened.record ? claimsOf(readNow(opened, this.parser, 'en')) : claims
    const against = (
      sort: Sheet['against'],
      before: Reading['claims'],
    ): { changes: Change[]; against: Sheet['against'] } => ({
      changes: changesBetween(before, now),
      against: sort,
    })
    const reading = this.log.readingOf(opened.hash)
    if (this.earlier) return against('grammars', claimsOf(readNow(opened, this.earlier, 'en')).map(readClaim))
    if (reading) return against('reading', reading.claims)
    if (opened.record) return against('record', claimsOf(report).map(readClaim))
    return { changes: [], against: null }
  }

  private keep({ opened, claims }: Shown, remarks: readonly Remark[], batch: string | null): void {
    const { hash, document, source } = opened
    const stamp = this.stamp()
    const decisions = remarks.map(
      (remark): Decision => ({
        schema: 'gongkai/decision@1',
        ...remark,
        id: randomUUID(),
        text: hash,
        file: source.name,
        quote: document.text.slice(remark.span.start, remark.span.end),
        batch,
        undoes: null,
        ...stamp,
      }),
    )
    const first = this.log.readingOf(hash) === null
    this.log.append(first ? [this.readingOf({ opened, claims }), ...decisions] : decisions)
  }

  private readingOf({ opened, claims }: Pick<Shown, 'opened' | 'claims'>): Reading {
    return {
      schema: 'gongkai/reading@1',
      text: opened.hash,
      grammars: this.parser.grammars.version,
      at: this.stamp().at,
      claims: claims.map(readClaim),
    }
  }

  private changed(id: string, { opened, report }: Shown): Decision[] {
    const log = this.log.decisionsOn(opened.hash)
    this.rows.set(id, rowOf(id, opened.source.name, report, log))
    return log
  }

  private stamp(): { who: string; at: string } {
    return { who: this.options.who, at: (this.options.now?.() ?? new Date()).toISOString() }
  }
}

const acceptance = ({ anchor, metric, value, rule }: Claim): Remark => ({
  verdict: 'right',
  span: anchor,
  claim: { metric, value, rule },
  correction: null,
  comment: null,
})

/** The same for the same file in every session, so that an address can be kept. */
function idOf({ path, record, packed }: DocumentSource): string {
  return createHash('sha256')
    .update(`${path}\n${record?.start ?? ''}${packed ? `\n${packed.key}` : ''}`)
    .digest('hex')
    .slice(0, 12)
}

const pairReasons = (en: Report, zh: Report): Reasons => ({
  checks: en.checks.map((check, i) => ({ en: check.reason, zh: zh.checks[i]?.reason ?? check.reason })),
  messages: en.messages.map((message, i) => ({ en: message.reason, zh: zh.messages[i]?.reason ?? message.reason })),
})

function wordsOf(error: unknown): Words {
  if (error instanceof ReadError) return { en: error.message, zh: error.messageZh }
  const words = error instanceof Error ? error.message : String(error)
  return { en: words, zh: words }
}
