import type { Decision, Remark } from '../decision.ts'
import type { Bundle, Codebook, Evidence, List, News, Pasted, Reasons, Setting, Sheet, Words } from '../protocol.ts'

/** Where the page has its reports from: the server, or the file itself. */
export interface DataSource {
  setting(): Promise<Setting>
  codebook(): Promise<Codebook>
  list(): Promise<List>
  sheet(id: string): Promise<Sheet>
  reasons(id: string): Promise<Reasons | null>
  evidence(id: string, claim: string, withTokens: boolean): Promise<Evidence | null>
  /** Null for a page that only shows. */
  editing: Editing | null
}

export interface Editing {
  decide(id: string, remarks: Remark[]): Promise<Decision[]>
  undo(id: string): Promise<Decision[]>
  acceptRule(rule: string, reports: string[]): Promise<{ claims: number; reports: number }>
  settleChanges(id: string): Promise<void>
  read(text: string): Promise<Pasted>
  listen(hear: (news: News) => void): void
}

/** Something that the server refused or could not do, in both languages. */
export class SourceError extends Error {
  override readonly name = 'SourceError'
  readonly words: Words

  constructor(words: Words) {
    super(words.en)
    this.words = words
  }
}

/** The reports of a server. */
export function liveSource(): DataSource {
  const at = (id: string) => `/api/reports/${encodeURIComponent(id)}`
  return {
    setting: () => get('/api/setting'),
    codebook: () => get('/api/codebook'),
    list: () => get('/api/reports'),
    sheet: (id) => get(at(id)),
    reasons: (id) => get(`${at(id)}/reasons`),
    evidence: (id, claim, withTokens) =>
      get(`${at(id)}/evidence/${encodeURIComponent(claim)}${withTokens ? '?tokens=1' : ''}`),
    editing: {
      decide: (id, remarks) => post(`${at(id)}/decisions`, { remarks }),
      undo: (id) => post(`${at(id)}/undo`, {}),
      acceptRule: (rule, reports) => post('/api/accept-rule', { rule, reports }),
      settleChanges: (id) => post(`${at(id)}/changes/settle`, {}),
      read: (text) => post('/api/read', { text }),
      listen: (hear) => {
        new EventSource('/api/news').addEventListener('message', ({ data }) => hear(JSON.parse(data) as News))
      },
    },
  }
}

/** The reports that an exported page holds. */
export function bundleSource({ setting, codebook, rows, sheets, reasons, evidence }: Bundle): DataSource {
  return {
    setting: async () => setting,
    codebook: async () => codebook,
    list: async () => ({ rows, pending: 0 }),
    sheet: async (id) => {
      const sheet = sheets.find((sheet) => sheet.id === id)
      if (sheet) return sheet
      throw new SourceError(
        rows.find((row) => row.id === id)?.problem ?? { en: 'There is no such report.', zh: '没有这份报告。' },
      )
    },
    reasons: async (id) => reasons[id] ?? null,
    evidence: async (id, claim) => evidence[id]?.[claim] ?? null,
    editing: null,
  }
}

const get = <T>(path: string): Promise<T> => ask(path, {})

const post = <T>(path: string, body: object): Promise<T> =>
  ask(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })

async function ask<T>(path: string, init: RequestInit): Promise<T> {
  const response = await fetch(path, init).catch(() => {
    throw new SourceError({
      en: 'The server does not answer. Start gongkai view again; no decision that was shown as kept is lost.',
      zh: '服务没有响应。请重新运行 gongkai view；已显示为保存的决定不会丢失。',
    })
  })
  if (response.ok) return (await response.json()) as T
  const words = await response.text()
  throw new SourceError(parseWords(words) ?? { en: words, zh: words })
}

function parseWords(text: string): Words | null {
  try {
    const { en, zh } = JSON.parse(text) as Partial<Words>
    return typeof en === 'string' && typeof zh === 'string' ? { en, zh } : null
  } catch {
    return null
  }
}
