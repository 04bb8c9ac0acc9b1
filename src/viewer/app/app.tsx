import { useEffect } from 'preact/hooks'
import { AgencyView } from './agency-view.tsx'
import { ChangesView } from './changes-view.tsx'
import { type Desk, keep, themes } from './desk.ts'
import { DeskContext, useDesk } from './desk-context.ts'
import { ListView } from './list-view.tsx'
import { PasteView } from './paste-view.tsx'
import { ReportView } from './report-view.tsx'
import { hashOf } from './route.ts'

export function App({ desk }: { desk: Desk }) {
  const { language, theme } = desk
  useEffect(() => {
    document.documentElement.lang = language.value === 'zh' ? 'zh-CN' : 'en'
  }, [language.value])
  useEffect(() => {
    document.documentElement.dataset.theme = theme.value
  }, [theme.value])
  return (
    <DeskContext.Provider value={desk}>
      <button type="button" class="skip" onClick={() => document.getElementById('main')?.focus()}>
        {desk.t.value('skip')}
      </button>
      <View />
      <NoticeBar />
    </DeskContext.Provider>
  )
}

function View() {
  const { route } = useDesk()
  const { value } = route
  switch (value.view) {
    case 'report':
      return <ReportView key={value.id} id={value.id} />
    case 'agency':
      return <AgencyView agency={value.agency} />
    case 'paste':
      return <PasteView />
    case 'changes':
      return <ChangesView />
    case 'list':
      return <ListView />
  }
}

/** Language and light, on every view. */
export function PageTools() {
  const { language, theme, t: words, source, route } = useDesk()
  const t = words.value
  const other = language.value === 'zh' ? 'en' : 'zh'
  const nextTheme = themes[(themes.indexOf(theme.value) + 1) % themes.length] ?? 'auto'
  return (
    <div class="tools">
      {source.editing && route.value.view !== 'paste' && (
        <a class="button quiet" href={hashOf({ view: 'paste' })}>
          {t('paste')}
        </a>
      )}
      <button
        type="button"
        class="quiet"
        lang={other === 'zh' ? 'zh-CN' : 'en'}
        onClick={() => {
          language.value = other
          keep('language', other)
        }}
      >
        {other === 'zh' ? '中文' : 'English'}
      </button>
      <button
        type="button"
        class="quiet"
        aria-label={t('theme', { theme: t(`theme.${theme.value}`) })}
        title={t('theme', { theme: t(`theme.${theme.value}`) })}
        onClick={() => {
          theme.value = nextTheme
          keep('theme', nextTheme)
        }}
      >
        {{ auto: '◐', light: '○', dark: '●' }[theme.value]}
      </button>
    </div>
  )
}

function NoticeBar() {
  const { notice, t } = useDesk()
  const now = notice.value
  useEffect(() => {
    if (!now || now.lasting) return
    const timer = setTimeout(() => {
      notice.value = null
    }, 4000)
    return () => clearTimeout(timer)
  }, [now, notice])
  return (
    <div class="notice-place" role="status">
      {now && (
        <div class={now.lasting ? 'notice fault' : 'notice'}>
          <span>{now.text}</span>
          <button
            type="button"
            class="quiet"
            aria-label={t.value('close')}
            onClick={() => {
              notice.value = null
            }}
          >
            ✕
          </button>
        </div>
      )}
    </div>
  )
}
