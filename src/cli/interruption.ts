import type { Language } from '../record/messages.ts'
import type { Terminal } from './terminal.ts'

const words = {
  en: 'gongkai: ending after what is in hand; once more ends at once\n',
  zh: 'gongkai：正在收尾，手头的文件处理完即结束；再按一次立即结束\n',
} as const

/**
 * Ends a long command politely: the first SIGINT or SIGTERM aborts the signal, the second ends the process.
 *
 * @param again what the second does in place of that
 */
export function interruption(
  terminal: Terminal,
  lang: Language,
  again: () => void = () => process.exit(130),
): { signal: AbortSignal; end(): void } {
  const controller = new AbortController()
  const stop = (): void => {
    if (controller.signal.aborted) {
      again()
      return
    }
    terminal.err(words[lang])
    controller.abort()
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  return {
    signal: controller.signal,
    end: () => {
      process.off('SIGINT', stop)
      process.off('SIGTERM', stop)
    },
  }
}
