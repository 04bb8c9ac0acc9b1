import { useMemo, useRef, useState } from 'preact/hooks'
import type { Row } from '../protocol.ts'
import { PageTools } from './app.tsx'
import { useDesk } from './desk-context.ts'
import { filterRows, type ListFilter, listFilters, type SortKey, sortRows } from './list-order.ts'
import { hashOf } from './route.ts'
import { useVirtualRows } from './virtual-rows.ts'
import type { WordId } from './words/words.ts'

const columns: readonly { key: SortKey; number: boolean }[] = [
  { key: 'agency', number: false },
  { key: 'year', number: true },
  { key: 'edition', number: false },
  { key: 'facts', number: true },
  { key: 'failedChecks', number: true },
  { key: 'unclaimed', number: true },
  { key: 'progress', number: true },
]

/** All reports: sorted by a click on a column's head, narrowed by words and by what is left to do. */
export function ListView() {
  const { list, t: words, regrammared } = useDesk()
  const t = words.value
  const [sort, setSort] = useState<{ key: SortKey; down: boolean }>({ key: 'agency', down: false })
  const [filter, setFilter] = useState<ListFilter>('all')
  const [search, setSearch] = useState('')
  const { rows, pending } = list.value
  const shown = useMemo(
    () => sortRows(filterRows(rows, search, filter), sort.key, sort.down),
    [rows, search, filter, sort],
  )
  const scroller = useRef<HTMLElement>(null)
  const { first, last, before, after } = useVirtualRows(scroller, shown.length, 58)
  return (
    <div class="page list-page">
      <header class="bar">
        <h1 class="brand">
          <span class="brand-mark" aria-hidden="true" />
          {t('brand')}
        </h1>
        <p class="bar-note">{t('listSummary', { count: rows.length })}</p>
        <PageTools />
      </header>
      <main id="main" tabIndex={-1}>
        <div class="list-tools">
          <input
            id="search"
            type="search"
            placeholder={t('search')}
            aria-label={t('search')}
            value={search}
            onInput={(event) => setSearch(event.currentTarget.value)}
          />
          <fieldset class="choices">
            <legend class="hidden">{t('show')}</legend>
            {listFilters.map((name) => (
              <button type="button" key={name} aria-pressed={filter === name} onClick={() => setFilter(name)}>
                {t(`listFilter.${name}`)} <small>{filterRows(rows, search, name).length}</small>
              </button>
            ))}
          </fieldset>
          {regrammared.value && (
            <a class="button" href={hashOf({ view: 'changes' })}>
              {t('whatChanged')}
            </a>
          )}
        </div>
        {pending > 0 && (
          <p class="pending" role="status">
            {t('pending', { count: pending })}
          </p>
        )}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by the keyboard */}
        <section class="list-scroll" ref={scroller} aria-label={t('reports')} tabIndex={0}>
          <table class="list" aria-rowcount={shown.length + 1}>
            <thead>
              <tr>
                {columns.map(({ key, number }) => (
                  <th
                    key={key}
                    scope="col"
                    class={number ? 'number' : ''}
                    aria-sort={sort.key !== key ? 'none' : sort.down ? 'descending' : 'ascending'}
                  >
                    <button
                      type="button"
                      onClick={() =>
                        setSort({ key, down: sort.key === key ? !sort.down : number && key !== 'progress' })
                      }
                    >
                      {t(`column.${key}`)}
                      <span aria-hidden="true">{sort.key === key ? (sort.down ? ' ↓' : ' ↑') : ''}</span>
                    </button>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              <tr class="space">
                <td colSpan={columns.length} height={before} />
              </tr>
              {shown.slice(first, last).map((row, i) => (
                <ListRow key={row.id} row={row} index={first + i} />
              ))}
              <tr class="space">
                <td colSpan={columns.length} height={after} />
              </tr>
            </tbody>
          </table>
          {shown.length === 0 && pending === 0 && <p class="empty">{t('noReports')}</p>}
        </section>
      </main>
    </div>
  )
}

function ListRow({ row, index }: { row: Row; index: number }) {
  const { t: words, language } = useDesk()
  const t = words.value
  const name = row.agency ?? row.title ?? row.file
  if (row.problem)
    return (
      <tr class="broken" aria-rowindex={index + 2}>
        <th scope="row">
          <span class="name">{row.file}</span>
          <span class="sub">{row.problem[language.value]}</span>
        </th>
        <td colSpan={columns.length - 1}>
          <span class="tag bad">{t('unreadable')}</span>
        </td>
      </tr>
    )
  return (
    <tr aria-rowindex={index + 2}>
      <th scope="row">
        <a class="name" href={hashOf({ view: 'report', id: row.id, claim: null })}>
          {name}
        </a>
        <span class="sub">{row.file}</span>
      </th>
      <td class="number">
        {row.agency && row.year !== null ? (
          <a class="plain" href={hashOf({ view: 'agency', agency: row.agency })} title={t('overYears')}>
            {row.year}
          </a>
        ) : (
          (row.year ?? '—')
        )}
      </td>
      <td>
        <span class="tag">{t(`edition.${row.edition}` as WordId)}</span>
      </td>
      <td class="number">{row.facts}</td>
      <td class="number">{row.failedChecks > 0 ? <span class="tag bad">{row.failedChecks}</span> : 0}</td>
      <td class="number">{row.unclaimed > 0 ? <span class="tag warn">{row.unclaimed}</span> : 0}</td>
      <td class="number">
        {row.changed > 0 && <span class="tag warn">{t('changedCount', { count: row.changed })}</span>}
        <progress value={row.settled} max={Math.max(1, row.claims)} aria-label={t('column.progress')} />
        <span class="ratio">
          {row.settled}/{row.claims}
        </span>
      </td>
    </tr>
  )
}
