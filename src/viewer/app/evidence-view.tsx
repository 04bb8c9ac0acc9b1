import { useEffect, useState } from 'preact/hooks'
import type { FilePlace } from '../../readers/read-document.ts'
import type { Claim } from '../claims.ts'
import type { Evidence } from '../protocol.ts'
import { useDesk } from './desk-context.ts'
import { evidenceFor, type Reading } from './reading.ts'
import { RuleView } from './rule-view.tsx'
import type { Translate } from './words/words.ts'

/** The rules that were tried at a claim and why they lost, the words of its sentence, and its place in the file. */
export function EvidenceView({ claim, reading }: { claim: Claim; reading: Reading }) {
  const desk = useDesk()
  const t = desk.t.value
  const [evidence, setEvidence] = useState<Evidence | null>(null)
  const [tokens, setTokens] = useState(false)
  useEffect(() => {
    let wanted = true
    setEvidence(null)
    // Stepping on quickly asks for nothing.
    const timer = setTimeout(() => {
      evidenceFor(desk, reading, claim.id, tokens).then(
        (found) => wanted && setEvidence(found),
        () => {},
      )
    }, 60)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [desk, reading, claim, tokens])
  return (
    <>
      {evidence?.trace && <Tried trace={evidence.trace} />}
      {reading.sheet.id !== 'paste' && (
        <details class="tokens" open={tokens} onToggle={(event) => setTokens(event.currentTarget.open)}>
          <summary>{t('tokens')}</summary>
          {evidence && evidence.tokens.length > 0 ? (
            <p lang="zh">
              {evidence.tokens.map(({ start, end }) => (
                <span key={start} class={start < claim.anchor.end && claim.anchor.start < end ? 'token here' : 'token'}>
                  {reading.sheet.text.slice(start, end)}
                </span>
              ))}
            </p>
          ) : (
            <p>{t('loading')}</p>
          )}
        </details>
      )}
      {evidence?.place && (
        <p class="file">
          {t('place')} {placeWords(evidence.place, t)} · {t('offsets', claim.anchor)}
        </p>
      )}
    </>
  )
}

function Tried({ trace }: { trace: NonNullable<Evidence['trace']> }) {
  const { t: words, language } = useDesk()
  const t = words.value
  const [shown, setShown] = useState<string | null>(null)
  const { context, tried } = trace
  return (
    <section class="tried">
      <h3>
        {t('tried')} <small>{tried.length}</small>
      </h3>
      <p class="context">
        {t('context', {
          subject: context.subject ?? '—',
          channels: context.channels.join(', ') || '—',
          time: context.time ?? '—',
        })}
      </p>
      <ol>
        {tried.map(({ rule, outcome, reason, reasonZh }, i) => (
          <li key={`${i} ${rule}`} class={outcome}>
            <button
              type="button"
              class="link"
              aria-expanded={shown === rule}
              onClick={() => setShown(shown === rule ? null : rule)}
            >
              <code>{rule}</code>
            </button>{' '}
            <span>{outcome === 'won' && reason === '' ? t('won') : language.value === 'zh' ? reasonZh : reason}</span>
            {shown === rule && <RuleView id={rule} />}
          </li>
        ))}
      </ol>
    </section>
  )
}

function placeWords(place: FilePlace, t: Translate): string {
  switch (place.in) {
    case 'file':
      return '—'
    case 'text':
    case 'html':
      return t('place.line', place)
    case 'docx':
      return t('place.paragraph', place)
    case 'pdf':
      return t('place.page', place)
  }
}
