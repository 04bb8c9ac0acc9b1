import { claimsOf } from './claims.ts'
import { codebookOf } from './codebook.ts'
import type { Bundle, Codebook, Evidence, Setting, Sheet } from './protocol.ts'
import type { Shelf } from './shelf.ts'

/** Everything that an exported page shows: the reports, why each fact was read, and the rules that took part. */
export async function bundleOf(shelf: Shelf, setting: Setting, grammars: string | undefined): Promise<Bundle> {
  await shelf.fill(() => {})
  const { rows } = shelf.list()
  const sheets: Sheet[] = []
  const reasons: Bundle['reasons'] = {}
  const evidence: Bundle['evidence'] = {}
  for (const { id, problem } of rows) {
    const sheet = problem === null ? await shelf.sheet(id) : null
    if (!sheet) continue
    sheets.push(withoutFolder(sheet))
    const told = await shelf.reasons(id)
    if (told) reasons[id] = told
    evidence[id] = await evidenceOfAll(shelf, sheet)
  }
  const codebook = codebookOf(shelf.parser.grammars, grammars)
  return {
    setting,
    codebook: onlyUsed(codebook, sheets, evidence),
    rows: rows.map((row) => ({ ...row, file: baseName(row.file) })),
    sheets,
    reasons,
    evidence,
  }
}

async function evidenceOfAll(shelf: Shelf, { id, report }: Sheet): Promise<Record<string, Evidence>> {
  const all: Record<string, Evidence> = {}
  for (const { id: claim, sort } of claimsOf(report)) {
    if (sort !== 'fact') continue
    const evidence = await shelf.evidence(id, claim, true)
    if (evidence) all[claim] = evidence
  }
  return all
}

/** The rules that were tried or won somewhere in the reports. */
function onlyUsed(codebook: Codebook, sheets: readonly Sheet[], evidence: Bundle['evidence']): Codebook {
  const used = new Set(sheets.flatMap(({ report }) => report.facts.map(({ rule }) => rule)))
  for (const claims of Object.values(evidence))
    for (const { trace } of Object.values(claims)) for (const { rule } of trace?.tried ?? []) used.add(rule)
  return { ...codebook, rules: codebook.rules.filter(({ id }) => used.has(id)) }
}

/** A page that is sent around does not tell where the files lay. */
const baseName = (path: string): string => path.replace(/^.*[\\/]/, '')

const withoutFolder = (sheet: Sheet): Sheet => {
  const { source } = sheet.report
  const path = source.path === null ? null : baseName(source.path)
  return {
    ...sheet,
    file: baseName(sheet.file),
    report: { ...sheet.report, source: { ...source, path } },
    decisions: sheet.decisions.map((decision) => ({ ...decision, file: baseName(decision.file) })),
  }
}
