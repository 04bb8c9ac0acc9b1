import { useSignal } from '@preact/signals'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Pasted, Sheet } from '../protocol.ts'
import { PageTools } from './app.tsx'
import { SourceError } from './data-source.ts'
import { stored } from './desk.ts'
import { useDesk } from './desk-context.ts'
import { HelpDialog } from './help-dialog.tsx'
import { Outline } from './outline.tsx'
import { type Filter, filters, openReading, panels, type Reading, resume, stepFrom } from './reading.ts'
import { type Dialog, type Review, useReview } from './review.ts'
import { AcceptRuleDialog, CommentDialog, CorrectDialog, MissedDialog } from './review-dialogs.tsx'
import { hashOf } from './route.ts'
import { SidePanel } from './side-panel.tsx'
import { useTextPane } from './use-text-pane.ts'

/** A report by its id: asked for, then read. */
export function ReportView({ id }: { id: string }) {
  const { source, language, edition, t } = useDesk()
  const [sheet, setSheet] = useState<Sheet | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  useEffect(() => {
    source.sheet(id).then(setSheet, (error: unknown) => {
      setFault(error instanceof SourceError ? error.words[language.value] : String(error))
    })
  }, [id, source, language, edition.value])
  if (fault)
    return (
      <div class="page">
        <header class="bar">
          <BackLink />
        </header>
        <main id="main" tabIndex={-1} class="message">
          <h1>{t.value('unreadable')}</h1>
          <p>{fault}</p>
        </main>
      </div>
    )
  if (!sheet) return <main id="main" tabIndex={-1} class="message" aria-busy="true" aria-label={t.value('loading')} />
  return <SheetView sheet={sheet} />
}

export function BackLink() {
  const { t } = useDesk()
  return (
    <a class="back" href={hashOf({ view: 'list' })} aria-label={t.value('backToList')} title={t.value('backToList')}>
      ←
    </a>
  )
}

/** A report that is there: outline, text, and what is known of the value at the cursor. */
export function SheetView({ sheet, pasted }: { sheet: Sheet; pasted?: Pasted }) {
  const desk = useDesk()
  const t = desk.t.value
  const last = useRef<Reading | null>(null)
  const reading = useMemo(() => {
    const opened = openReading(sheet, stored('panel', panels) ?? 'claim', pasted)
    if (last.current) resume(opened, last.current)
    last.current = opened
    return opened
  }, [sheet, pasted])
  useEffect(() => {
    // After the text is there, since the server reads it once more for its second language.
    if (!pasted)
      desk.source.reasons(sheet.id).then(
        (told) => {
          if (told) reading.reasons.value = told
        },
        () => {},
      )
  }, [desk, sheet, pasted, reading])
  const dialog = useSignal<Dialog | null>(null)
  const host = useRef<HTMLDivElement>(null)
  const pane = useTextPane(host, reading)
  const review = useReview(reading, pane, dialog)
  const { report } = sheet
  const { header } = report
  const [sides, setSides] = useState({ outline: true, panel: true })

  const text = (
    <>
      {sides.outline && <Outline reading={reading} pane={pane} />}
      <main id="main" tabIndex={-1} class="text-scroll" aria-label={t('reportText')}>
        <div class="text" ref={host} lang={report.source.script === 'Hant' ? 'zh-Hant' : 'zh-Hans'} />
      </main>
      {sides.panel && <SidePanel reading={reading} review={review} pane={pane} />}
    </>
  )
  return (
    <div class={pasted ? 'report bare' : 'page report-page'}>
      {!pasted && (
        <header class="bar">
          <BackLink />
          <button
            type="button"
            class="quiet"
            aria-pressed={sides.outline}
            aria-label={t('outline')}
            title={t('outline')}
            onClick={() => setSides({ ...sides, outline: !sides.outline })}
          >
            ☰
          </button>
          <div class="titles">
            <h1>{header.title?.value ?? sheet.file}</h1>
            <p>
              {header.agency && (
                <a href={hashOf({ view: 'agency', agency: header.agency.value })} title={t('overYears')}>
                  {header.agency.value}
                </a>
              )}
              {header.year && <span>{t('yearOf', { year: header.year.value })}</span>}
              <span class="tag">{t(`edition.${report.edition}`)}</span>
              {report.source.script === 'Hant' && <span class="tag">{t('hant')}</span>}
            </p>
          </div>
          <Stepper reading={reading} step={review.step} />
          <PageTools />
          <button
            type="button"
            class="quiet"
            aria-label={t('help')}
            title={`${t('help')} (?)`}
            onClick={() => review.open({ kind: 'help' })}
          >
            ?
          </button>
        </header>
      )}
      {sheet.problems.length > 0 && (
        <ul class="problems" role="status">
          {sheet.problems.slice(0, 5).map((problem) => (
            <li key={problem.en}>{problem[desk.language.value]}</li>
          ))}
        </ul>
      )}
      <div class={`columns${sides.outline ? ' with-outline' : ''}`}>{text}</div>
      <Announcer reading={reading} />
      <OpenDialog dialog={dialog.value} reading={reading} review={review} />
    </div>
  )
}

function OpenDialog({ dialog, reading, review }: { dialog: Dialog | null; reading: Reading; review: Review }) {
  switch (dialog?.kind) {
    case 'help':
      return <HelpDialog close={review.close} />
    case 'correct':
      return <CorrectDialog claim={dialog.claim} reading={reading} review={review} />
    case 'missed':
      return <MissedDialog span={dialog.span} reading={reading} review={review} />
    case 'comment':
      return <CommentDialog claim={dialog.claim} reading={reading} review={review} />
    case 'rule':
      return <AcceptRuleDialog rule={dialog.rule} reading={reading} review={review} />
    default:
      return null
  }
}

/** Where the reader stands among the claims, and which claims the keys step through. */
function Stepper({ reading, step }: { reading: Reading; step: (by: 1 | -1) => void }) {
  const { t: words } = useDesk()
  const t = words.value
  const { steps, current, filter, settled } = reading
  const at = steps.value.findIndex(({ id }) => id === current.value)
  const done = steps.value.filter(({ id }) => settled.value.has(id)).length
  return (
    <div class="stepper">
      <select
        aria-label={t('stepThrough')}
        value={filter.value}
        onChange={(event) => {
          filter.value = event.currentTarget.value as Filter
          const next = stepFrom(reading, 1)
          if (next && !steps.value.some(({ id }) => id === current.value)) current.value = next.id
        }}
      >
        {filters.map((name) => (
          <option key={name} value={name}>
            {t(`filter.${name}`)}
          </option>
        ))}
      </select>
      <button type="button" aria-label={t('previous')} title={`${t('previous')} (k)`} onClick={() => step(-1)}>
        ‹
      </button>
      <span class="place">
        {at >= 0 ? at + 1 : '–'} / {steps.value.length}
      </span>
      <button type="button" aria-label={t('next')} title={`${t('next')} (j)`} onClick={() => step(1)}>
        ›
      </button>
      <progress value={done} max={Math.max(1, steps.value.length)} aria-label={t('column.progress')} />
    </div>
  )
}

/** Says for a screen reader what a sighted reader sees light up. */
function Announcer({ reading }: { reading: Reading }) {
  const desk = useDesk()
  const t = desk.t.value
  const { current, claimById, standingOf, steps, sheet } = reading
  const claim = current.value === null ? undefined : claimById.get(current.value)
  const standing = claim && standingOf.value.get(claim.id)
  const metric = claim?.metric ? desk.metrics.value.get(claim.metric) : undefined
  const name = metric ? metric[desk.language.value] : (claim?.metric ?? t('noMetric'))
  const words = claim ? sheet.text.slice(claim.anchor.start, claim.anchor.end) : ''
  return (
    <p class="hidden" aria-live="polite" id="announcer">
      {claim &&
        t('announce', {
          at: steps.value.findIndex(({ id }) => id === claim.id) + 1,
          of: steps.value.length,
          name,
          value: claim.value ?? '—',
          words,
          verdict: standing ? t(`verdict.${standing.decision.verdict}`) : t('undecided'),
        })}
    </p>
  )
}
