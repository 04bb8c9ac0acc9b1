import type { ComponentChildren } from 'preact'
import type { Fact } from '../../record/schema.ts'
import type { Claim } from '../claims.ts'
import type { MetricCard } from '../protocol.ts'
import { claimName } from './claim-name.ts'
import { derivationOf } from './derivation.ts'
import { useDesk } from './desk-context.ts'
import { EvidenceView } from './evidence-view.tsx'
import type { Reading } from './reading.ts'
import { groupOf } from './reading.ts'
import { showPath } from './record-panel.tsx'
import { ReviewBar } from './review-bar.tsx'
import { RuleView } from './rule-view.tsx'
import type { PanelProps } from './side-panel.tsx'
import type { WordId } from './words/words.ts'

/** The inspector: everything that is known of the value at the cursor. */
export function ClaimPanel({ reading, review }: PanelProps) {
  const desk = useDesk()
  const t = desk.t.value
  const claim = reading.claimById.get(reading.current.value ?? '')
  if (!claim)
    return (
      <div class="empty">
        <p>{t('pickOne')}</p>
        <p>
          <kbd>j</kbd> {t('next')} · <kbd>k</kbd> {t('previous')} · <kbd>?</kbd> {t('help')}
        </p>
      </div>
    )
  const fact = reading.factById.get(claim.id)
  const metric = claim.metric === null ? undefined : desk.metrics.value.get(claim.metric)
  const words = claim.spans.map(({ start, end }) => reading.sheet.text.slice(start, end)).join(' … ')
  return (
    <article class="claim">
      <ReviewBar claim={claim} reading={reading} review={review} />
      <header class={`claim-head g-${groupOf(claim)}`}>
        <p class="metric-id">{claim.metric ?? claim.id}</p>
        <h2>{claimName(claim, desk)}</h2>
        <p class="value">
          <ValueOf claim={claim} fact={fact} />
        </p>
      </header>
      <blockquote lang="zh">{words}</blockquote>
      {metric && <Meaning metric={metric} />}
      {fact ? <FactFields fact={fact} reading={reading} /> : <HeaderFields claim={claim} />}
      <RuleView id={claim.rule} />
      <EvidenceView claim={claim} reading={reading} />
      <Paths claim={claim} reading={reading} />
    </article>
  )
}

export function Field({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <dl class="field">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </dl>
  )
}

/** What the metric counts, and what looks alike and is something else. */
function Meaning({ metric }: { metric: MetricCard }) {
  const { t: words, language } = useDesk()
  const t = words.value
  const not = metric.not?.[language.value]
  return (
    <Field name={t('means')}>
      {metric.means[language.value]}
      {not && (
        <span class="not">
          {t('not')} {not}
        </span>
      )}
    </Field>
  )
}

function ValueOf({ claim, fact }: { claim: Claim; fact: Fact | undefined }) {
  const { t } = useDesk()
  if (fact?.range)
    return (
      <>
        {fact.range.from.toLocaleString('en')}–{fact.range.to.toLocaleString('en')} <small>{fact.unit}</small>
      </>
    )
  if (claim.sort === 'section') return <>{t.value(`section.${claim.value}` as WordId)}</>
  const value =
    typeof claim.value === 'number' && claim.metric !== 'header.year'
      ? claim.value.toLocaleString('en', { maximumFractionDigits: 12 })
      : claim.value
  return (
    <>
      {value ?? '—'} <small>{claim.unit}</small>
      {fact && fact.bound !== 'exact' && <span class="tag">{t.value(`bound.${fact.bound}`)}</span>}
    </>
  )
}

function FactFields({ fact, reading }: { fact: Fact; reading: Reading }) {
  const { t: words } = useDesk()
  const t = words.value
  return (
    <>
      <Field name={t('computed')}>
        <Computed fact={fact} reading={reading} />
      </Field>
      <div class="pairs">
        <Field name={t('unit')}>{fact.unit ?? t('noUnit')}</Field>
        <Field name={t('bound')}>{t(`bound.${fact.bound}`)}</Field>
        <Field name={t('basis')}>{t(`basis.${fact.basis}`)}</Field>
        <Field name={t('label')}>{fact.label ?? '—'}</Field>
      </div>
      <Field name={t('period')}>
        {fact.period ? (
          <>
            {fact.period.from} – {fact.period.to} <small>{t(`period.${fact.period.basis}`)}</small>
          </>
        ) : (
          '—'
        )}
      </Field>
      <PartTree fact={fact} reading={reading} />
    </>
  )
}

/** How the value follows from the words. */
function Computed({ fact, reading }: { fact: Fact; reading: Reading }) {
  const { t: words } = useDesk()
  const t = words.value
  if (fact.basis === 'none') return <>{t('computed.none', { words: fact.text })}</>
  if (fact.basis === 'all') {
    const whole = fact.whole === null ? undefined : reading.factById.get(fact.whole)
    return (
      <>
        {t('computed.all', { words: fact.text })} {whole && <FactLink fact={whole} reading={reading} />}
      </>
    )
  }
  const text = fact.numeral ? reading.sheet.text.slice(fact.numeral.start, fact.numeral.end) : fact.text
  if (fact.range)
    return (
      <>
        「{text}」 → {fact.range.from.toLocaleString('en')} … {fact.range.to.toLocaleString('en')}
      </>
    )
  const derivation = fact.value === null ? null : derivationOf(text, fact.value)
  return (
    <span class="derivation">
      「{text}」 →{' '}
      {derivation && derivation.formula !== String(fact.value) && (
        <>
          <code>{derivation.formula}</code> ={' '}
        </>
      )}
      <strong>{fact.value === null ? '—' : fact.value.toLocaleString('en', { maximumFractionDigits: 12 })}</strong>
      {derivation?.bound && <small> {t('computed.bound', { words: derivation.bound })}</small>}
      {fact.value === null && <small> {t('computed.inexact')}</small>}
    </span>
  )
}

/** The whole that a fact is part of, the fact, and its own parts. */
function PartTree({ fact, reading }: { fact: Fact; reading: Reading }) {
  const { t } = useDesk()
  const whole = fact.partOf === null ? undefined : reading.factById.get(fact.partOf)
  const parts = reading.sheet.report.facts.filter(({ partOf }) => partOf === fact.id)
  const siblings = whole ? reading.sheet.report.facts.filter(({ partOf }) => partOf === whole.id) : []
  if (!whole && parts.length === 0) return null
  const own = (
    <li>
      <span class="here">
        <FactLink fact={fact} reading={reading} />
      </span>
      {parts.length > 0 && (
        <ul>
          {parts.map((part) => (
            <li key={part.id}>
              <FactLink fact={part} reading={reading} />
            </li>
          ))}
        </ul>
      )}
    </li>
  )
  return (
    <Field name={t.value('partOf')}>
      <ul class="parts">
        {whole ? (
          <li>
            <FactLink fact={whole} reading={reading} />
            <ul>
              {siblings.map((part) =>
                part.id === fact.id ? (
                  own
                ) : (
                  <li key={part.id}>
                    <FactLink fact={part} reading={reading} />
                  </li>
                ),
              )}
            </ul>
          </li>
        ) : (
          own
        )}
      </ul>
    </Field>
  )
}

export function FactLink({ fact, reading }: { fact: Fact; reading: Reading }) {
  const desk = useDesk()
  const claim = reading.claimById.get(fact.id)
  return (
    <button
      type="button"
      class="link"
      aria-current={reading.current.value === fact.id ? 'true' : undefined}
      onClick={() => {
        reading.current.value = fact.id
      }}
    >
      {claim ? claimName(claim, desk) : fact.id}
      {fact.label && <em> {fact.label}</em>} <b>{fact.value ?? '—'}</b>
      {fact.unit}
    </button>
  )
}

function HeaderFields({ claim }: { claim: Claim }) {
  const { t } = useDesk()
  if (claim.sort !== 'cell') return null
  return <Field name={t.value('unit')}>{claim.unit ?? t.value('noUnit')}</Field>
}

/** The way from the words to the record. */
function Paths({ claim, reading }: { claim: Claim; reading: Reading }) {
  const { t } = useDesk()
  const paths = claim.sort === 'fact' ? (reading.paths().get(claim.id) ?? [claim.path]) : [claim.path]
  return (
    <Field name={t.value('paths')}>
      <ul class="paths">
        {paths.slice(0, 12).map((path) => (
          <li key={path}>
            <button
              type="button"
              class="link"
              onClick={() => {
                reading.panel.value = 'record'
                showPath(reading, path)
              }}
            >
              <code>{path}</code>
            </button>
          </li>
        ))}
      </ul>
    </Field>
  )
}
