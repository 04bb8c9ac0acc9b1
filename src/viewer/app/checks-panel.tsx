import { useState } from 'preact/hooks'
import type { Check, Side, Term } from '../../record/schema.ts'
import { metricName } from './claim-name.ts'
import { useDesk } from './desk-context.ts'
import type { Reading } from './reading.ts'
import type { Mark } from './runs.ts'
import type { PanelProps } from './side-panel.tsx'

const order: readonly Check['status'][] = ['fail', 'uncertain', 'pass', 'skip']

/** The checks, those that fail first; a click lights every term of both sides in the text. */
export function ChecksPanel({ reading }: PanelProps) {
  const { t: words } = useDesk()
  const t = words.value
  const { checks } = reading.sheet.report
  const [open, setOpen] = useState<string | null>(null)
  if (checks.length === 0) return <p class="empty">{t('noChecks')}</p>
  const light = (check: Check | null) => {
    setOpen(check?.id ?? null)
    const marks = check ? [...lightsOf(check.left, 'lit-left'), ...lightsOf(check.right, 'lit-right')] : []
    reading.lights.value = { marks, to: marks[0] ?? null }
  }
  return (
    <div class="checks">
      {order.map((status) => {
        const these = checks.filter((check) => check.status === status)
        if (these.length === 0) return null
        const list = (
          <ul>
            {these.map((check) => (
              <CheckItem
                key={check.id}
                check={check}
                reading={reading}
                open={open === check.id}
                toggle={() => light(open === check.id ? null : check)}
              />
            ))}
          </ul>
        )
        const title = `${t(`check.${status}`)} `
        return status === 'fail' || status === 'uncertain' ? (
          <section key={status}>
            <h2>
              {title}
              <small>{these.length}</small>
            </h2>
            {list}
          </section>
        ) : (
          <details key={status} open={status === 'pass' && these.length <= 12}>
            <summary>
              {title}
              <small>{these.length}</small>
            </summary>
            {list}
          </details>
        )
      })}
    </div>
  )
}

function CheckItem({
  check,
  reading,
  open,
  toggle,
}: {
  check: Check
  reading: Reading
  open: boolean
  toggle: () => void
}) {
  const { t: words, language } = useDesk()
  const t = words.value
  const { left, right, difference, status } = check
  const reasons = reading.reasons.value.checks[reading.sheet.report.checks.indexOf(check)]
  return (
    <li class={`check ${status}`}>
      <button type="button" class="check-head" aria-expanded={open} onClick={toggle}>
        <code>{check.id}</code>
        <span class="sum">
          <b class="left">{amount(left.value)}</b>
          <span>{left.value === right.value ? '=' : '≠'}</span>
          <b class="right">{amount(right.value)}</b>
          {difference !== null && difference !== 0 && <em>{t('difference', { value: amount(difference) })}</em>}
        </span>
      </button>
      {open && (
        <div class="check-body">
          <p>{reasons?.[language.value] ?? check.reason}</p>
          <SideView side={left} look="left" name={t('leftSide')} reading={reading} />
          <SideView side={right} look="right" name={t('rightSide')} reading={reading} />
        </div>
      )}
    </li>
  )
}

function SideView({
  side,
  look,
  name,
  reading,
}: {
  side: Side
  look: 'left' | 'right'
  name: string
  reading: Reading
}) {
  const desk = useDesk()
  return (
    <section class={`side-terms ${look}`}>
      <h3>
        {name} <b>{amount(side.value)}</b>
      </h3>
      <ul>
        {side.terms.map((term, i) => (
          <li key={`${i} ${term.name}`}>
            <button
              type="button"
              class="link"
              onClick={() => {
                const { marks } = reading.lights.value
                reading.lights.value = { marks, to: term.source }
              }}
            >
              <span class="sign">{term.sign === 1 ? '+' : '−'}</span> <b>{amount(term.value)}</b>{' '}
              {termName(term, reading, desk)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function termName(term: Term, reading: Reading, desk: ReturnType<typeof useDesk>): string {
  const fact = reading.factById.get(term.name)
  return fact ? `${metricName(fact.metric, desk)} · ${term.text}` : metricName(term.name, desk)
}

const lightsOf = (side: Side, look: string): Mark[] =>
  side.terms.map(({ source }) => ({ ...source, claim: null, group: '', look }))

const amount = (value: number | null): string =>
  value === null ? '—' : value.toLocaleString('en', { maximumFractionDigits: 12 })
