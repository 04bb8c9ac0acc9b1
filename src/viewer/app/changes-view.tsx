import { PageTools } from './app.tsx'
import { useDesk } from './desk-context.ts'
import { BackLink } from './report-view.tsx'
import { hashOf } from './route.ts'

/** Which reports the grammars on disk read otherwise than those before. */
export function ChangesView() {
  const { regrammared, t: words } = useDesk()
  const t = words.value
  const changed = [...(regrammared.value ?? [])].sort((a, b) => b.changes - a.changes)
  return (
    <div class="page">
      <header class="bar">
        <BackLink />
        <h1>{t('whatChanged')}</h1>
        <PageTools />
      </header>
      <main id="main" tabIndex={-1} class="message">
        <p>{t('grammarsChanged', { count: changed.length })}</p>
        <ul class="changed-reports">
          {changed.map(({ id, file, changes }) => (
            <li key={id}>
              <a href={hashOf({ view: 'report', id, claim: null })}>{file}</a>{' '}
              <small>{t('changedCount', { count: changes })}</small>
            </li>
          ))}
        </ul>
      </main>
    </div>
  )
}
