import { ChangesPanel } from './changes-panel.tsx'
import { ChecksPanel } from './checks-panel.tsx'
import { ClaimPanel } from './claim-panel.tsx'
import { keep } from './desk.ts'
import { useDesk } from './desk-context.ts'
import { LedgerPanel } from './ledger-panel.tsx'
import { type Panel, panels, type Reading } from './reading.ts'
import { RecordPanel } from './record-panel.tsx'
import type { Review } from './review.ts'
import type { PaneHandle } from './use-text-pane.ts'

export interface PanelProps {
  reading: Reading
  review: Review
  pane: PaneHandle
}

/** What is known of the report beside its text, one panel at a time. */
export function SidePanel(props: PanelProps) {
  const { t: words } = useDesk()
  const t = words.value
  const { panel, sheet } = props.reading
  const choose = (name: Panel) => {
    panel.value = name
    keep('panel', name)
  }
  const badge: Partial<Record<Panel, number>> = {
    checks: sheet.report.checks.filter(({ status }) => status === 'fail').length,
    changes: sheet.changes.length,
  }
  const moved = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    const next = panels[(panels.indexOf(panel.value) + by + panels.length) % panels.length]
    if (by === 0 || !next) return
    choose(next)
    document.getElementById(`tab-${next}`)?.focus()
  }
  return (
    <aside class="side" aria-label={t('details')}>
      <div class="tabs" role="tablist" aria-label={t('details')} onKeyDown={moved}>
        {panels.map((name, i) => (
          <button
            type="button"
            key={name}
            id={`tab-${name}`}
            role="tab"
            aria-selected={panel.value === name}
            aria-controls="panel"
            tabIndex={panel.value === name ? 0 : -1}
            title={`${t(`panel.${name}`)} (${i + 1})`}
            onClick={() => choose(name)}
          >
            {t(`panel.${name}`)}
            {(badge[name] ?? 0) > 0 && <span class="badge">{badge[name]}</span>}
          </button>
        ))}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by the keyboard */}
      <div class="panel" id="panel" role="tabpanel" aria-labelledby={`tab-${panel.value}`} tabIndex={0}>
        {panel.value === 'claim' && <ClaimPanel {...props} />}
        {panel.value === 'checks' && <ChecksPanel {...props} />}
        {panel.value === 'ledger' && <LedgerPanel {...props} />}
        {panel.value === 'changes' && <ChangesPanel {...props} />}
        {panel.value === 'record' && <RecordPanel {...props} />}
      </div>
    </aside>
  )
}
