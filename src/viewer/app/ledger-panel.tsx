import { useMemo, useRef, useState } from 'preact/hooks'
import { isUnclaimed } from '../../record/claimed.ts'
import type { Numeral, NumeralKind, Report } from '../../record/schema.ts'
import type { Span } from '../../source/span.ts'
import { useDesk } from './desk-context.ts'
import type { Reading } from './reading.ts'
import type { PanelProps } from './side-panel.tsx'
import { useVirtualRows } from './virtual-rows.ts'

type LedgerFilter = 'unclaimed' | 'unplaced' | 'every' | NumeralKind

/** The account of every numeral, those that no rule claimed first; and what could not be placed. Nothing is hidden. */
export function LedgerPanel({ reading }: PanelProps) {
  const { t: words } = useDesk()
  const t = words.value
  const { report } = reading.sheet
  const ledger = useMemo(() => ledgerOf(report), [report])
  const unplaced = useMemo(() => unplacedOf(reading), [reading])
  const [filter, setFilter] = useState<LedgerFilter>('unclaimed')
  const kinds = [...new Set(report.numerals.map(({ kind }) => kind))]
  const counts = new Map<LedgerFilter, number>([
    ['unclaimed', ledger.filter(({ claimed }) => !claimed).length],
    ['unplaced', unplaced.length],
    ['every', ledger.length],
    ...kinds.map((kind) => [kind, ledger.filter(({ numeral }) => numeral.kind === kind).length] as const),
  ])
  const shown = ledger.filter(({ numeral, claimed }) =>
    filter === 'every' ? true : filter === 'unclaimed' ? !claimed : numeral.kind === filter,
  )
  return (
    <div class="ledger">
      <fieldset class="choices">
        <legend class="hidden">{t('show')}</legend>
        {[...counts].map(([name, count]) => (
          <button type="button" key={name} aria-pressed={filter === name} onClick={() => setFilter(name)}>
            {t(`ledger.${name}`)} <small>{count}</small>
          </button>
        ))}
      </fieldset>
      {filter === 'unplaced' ? (
        <UnplacedList items={unplaced} reading={reading} />
      ) : (
        <NumeralList entries={shown} reading={reading} />
      )}
    </div>
  )
}

interface Entry {
  numeral: Numeral
  /** A rule, or the class of the numeral, accounts for it. */
  claimed: boolean
}

/** Every numeral, unclaimed quantities first, else in order of place. */
function ledgerOf({ numerals, facts }: Report): Entry[] {
  const unclaimed = new Set(facts.filter(isUnclaimed).map(({ id }) => id))
  return numerals
    .map((numeral) => {
      const claimed = numeral.kind !== 'quantity' || numeral.facts.some((id) => !unclaimed.has(id))
      return { numeral, claimed }
    })
    .sort((a, b) => Number(a.claimed) - Number(b.claimed) || a.numeral.span.start - b.numeral.span.start)
}

function NumeralList({ entries, reading }: { entries: Entry[]; reading: Reading }) {
  const { t } = useDesk()
  const scroller = useRef<HTMLDivElement>(null)
  const { first, last, before, after } = useVirtualRows(scroller, entries.length, 44)
  const { text } = reading.sheet
  if (entries.length === 0) return <p class="empty">{t.value('nothingHere')}</p>
  return (
    <div class="ledger-scroll" ref={scroller}>
      <ul>
        <li aria-hidden="true" style={{ height: `${before}px` }} />
        {entries.slice(first, last).map(({ numeral, claimed }) => {
          const { span, kind, facts } = numeral
          return (
            <li key={`${span.start}`} class={claimed ? 'entry' : 'entry unclaimed'}>
              <button type="button" onClick={() => show(reading, span, facts[0])}>
                <span class="words" lang="zh">
                  {text.slice(Math.max(0, span.start - 9), span.start).replace(/\s+/g, ' ')}
                  <b>{text.slice(span.start, span.end)}</b>
                  {text.slice(span.end, span.end + 6).replace(/\s+/g, ' ')}
                </span>
                <span class="tag">{claimed ? t.value(`ledger.${kind}`) : t.value('ledger.unclaimed')}</span>
              </button>
            </li>
          )
        })}
        <li aria-hidden="true" style={{ height: `${after}px` }} />
      </ul>
    </div>
  )
}

interface Unplaced {
  sort: 'message' | 'table' | 'section' | 'noMetric' | 'noPlace'
  words: string
  span: Span | null
  fact?: string
}

/** What the record could not put anywhere: its messages, tables of no form, sections of no kind, facts of no metric. */
function unplacedOf({ sheet }: Reading): Unplaced[] {
  const { report, text } = sheet
  const quote = ({ start, end }: Span) => text.slice(start, Math.min(end, start + 60)).replace(/\s+/g, ' ')
  const topSections = report.sections.filter(({ kind }) => kind === 'unclassified')
  return [
    ...report.messages.map(({ span }, i): Unplaced => ({ sort: span ? 'message' : 'noPlace', words: `${i}`, span })),
    ...report.tables
      .filter(({ form }) => form === null)
      .map(({ span }): Unplaced => ({ sort: 'table', words: quote(span), span })),
    ...topSections.map(({ span }): Unplaced => ({ sort: 'section', words: quote(span), span })),
    ...report.facts
      .filter(({ metric }) => metric === null)
      .map(({ id, source }): Unplaced => ({ sort: 'noMetric', words: quote(source), span: source, fact: id })),
  ]
}

function UnplacedList({ items, reading }: { items: Unplaced[]; reading: Reading }) {
  const { t: words, language } = useDesk()
  const t = words.value
  if (items.length === 0) return <p class="empty">{t('nothingHere')}</p>
  const wordsOf = ({ sort, words }: Unplaced) =>
    sort === 'message' || sort === 'noPlace'
      ? (reading.reasons.value.messages[Number(words)]?.[language.value] ?? '')
      : words
  return (
    <ul class="unplaced">
      {items.slice(0, 2000).map((item, i) => (
        <li key={`${i}`}>
          <button
            type="button"
            disabled={item.span === null}
            onClick={() => item.span && show(reading, item.span, item.fact)}
          >
            <span class="tag">{t(`unplaced.${item.sort}`)}</span> <span>{wordsOf(item)}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

function show(reading: Reading, span: Span, fact: string | undefined): void {
  if (fact) reading.current.value = fact
  reading.lights.value = { marks: [{ ...span, claim: null, group: '', look: 'lit' }], to: span }
}
