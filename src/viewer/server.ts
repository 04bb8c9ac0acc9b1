import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { streamSSE } from 'hono/streaming'
import { z } from 'zod'
import { ReadError } from '../readers/read-error.ts'
import { remarkSchema } from './decision.ts'
import { guard } from './guard.ts'
import type { PageFiles } from './page-files.ts'
import type { Codebook, News, Setting } from './protocol.ts'
import type { Shelf } from './shelf.ts'

export interface ServerParts {
  shelf: Shelf
  page: PageFiles
  setting: Setting
  codebook: () => Codebook
  /** The port that the server listens on. */
  port: () => number
  /** Takes a listener for what the server says unasked; gives what ends it. */
  listen: (hear: (news: News) => void) => () => void
}

/** Longest text that can be pasted, in bytes of the request. */
const pasteLimit = 16 * 1024 * 1024

const remarksSchema = z.object({ remarks: z.array(remarkSchema).min(1).max(10_000) }).strict()
const ruleSchema = z.object({ rule: z.string().min(1).max(200), reports: z.array(z.string()).max(1_000_000) }).strict()
const textSchema = z.object({ text: z.string() }).strict()

/** The viewer's server: the page, the reports by their ids, the decisions. No request names a file. */
export function viewerServer({ shelf, page, setting, codebook, port, listen }: ServerParts): Hono {
  const app = new Hono()
  app.use(guard(port))
  app.use(bodyLimit({ maxSize: pasteLimit }))
  for (const { route, type, body } of page.files)
    app.get(route, (context) => context.body(body, 200, { 'Content-Type': type }))

  app.get('/api/setting', (context) => context.json(setting))
  app.get('/api/codebook', (context) => context.json(codebook()))
  app.get('/api/reports', (context) => context.json(shelf.list()))
  app.get('/api/reports/:id', async (context) => orMissing(context, await shelf.sheet(context.req.param('id'))))
  app.get('/api/reports/:id/reasons', async (context) =>
    orMissing(context, await shelf.reasons(context.req.param('id'))),
  )
  app.get('/api/reports/:id/evidence/:claim', async (context) => {
    const { id, claim } = context.req.param()
    return orMissing(context, await shelf.evidence(id, claim, context.req.query('tokens') === '1'))
  })
  app.post('/api/reports/:id/decisions', async (context) => {
    const asked = remarksSchema.safeParse(await bodyOf(context))
    if (!asked.success) return refuse(context, asked.error)
    return orMissing(context, await shelf.decide(context.req.param('id'), asked.data.remarks))
  })
  app.post('/api/reports/:id/undo', async (context) => orMissing(context, await shelf.undo(context.req.param('id'))))
  app.post('/api/reports/:id/changes/settle', async (context) => {
    await shelf.settleChanges(context.req.param('id'))
    return context.json({})
  })
  app.post('/api/accept-rule', async (context) => {
    const asked = ruleSchema.safeParse(await bodyOf(context))
    if (!asked.success) return refuse(context, asked.error)
    return context.json(await shelf.acceptRule(asked.data.rule, asked.data.reports))
  })
  app.post('/api/read', async (context) => {
    const asked = textSchema.safeParse(await bodyOf(context))
    if (!asked.success) return refuse(context, asked.error)
    return context.json(shelf.read(asked.data.text))
  })
  app.get('/api/news', (context) =>
    streamSSE(context, async (stream) => {
      // What was told before the page came to listen is told again.
      await stream.writeSSE({ data: JSON.stringify({ kind: 'list', pending: shelf.list().pending } satisfies News) })
      await new Promise<void>((end) => {
        const stop = listen((news) => void stream.writeSSE({ data: JSON.stringify(news) }))
        stream.onAbort(() => {
          stop()
          end()
        })
      })
    }),
  )

  app.notFound((context) => context.text('not found\n', 404))
  app.onError((error, context) => {
    if (error instanceof HTTPException) return error.getResponse()
    if (error instanceof ReadError) return context.json({ en: error.message, zh: error.messageZh }, 422)
    process.stderr.write(`gongkai: ${error.message}\n`)
    return context.json({ en: error.message, zh: error.message }, 500)
  })
  return app
}

async function bodyOf(context: Context): Promise<unknown> {
  return context.req.json().catch(() => null)
}

const orMissing = (context: Context, value: object | null) =>
  value === null ? context.text('not found\n', 404) : context.json(value)

const refuse = (context: Context, error: z.ZodError) => context.text(`refused: ${z.prettifyError(error)}\n`, 400)
