import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Span } from '../../source/span.ts'
import type { Claim } from '../claims.ts'
import type { Remark } from '../decision.ts'
import { claimName } from './claim-name.ts'
import { useDesk } from './desk-context.ts'
import type { Reading } from './reading.ts'
import { type Review, remarkOn } from './review.ts'

/** A dialog of the browser's own: it keeps the focus, and Escape ends it. */
export function Modal({ title, close, children }: { title: string; close: () => void; children: ComponentChildren }) {
  const place = useRef<HTMLDialogElement>(null)
  const back = useRef(document.activeElement)
  useLayoutEffect(() => {
    const { current: before } = back
    place.current?.showModal()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    <dialog ref={place} aria-labelledby="dialog-title" onClose={close}>
      <h2 id="dialog-title">{title}</h2>
      {children}
    </dialog>
  )
}

interface Props {
  reading: Reading
  review: Review
}

/** Wrong: with the right metric or the right value. */
export function CorrectDialog({ claim, reading, review }: Props & { claim: Claim }) {
  const desk = useDesk()
  const { anchor, spans } = claim
  const span = spans[0] ?? anchor
  const save = (metric: string | null, value: number | string | null, comment: string | null) => {
    const remark: Remark = { ...remarkOn(claim, 'wrong'), correction: { metric, value }, comment }
    review.close()
    void review.say([remark], true)
  }
  return (
    <ValueDialog
      title={`${desk.t.value('correct')}: ${claimName(claim, desk)}`}
      quote={reading.sheet.text.slice(span.start, span.end)}
      metric={claim.metric}
      fixedMetric={claim.sort !== 'fact'}
      value={claim.value}
      save={save}
      close={review.close}
    />
  )
}

/** Missed: the words were selected, the metric is chosen. */
export function MissedDialog({ span, reading, review }: Props & { span: Span }) {
  const { t } = useDesk()
  const quote = reading.sheet.text.slice(span.start, span.end)
  const number = /\d[\d,，]*(?:\.\d+)?/.exec(
    quote.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0)),
  )
  const save = (metric: string | null, value: number | string | null, comment: string | null) => {
    review.close()
    void review.say([{ verdict: 'missed', span, claim: null, correction: { metric, value }, comment }], false)
  }
  return (
    <ValueDialog
      title={t.value('missed')}
      quote={quote}
      metric={null}
      fixedMetric={false}
      value={number ? Number(number[0].replace(/[,，]/g, '')) : null}
      save={save}
      close={review.close}
    />
  )
}

interface ValueDialogProps {
  title: string
  quote: string
  metric: string | null
  fixedMetric: boolean
  value: number | string | null
  save: (metric: string | null, value: number | string | null, comment: string | null) => void
  close: () => void
}

function ValueDialog({ title, quote, metric, fixedMetric, value, save, close }: ValueDialogProps) {
  const desk = useDesk()
  const t = desk.t.value
  const [chosen, setChosen] = useState(metric ?? '')
  const [amount, setAmount] = useState(value === null ? '' : String(value))
  const [comment, setComment] = useState('')
  const known = fixedMetric || chosen === '' || desk.metrics.value.has(chosen)
  const number = amount.trim() === '' ? null : Number(amount.replaceAll(',', ''))
  const isNumber = typeof value === 'number' || value === null
  const right = isNumber ? number : amount.trim()
  const sound = known && !(isNumber && number !== null && Number.isNaN(number))
  return (
    <Modal title={title} close={close}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (sound) save(chosen === '' ? null : chosen, right, comment.trim() || null)
        }}
      >
        <blockquote lang="zh">{quote.slice(0, 300)}</blockquote>
        {!fixedMetric && (
          <>
            <label for="dialog-metric">{t('metric')}</label>
            <input
              id="dialog-metric"
              list="metrics"
              value={chosen}
              autocomplete="off"
              placeholder={t('noMetric')}
              aria-invalid={!known}
              onInput={(event) => setChosen(metricOf(event.currentTarget.value))}
            />
            <datalist id="metrics">
              {desk.codebook.value.metrics.map(({ id, zh, en }) => (
                <option key={id} value={id}>
                  {desk.language.value === 'zh' ? zh : en}
                </option>
              ))}
            </datalist>
            <p class="hint">
              {desk.metrics.value.get(chosen)?.[desk.language.value] ?? (known ? t('noMetric') : t('noSuchMetric'))}
            </p>
          </>
        )}
        <label for="dialog-value">{t('rightValue')}</label>
        <input
          id="dialog-value"
          value={amount}
          autocomplete="off"
          onInput={(event) => setAmount(event.currentTarget.value)}
        />
        <label for="dialog-comment">{t('comment')}</label>
        <textarea
          id="dialog-comment"
          rows={2}
          value={comment}
          onInput={(event) => setComment(event.currentTarget.value)}
        />
        <DialogButtons close={close} sound={sound} />
      </form>
    </Modal>
  )

  /** A metric's name serves as well as its id. */
  function metricOf(typed: string): string {
    const named = desk.codebook.value.metrics.find(
      ({ zh, en }) => zh === typed || en.toLowerCase() === typed.toLowerCase(),
    )
    return named?.id ?? typed.trim()
  }
}

function DialogButtons({ close, sound = true, label }: { close: () => void; sound?: boolean; label?: string }) {
  const { t } = useDesk()
  return (
    <div class="dialog-buttons">
      <button type="submit" class="yes" disabled={!sound}>
        {label ?? t.value('keep')}
      </button>
      <button type="button" onClick={close}>
        {t.value('cancel')}
      </button>
    </div>
  )
}

export function CommentDialog({ claim, reading, review }: Props & { claim: Claim }) {
  const { t } = useDesk()
  const [comment, setComment] = useState(reading.standingOf.value.get(claim.id)?.decision.comment ?? '')
  return (
    <Modal title={t.value('comment')} close={review.close}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          review.close()
          void review.say([{ ...remarkOn(claim, 'comment'), comment: comment.trim() || null }], false)
        }}
      >
        <label for="dialog-comment">{t.value('comment')}</label>
        <textarea
          id="dialog-comment"
          rows={4}
          value={comment}
          onInput={(event) => setComment(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit()
          }}
        />
        <DialogButtons close={review.close} />
      </form>
    </Modal>
  )
}

/** Accepts what is left of a rule at one stroke; one undo takes it all back. */
export function AcceptRuleDialog({ rule, reading, review }: Props & { rule: string }) {
  const desk = useDesk()
  const t = desk.t.value
  const [everywhere, setEverywhere] = useState(false)
  const left = reading.claims.filter((claim) => claim.rule === rule && !reading.settled.value.has(claim.id))
  const reports = desk.list.value.rows.length
  return (
    <Modal title={t('acceptRule')} close={review.close}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          review.close()
          void review.acceptRule(rule, everywhere)
        }}
      >
        <p>
          <code>{rule}</code> {t('leftOfRule', { count: left.length })}
        </p>
        <ul class="rule-sample" lang="zh">
          {left.slice(0, 6).map(({ id, spans }) => (
            <li key={id}>{spans.map(({ start, end }) => reading.sheet.text.slice(start, end)).join(' … ')}</li>
          ))}
          {left.length > 6 && <li>…</li>}
        </ul>
        {reports > 1 && (
          <label class="check-line">
            <input
              type="checkbox"
              checked={everywhere}
              onChange={(event) => setEverywhere(event.currentTarget.checked)}
            />{' '}
            {t('everywhere', { count: reports })}
          </label>
        )}
        <DialogButtons close={review.close} sound={left.length > 0 || everywhere} label={t('acceptAll')} />
      </form>
    </Modal>
  )
}
