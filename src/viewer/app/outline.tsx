import { useMemo } from 'preact/hooks'
import type { Section } from '../../record/schema.ts'
import { useDesk } from './desk-context.ts'
import type { Reading } from './reading.ts'
import type { PaneHandle } from './use-text-pane.ts'
import type { WordId } from './words/words.ts'

/** The sections of a report, with how many values each holds, and what the colours mean. */
export function Outline({ reading, pane }: { reading: Reading; pane: PaneHandle }) {
  const { t: words } = useDesk()
  const t = words.value
  const { report } = reading.sheet
  const counts = useMemo(() => countsOf(reading), [reading])
  const claim = reading.claimById.get(reading.current.value ?? '')
  const here = claim ? deepest(report.sections, claim.anchor.start) : null
  return (
    <nav class="outline" aria-label={t('outline')}>
      <h2>{t('outline')}</h2>
      <SectionList sections={report.sections} counts={counts} here={here} pane={pane} />
      <Legend reading={reading} />
    </nav>
  )
}

interface SectionListProps {
  sections: readonly Section[]
  counts: ReadonlyMap<string, number>
  here: string | null
  pane: PaneHandle
}

function SectionList({ sections, counts, here, pane }: SectionListProps) {
  const { t } = useDesk()
  return (
    <ol>
      {sections.map((section) => {
        const { id, kind, heading, sections: inner, span } = section
        const count = counts.get(id) ?? 0
        const name = heading ? `${heading.number ?? ''}${heading.text}` : t.value(`section.${kind}` as WordId)
        return (
          <li key={id}>
            <button
              type="button"
              class={`${heading ? '' : 'unnamed'} kind-${kind}`}
              aria-current={here === id ? 'location' : undefined}
              title={t.value(`section.${kind}` as WordId)}
              onClick={() => pane.current?.scrollTo(heading?.span ?? span)}
            >
              <span>{name}</span>
              {count > 0 && <small>{count}</small>}
            </button>
            {inner.length > 0 && <SectionList sections={inner} counts={counts} here={here} pane={pane} />}
          </li>
        )
      })}
    </ol>
  )
}

function Legend({ reading }: { reading: Reading }) {
  const { codebook, language, t } = useDesk()
  const groups = useMemo(() => {
    const found = new Map<string, number>()
    for (const { metric } of reading.sheet.report.facts) {
      const group = metric === null ? 'none' : (metric.split('.')[0] ?? 'none')
      found.set(group, (found.get(group) ?? 0) + 1)
    }
    return [...found]
  }, [reading])
  if (groups.length === 0) return null
  const nameOf = (group: string) => {
    if (group === 'none') return t.value('noMetric')
    return language.value === 'zh' ? (codebook.value.groups[group] ?? group) : t.value(`group.${group}` as WordId)
  }
  return (
    <section class="legend" aria-label={t.value('legend')}>
      <h2>{t.value('legend')}</h2>
      <ul>
        {groups.map(([group, count]) => (
          <li key={group}>
            <span class={`swatch g-${group}`} aria-hidden="true" />
            <span>{nameOf(group)}</span>
            <small>{count}</small>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Facts of each section, those of its own sections included. */
function countsOf({ sheet }: Reading): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { section } of sheet.report.facts)
    for (let id = section; id !== ''; id = id.slice(0, Math.max(0, id.lastIndexOf('.'))))
      counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}

function deepest(sections: readonly Section[], offset: number): string | null {
  const found = sections.find(({ span }) => span.start <= offset && offset < span.end)
  return found ? (deepest(found.sections, offset) ?? found.id) : null
}
