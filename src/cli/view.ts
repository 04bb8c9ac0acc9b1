import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { resolve } from 'node:path'
import { ReadError } from '../readers/read-error.ts'
import type { Language } from '../record/messages.ts'
import { version } from '../version.ts'
import { bundleOf } from '../viewer/bundle.ts'
import { exportPage } from '../viewer/export-page.ts'
import { collectInputs } from '../viewer/inputs.ts'
import { openBrowser } from '../viewer/open-browser.ts'
import { loadPageFiles } from '../viewer/page-files.ts'
import type { Setting } from '../viewer/protocol.ts'
import { ReviewLog } from '../viewer/review-log.ts'
import { serve } from '../viewer/serve.ts'
import { Shelf } from '../viewer/shelf.ts'
import { Fault } from './fault.ts'
import type { InputChoice } from './input.ts'
import type { Terminal } from './terminal.ts'

interface ViewCommand extends InputChoice {
  export?: string
  grammars?: string
  lang?: Language
  open: boolean
  port: number
  reviews?: string
  watch?: boolean
  who?: string
}

/**
 * `gongkai view`: serves the viewer until it is interrupted, or writes one page that needs no server.
 *
 * @throws ReadError where an input is not there, GrammarError where the grammars are broken
 */
export async function view(paths: string[], options: ViewCommand, terminal: Terminal): Promise<number> {
  const { grammars, lang } = options
  const page = loadPageFiles()
  const inputs = await collectInputs([...(options.filesFrom ?? []).flatMap(pathsOf), ...paths], options)
  if (inputs.sources.length === 0) throw new Fault('no-document', paths[0] ?? '')
  const reviews = options.reviews === undefined ? inputs.reviews : resolve(options.reviews)
  const who = options.who ?? userName()
  const shelf = new Shelf(inputs, new ReviewLog(reviews), { grammars, who })
  const live: Setting = {
    mode: 'live',
    language: lang ?? null,
    who,
    reviews,
    watching: options.watch ?? false,
    version,
  }
  if (options.export !== undefined) {
    const setting: Setting = { ...live, mode: 'export', reviews: null, watching: false }
    const bundle = await bundleOf(shelf, setting, grammars)
    const failed = bundle.rows.flatMap(({ problem }) => problem ?? [])
    for (const problem of failed) terminal.err(`gongkai: ${problem[lang ?? 'en']}\n`)
    // A page that shows nothing is no page to send around.
    if (bundle.sheets.length === 0) return 1
    await writeFile(options.export, exportPage(page, bundle))
    terminal.err(lang === 'zh' ? `已写入 ${options.export}\n` : `wrote ${options.export}\n`)
    return failed.length > 0 ? 1 : 0
  }
  const serving = await serve({ shelf, page, setting: live, grammars, port: options.port })
  terminal.out(`${serving.url}\n`)
  terminal.err(
    lang === 'zh'
      ? `决定保存在 ${reviews}；按 Ctrl+C 结束。\n`
      : `decisions are kept in ${reviews}; Ctrl+C ends the viewer\n`,
  )
  const stop = () => serving.close()
  process.once('SIGINT', stop).once('SIGTERM', stop)
  if (options.open) openBrowser(serving.url)
  await serving.closed
  return 0
}

/** The paths that a list names, one a line. */
function pathsOf(list: string): string[] {
  try {
    return readFileSync(list, 'utf8')
      .split(/\r?\n/)
      .filter((path) => path !== '')
  } catch {
    throw new ReadError('missing', 'open', { path: list })
  }
}

function userName(): string {
  try {
    return userInfo().username
  } catch {
    return 'reviewer'
  }
}
