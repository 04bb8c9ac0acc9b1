import type { MiddlewareHandler } from 'hono'

/**
 * What the page may do: run its own script, wear its own style, talk to its own server. Trusted types keep any text,
 * of a report or of anything else, from being taken for markup.
 */
export const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

const headers: Readonly<Record<string, string>> = {
  'Content-Security-Policy': pagePolicy,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
}

/**
 * Lets in what comes from this machine's own page only. A foreign page that had its name point to 127.0.0.1 comes with
 * a foreign Host; one that sends a request here comes with a foreign Origin. What changes anything must come as JSON
 * and with this page's Origin.
 *
 * @param port tells the port once the server listens
 */
export function guard(port: () => number): MiddlewareHandler {
  return async (context, next) => {
    const { req } = context
    const hosts = [`127.0.0.1:${port()}`, `localhost:${port()}`, `[::1]:${port()}`]
    const host = req.header('host')
    const origin = req.header('origin')
    const site = req.header('sec-fetch-site')
    const reading = req.method === 'GET' || req.method === 'HEAD'
    const refused =
      host === undefined || !hosts.includes(host)
        ? 'the Host is not this server'
        : origin !== undefined && origin !== `http://${host}`
          ? 'the Origin is not this page'
          : site !== undefined && site !== 'same-origin' && site !== 'none'
            ? 'the request comes from another site'
            : !reading && origin === undefined
              ? 'a request that changes something names its Origin'
              : !reading && !/^application\/json(;|$)/.test(req.header('content-type') ?? '')
                ? 'a request that changes something is JSON'
                : null
    if (refused === null) await next()
    else context.res = context.text(`refused: ${refused}\n`, 403)
    for (const [name, value] of Object.entries(headers)) context.res.headers.set(name, value)
  }
}
