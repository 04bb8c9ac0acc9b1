import type { Change } from '../changes.ts'
import type { Claim } from '../claims.ts'
import { metricName } from './claim-name.ts'
import { tellFault } from './desk.ts'
import { useDesk } from './desk-context.ts'
import type { PanelProps } from './side-panel.tsx'

/** What is read otherwise than before, and decisions that no longer fit. */
export function ChangesPanel({ reading, review }: PanelProps) {
  const desk = useDesk()
  const t = desk.t.value
  const { changes, against, text, id } = reading.sheet
  const loose = reading.standings.value.filter(
    ({ state }) => state === 'changed' || state === 'gone' || state === 'open',
  )
  const light = (change: Change) => {
    if (change.after) reading.current.value = change.after.id
    reading.lights.value = { marks: [{ ...change.anchor, claim: null, group: '', look: 'lit' }], to: change.anchor }
  }
  return (
    <div class="changes">
      <section>
        <h2>
          {t('changes')} <small>{changes.length}</small>
        </h2>
        {against && <p>{t(`against.${against}`)}</p>}
        {changes.length === 0 && <p class="empty">{t('noChanges')}</p>}
        <ul>
          {changes.map((change, i) => (
            <li key={`${i}`} class={`change ${change.sort}`}>
              <button type="button" onClick={() => light(change)}>
                <span class="tag">{t(`change.${change.sort}`)}</span>
                <span lang="zh">「{text.slice(change.anchor.start, change.anchor.end)}」</span>
                <span class="from-to">
                  {change.before && <del>{told(change.before)}</del>}
                  {change.after && <ins>{told(change.after)}</ins>}
                </span>
              </button>
            </li>
          ))}
        </ul>
        {changes.length > 0 && review.editing && (
          <button
            type="button"
            onClick={() => {
              desk.source.editing?.settleChanges(id).then(
                () => desk.edition.value++,
                (error: unknown) => tellFault(desk, error),
              )
            }}
          >
            {t('settleChanges')}
          </button>
        )}
      </section>
      {loose.length > 0 && (
        <section>
          <h2>
            {t('looseDecisions')} <small>{loose.length}</small>
          </h2>
          <ul>
            {loose.map(({ decision, state, claim }) => (
              <li key={decision.id} class={`change ${state}`}>
                <button
                  type="button"
                  onClick={() => {
                    if (claim) reading.current.value = claim
                    reading.lights.value = {
                      marks: [{ ...decision.span, claim: null, group: '', look: 'lit' }],
                      to: decision.span,
                    }
                  }}
                >
                  <span class="tag">{t(`state.${state}`)}</span>
                  <span lang="zh">「{decision.quote}」</span>
                  <span class="from-to">
                    {t(`verdict.${decision.verdict}`)}:{' '}
                    {decision.correction ? told(decision.correction) : decision.claim && told(decision.claim)}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )

  function told({ metric, value, rule }: { metric: string | null; value: Claim['value']; rule?: string }): string {
    const name = metric === null ? t('noMetric') : metricName(metric, desk)
    return `${name} ${value ?? '—'}${rule === undefined ? '' : ` (${rule})`}`
  }
}
