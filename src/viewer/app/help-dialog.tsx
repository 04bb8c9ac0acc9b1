import { useDesk } from './desk-context.ts'
import { Modal } from './review-dialogs.tsx'
import type { WordId } from './words/words.ts'

/** Every key with what it does; the tests hold this list against the keys that are taken. */
export const keyHelp: readonly { keys: readonly string[]; does: WordId; editing: boolean }[] = [
  { keys: ['j', '↓'], does: 'next', editing: false },
  { keys: ['k', '↑'], does: 'previous', editing: false },
  { keys: ['a', 'Enter'], does: 'key.accept', editing: true },
  { keys: ['x'], does: 'key.reject', editing: true },
  { keys: ['e'], does: 'key.correct', editing: true },
  { keys: ['m'], does: 'key.missed', editing: true },
  { keys: ['c'], does: 'comment', editing: true },
  { keys: ['u'], does: 'key.undo', editing: true },
  { keys: ['A'], does: 'acceptRule', editing: true },
  { keys: ['1', '…', '5'], does: 'key.panel', editing: false },
  { keys: ['[', ']'], does: 'key.reports', editing: false },
  { keys: ['/'], does: 'backToList', editing: false },
  { keys: ['Esc'], does: 'key.clear', editing: false },
  { keys: ['?'], does: 'help', editing: false },
]

export function HelpDialog({ close }: { close: () => void }) {
  const { t: words, source, setting } = useDesk()
  const t = words.value
  return (
    <Modal title={t('help')} close={close}>
      <dl class="keys">
        {keyHelp
          .filter(({ editing }) => !editing || source.editing !== null)
          .map(({ keys, does }) => (
            <div key={does}>
              <dt>
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dt>
              <dd>{t(does)}</dd>
            </div>
          ))}
      </dl>
      {setting.reviews && <p class="hint">{t('keptIn', { file: setting.reviews, who: setting.who })}</p>}
      <div class="dialog-buttons">
        <button type="button" onClick={close}>
          {t('close')}
        </button>
      </div>
    </Modal>
  )
}
