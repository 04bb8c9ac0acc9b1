import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { Codebook, Language, List, MetricCard, RuleCard, Setting } from '../protocol.ts'
import { type DataSource, SourceError } from './data-source.ts'
import { type Route, readRoute } from './route.ts'
import { type Translate, translator } from './words/words.ts'

/** The page's own state: what is shown where, in which language and light. */
export interface Desk {
  source: DataSource
  setting: Setting
  codebook: Signal<Codebook>
  metrics: ReadonlySignal<ReadonlyMap<string, MetricCard>>
  rules: ReadonlySignal<ReadonlyMap<string, RuleCard>>
  list: Signal<List>
  route: Signal<Route>
  language: Signal<Language>
  t: ReadonlySignal<Translate>
  theme: Signal<Theme>
  /** What is told once at the foot of the page. */
  notice: Signal<Notice | null>
  /** Reports that new grammars read otherwise; null until grammars change. */
  regrammared: Signal<{ id: string; file: string; changes: number }[] | null>
  /** Counts the changes of grammars, so that what is shown is read again. */
  edition: Signal<number>
}

export const themes = ['auto', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

export interface Notice {
  text: string
  /** An error stays until it is put away. */
  lasting: boolean
}

/** Asks the source for what every view needs, and keeps up with its news. */
export async function openDesk(source: DataSource): Promise<Desk> {
  const [setting, book, list] = await Promise.all([source.setting(), source.codebook(), source.list()])
  const codebook = signal(book)
  const language = signal<Language>(
    stored('language', ['zh', 'en']) ?? setting.language ?? (navigator.language.startsWith('zh') ? 'zh' : 'en'),
  )
  const desk: Desk = {
    source,
    setting,
    codebook,
    metrics: computed(() => new Map(codebook.value.metrics.map((metric) => [metric.id, metric]))),
    rules: computed(() => new Map(codebook.value.rules.map((rule) => [rule.id, rule]))),
    list: signal(list),
    route: signal(readRoute(location.hash)),
    language,
    t: computed(() => translator(language.value)),
    theme: signal(stored('theme', themes) ?? 'auto'),
    notice: signal(null),
    regrammared: signal(null),
    edition: signal(0),
  }
  addEventListener('hashchange', () => {
    desk.route.value = readRoute(location.hash)
  })
  listen(desk)
  return desk
}

function listen(desk: Desk): void {
  const { source, list } = desk
  if (!source.editing) return
  source.editing.listen((news) => {
    if (news.kind === 'fault')
      desk.notice.value = { text: desk.t.value('grammarsBroken', { reason: news.reason }), lasting: true }
    if (news.kind === 'grammars') {
      desk.regrammared.value = news.changed
      desk.notice.value = { text: desk.t.value('grammarsChanged', { count: news.changed.length }), lasting: false }
      void source.codebook().then((book) => {
        desk.codebook.value = book
        desk.edition.value++
      })
    }
    if (news.kind !== 'fault') void source.list().then((now) => (list.value = now))
  })
}

/** Tells at the foot of the page what went wrong. */
export function tellFault(desk: Desk, error: unknown): void {
  const text = error instanceof SourceError ? error.words[desk.language.value] : String(error)
  desk.notice.value = { text, lasting: true }
}

export function keep(name: 'language' | 'theme' | 'panel', value: string): void {
  try {
    localStorage.setItem(`gongkai.${name}`, value)
  } catch {
    // A page from disk may have no storage; it then forgets.
  }
}

export function stored<T extends string>(name: 'language' | 'theme' | 'panel', among: readonly T[]): T | null {
  try {
    const value = localStorage.getItem(`gongkai.${name}`)
    return among.find((one) => one === value) ?? null
  } catch {
    return null
  }
}
