import { useEffect, useState } from 'preact/hooks'
import type { Pasted } from '../protocol.ts'
import { PageTools } from './app.tsx'
import { tellFault } from './desk.ts'
import { useDesk } from './desk-context.ts'
import { BackLink, SheetView } from './report-view.tsx'

/** A text is pasted, and read as it is typed; nothing of it is kept. */
export function PasteView() {
  const desk = useDesk()
  const { source, t: words, edition } = desk
  const t = words.value
  const [text, setText] = useState('')
  const [read, setRead] = useState<Pasted | null>(null)
  useEffect(() => {
    let wanted = true
    const timer = setTimeout(() => {
      if (text.trim() === '') setRead(null)
      else
        source.editing?.read(text).then(
          (read) => wanted && setRead(read),
          (error: unknown) => tellFault(desk, error),
        )
    }, 250)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [text, source, edition.value, desk])
  return (
    <div class="page paste-page">
      <header class="bar">
        <BackLink />
        <h1>{t('paste')}</h1>
        <p class="bar-note">{t('pasteNote')}</p>
        <PageTools />
      </header>
      <div class="paste">
        <textarea
          id="paste"
          aria-label={t('pasteHere')}
          placeholder={t('pasteHere')}
          value={text}
          spellcheck={false}
          lang="zh"
          onInput={(event) => setText(event.currentTarget.value)}
        />
        {read ? (
          <SheetView sheet={read.sheet} pasted={read} />
        ) : (
          <main id="main" tabIndex={-1} class="empty">
            {t('pasteNothing')}
          </main>
        )}
      </div>
    </div>
  )
}
