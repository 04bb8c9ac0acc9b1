import type { Claim } from '../claims.ts'
import { metricName } from './claim-name.ts'
import { useDesk } from './desk-context.ts'
import type { Reading } from './reading.ts'
import type { Review } from './review.ts'

/** What a reviewer says of the value at the cursor, and what was said before. */
export function ReviewBar({ claim, reading, review }: { claim: Claim; reading: Reading; review: Review }) {
  const desk = useDesk()
  const t = desk.t.value
  const standing = reading.standingOf.value.get(claim.id)
  return (
    <div class="review">
      {review.editing && (
        <div class="review-buttons">
          <button type="button" class="yes" onClick={() => void review.accept()}>
            ✓ {t('accept')} <kbd>a</kbd>
          </button>
          <button type="button" class="no" onClick={() => void review.reject()}>
            ✗ {t('reject')} <kbd>x</kbd>
          </button>
          <button type="button" onClick={() => review.open({ kind: 'correct', claim })}>
            {t('correct')} <kbd>e</kbd>
          </button>
          <button type="button" onClick={() => review.open({ kind: 'comment', claim })}>
            {t('comment')} <kbd>c</kbd>
          </button>
          <button type="button" onClick={() => review.open({ kind: 'rule', rule: claim.rule })}>
            {t('acceptRule')} <kbd>A</kbd>
          </button>
          <button type="button" onClick={() => void review.undo()}>
            {t('undo')} <kbd>u</kbd>
          </button>
        </div>
      )}
      {standing && (
        <div class={`standing ${standing.state} ${standing.decision.verdict}`}>
          <strong>{t(`verdict.${standing.decision.verdict}`)}</strong>
          {standing.state !== 'holds' && <span class="tag warn">{t(`state.${standing.state}`)}</span>}
          {standing.decision.correction && (
            <span>
              → {metricName(standing.decision.correction.metric, desk)} {standing.decision.correction.value ?? '—'}
            </span>
          )}
          {standing.decision.comment && <p>{standing.decision.comment}</p>}
          <small>
            {standing.decision.who} · {standing.decision.at.slice(0, 16).replace('T', ' ')}
          </small>
        </div>
      )}
    </div>
  )
}
