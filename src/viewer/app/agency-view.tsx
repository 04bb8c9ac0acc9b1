import { useMemo } from 'preact/hooks'
import type { Row } from '../protocol.ts'
import { PageTools } from './app.tsx'
import { metricName } from './claim-name.ts'
import { useDesk } from './desk-context.ts'
import { BackLink } from './report-view.tsx'
import { hashOf } from './route.ts'
import { YearChart } from './year-chart.tsx'

/** One agency over the years: a small chart for each metric that is told in a year at least. */
export function AgencyView({ agency }: { agency: string }) {
  const desk = useDesk()
  const t = desk.t.value
  const { rows } = desk.list.value
  const reports = useMemo(
    () =>
      rows.filter((row) => row.agency === agency && row.year !== null).sort((a, b) => (a.year ?? 0) - (b.year ?? 0)),
    [rows, agency],
  )
  const metrics = useMemo(
    () =>
      toldMetrics(
        reports,
        desk.codebook.value.metrics.map(({ id }) => id),
      ),
    [reports, desk],
  )
  return (
    <div class="page">
      <header class="bar">
        <BackLink />
        <h1>{agency}</h1>
        <p class="bar-note">{t('agencyNote', { count: reports.length })}</p>
        <PageTools />
      </header>
      <main id="main" tabIndex={-1} class="agency">
        <nav aria-label={t('reports')} class="years">
          {reports.map(({ id, year, file }) => (
            <a key={id} class="button" href={hashOf({ view: 'report', id, claim: null })} title={file}>
              {year}
            </a>
          ))}
        </nav>
        <div class="charts">
          {metrics.map((metric) => (
            <YearChart
              key={metric}
              name={metricName(metric, desk)}
              unit={desk.metrics.value.get(metric)?.unit ?? ''}
              points={reports.map(({ id, year, measures }) => ({
                id,
                year: year ?? 0,
                value: measures[metric] ?? null,
              }))}
            />
          ))}
        </div>
        {metrics.length === 0 && <p class="empty">{t('nothingHere')}</p>}
        {metrics.length > 0 && (
          <details class="figures">
            <summary>{t('asTable')}</summary>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('metric')}</th>
                  {reports.map(({ id, year }) => (
                    <th scope="col" class="number" key={id}>
                      {year}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {metrics.map((metric) => (
                  <tr key={metric}>
                    <th scope="row">{metricName(metric, desk)}</th>
                    {reports.map(({ id, measures }) => (
                      <td class="number" key={id}>
                        {measures[metric]?.toLocaleString('en') ?? '—'}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        )}
      </main>
    </div>
  )
}

/** In the codebook's order, those told in most years first. */
function toldMetrics(reports: readonly Row[], order: readonly string[]): string[] {
  const told = (metric: string) => reports.filter(({ measures }) => measures[metric] !== undefined).length
  return order.filter((metric) => told(metric) > 0).sort((a, b) => told(b) - told(a))
}
