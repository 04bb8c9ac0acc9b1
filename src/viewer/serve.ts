import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { bundledGrammars } from '../grammar/load-grammars.ts'
import { codebookOf } from './codebook.ts'
import type { PageFiles } from './page-files.ts'
import type { News, Setting } from './protocol.ts'
import { viewerServer } from './server.ts'
import type { Shelf } from './shelf.ts'
import { watchGrammars } from './watch-grammars.ts'

export interface ServeOptions {
  shelf: Shelf
  page: PageFiles
  setting: Setting
  grammars: string | undefined
  /** 0 takes a free one. */
  port: number
}

export interface Serving {
  url: string
  /** Ends when the server was closed. */
  closed: Promise<void>
  close(): void
}

/**
 * Serves the viewer on the loopback address, and on no other.
 *
 * @throws Error where the port is taken
 */
export async function serve({ shelf, page, setting, grammars, port }: ServeOptions): Promise<Serving> {
  const hearers = new Set<(news: News) => void>()
  const tell = (news: News) => {
    for (const hear of hearers) hear(news)
  }
  const listen = (hear: (news: News) => void) => {
    hearers.add(hear)
    return () => void hearers.delete(hear)
  }
  let codebook = codebookOf(shelf.parser.grammars, grammars)
  let bound = 0
  const app = viewerServer({ shelf, page, setting, codebook: () => codebook, port: () => bound, listen })
  const server = createServer(getRequestListener(app.fetch))
  await new Promise<void>((ready, fail) => {
    server.once('error', fail)
    server.listen({ port, host: '127.0.0.1' }, ready)
  })
  const address = server.address()
  bound = typeof address === 'object' && address !== null ? address.port : port

  let turn = Promise.resolve()
  const reload = async () => {
    try {
      const changed = await shelf.regrammar()
      codebook = codebookOf(shelf.parser.grammars, grammars)
      tell({ kind: 'grammars', version: codebook.version, changed })
    } catch (error) {
      // An editor may take a file away for a moment: that is told as a fault is, and the next change heals it.
      tell({ kind: 'fault', reason: error instanceof Error ? error.message : String(error) })
    }
  }
  const stopWatching = setting.watching
    ? watchGrammars(grammars ?? bundledGrammars, () => {
        turn = turn.then(reload)
      })
    : () => {}
  void shelf.fill(tell)

  const closed = new Promise<void>((end) => server.once('close', end))
  return {
    url: `http://127.0.0.1:${bound}/`,
    closed,
    close: () => {
      stopWatching()
      server.close()
      server.closeAllConnections()
    },
  }
}
