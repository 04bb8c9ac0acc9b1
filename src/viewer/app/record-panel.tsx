import { useState } from 'preact/hooks'
import { useDesk } from './desk-context.ts'
import type { Reading } from './reading.ts'
import { formatPath, parsePath, pathAt, spansAt, valueAt } from './record-paths.ts'
import type { PanelProps } from './side-panel.tsx'

/** The record itself: from a path to its words, and from words to their path. */
export function RecordPanel({ reading, pane }: PanelProps) {
  const { t: words } = useDesk()
  const t = words.value
  const { report } = reading.sheet
  const { path } = reading
  const steps = parsePath(path.value)
  const value = steps && valueAt(report, steps)
  const show = (next: string) => showPath(reading, next)
  const fromSelection = () => {
    const span = pane.current?.selected()
    const found = span && pathAt(report, span.start)
    if (found) show(found)
  }
  return (
    <div class="record">
      <form
        class="path-form"
        onSubmit={(event) => {
          event.preventDefault()
          show(path.value)
        }}
      >
        <label for="path">{t('path')}</label>
        <input
          id="path"
          value={path.value}
          spellcheck={false}
          placeholder="metrics.applications.received.total"
          onInput={(event) => {
            path.value = event.currentTarget.value
          }}
        />
        <button type="submit">{t('showWords')}</button>
        <button type="button" onClick={fromSelection}>
          {t('fromSelection')}
        </button>
      </form>
      {steps === null || value === undefined ? (
        <p class="empty">{t('noSuchPath')}</p>
      ) : (
        <>
          {steps.length > 0 && (
            <button type="button" class="link" onClick={() => show(formatPath(steps.slice(0, -1)))}>
              ↑ {formatPath(steps.slice(0, -1)) || t('wholeRecord')}
            </button>
          )}
          <Json key={path.value} value={value} steps={steps} open reading={reading} show={show} />
        </>
      )}
    </div>
  )
}

/** Goes to a path of the record and lights its words. */
export function showPath(reading: Reading, path: string): void {
  const spans = spansAt(reading.sheet.report, path)
  reading.path.value = path
  reading.lights.value = {
    marks: spans.map((span) => ({ ...span, claim: null, group: '', look: 'lit' })),
    to: spans[0] ?? null,
  }
}

interface JsonProps {
  value: unknown
  steps: (string | number)[]
  open?: boolean
  reading: Reading
  show: (path: string) => void
}

/** Most entries of a list that are drawn at once. */
const page = 100

function Json({ value, steps, open = false, reading, show }: JsonProps) {
  const { t } = useDesk()
  const [isOpen, setOpen] = useState(open)
  const [drawn, setDrawn] = useState(page)
  const path = formatPath(steps)
  const name = steps.at(-1)
  const label = name === undefined ? t.value('wholeRecord') : typeof name === 'number' ? `[${name}]` : name
  const key = (
    <button type="button" class="link" title={path} onClick={() => show(path)}>
      <code>{label}</code>
    </button>
  )
  if (typeof value !== 'object' || value === null)
    return (
      <div class="leaf">
        {key} <code class={value === null ? 'null' : typeof value}>{JSON.stringify(value)}</code>
      </div>
    )
  const entries = Object.entries(value)
  const isList = Array.isArray(value)
  return (
    <div class="node">
      <button
        type="button"
        class="quiet"
        aria-expanded={isOpen}
        aria-label={path || label}
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen ? '▾' : '▸'}
      </button>
      {key} <small>{isList ? `[${entries.length}]` : `{${entries.length}}`}</small>{' '}
      <small lang="zh">{isOpen ? '' : gist(value)}</small>
      {isOpen &&
        entries
          .slice(0, drawn)
          .map(([entry, child]) => (
            <Json
              key={entry}
              value={child}
              steps={[...steps, isList ? Number(entry) : entry]}
              reading={reading}
              show={show}
            />
          ))}
      {isOpen && entries.length > drawn && (
        <button type="button" onClick={() => setDrawn(drawn + 10 * page)}>
          {t.value('more', { count: entries.length - drawn })}
        </button>
      )}
    </div>
  )
}

/** A word or two of what is inside. */
function gist(value: object): string {
  const { id, text, metric, value: inner } = value as Record<string, unknown>
  return [id, metric, inner, text]
    .filter((part) => typeof part === 'string' || typeof part === 'number')
    .join(' ')
    .slice(0, 48)
}
