import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Calls back some hundred milliseconds after a YAML file of a folder was changed, added or removed. Looks at the files'
 * times and sizes rather than waiting for the system's events, which network folders and containers do not send.
 *
 * @returns ends the watch
 */
export function watchGrammars(folder: string, changed: () => void): () => void {
  let known = stateOf(folder)
  const timer = setInterval(() => {
    const now = stateOf(folder)
    if (now === known) return
    known = now
    changed()
  }, 300)
  timer.unref()
  return () => clearInterval(timer)
}

function stateOf(folder: string): string {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => {
        const stat = statSync(join(folder, name), { throwIfNoEntry: false })
        return `${name} ${stat?.size} ${stat?.mtimeMs}`
      })
      .join('\n')
  } catch {
    return ''
  }
}
