import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseReport } from '../../src/parse-report.ts'
import { collectInputs } from '../../src/viewer/inputs.ts'
import type { List } from '../../src/viewer/protocol.ts'
import type { Serving } from '../../src/viewer/serve.ts'
import { folderOf, serving, shelfOf, smallReport } from './shelf-of.ts'

const { folder, clear } = folderOf({ 'a.txt': smallReport, 'broken.txt': '', 'notes.json': '{}' })
let server: Serving
beforeAll(async () => {
  server = await serving([folder])
})
afterAll(() => {
  server.close()
  clear()
})

interface Answer {
  status: number
  headers: Record<string, unknown>
  body: string
}

/** As a program would ask that can set any header. */
function ask(path: string, headers: Record<string, string> = {}, body?: string): Promise<Answer> {
  const { hostname, port } = new URL(server.url)
  return new Promise((answer, fail) => {
    const asked = request(
      { hostname, port, path, headers, method: body === undefined ? 'GET' : 'POST' },
      (response) => {
        let body = ''
        response.setEncoding('utf8').on('data', (part) => {
          body += part
        })
        response.on('end', () => answer({ status: response.statusCode ?? 0, headers: response.headers, body }))
      },
    )
    asked.on('error', fail)
    asked.end(body)
  })
}
const own = () => ({ Origin: server.url.slice(0, -1), 'Content-Type': 'application/json' })
const list = async (): Promise<List> => {
  for (;;) {
    const now = JSON.parse((await ask('/api/reports')).body) as List
    if (now.pending === 0) return now
  }
}

describe('the server', () => {
  test('answers on the loopback address alone', async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((all) => all ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4')
    for (const { address } of others)
      await expect(
        fetch(server.url.replace('127.0.0.1', address), { signal: AbortSignal.timeout(2000) }),
      ).rejects.toThrow()
    expect((await ask('/')).status).toBe(200)
  })

  test('refuses a Host that is not its own, as a rebound name sends it', async () => {
    for (const host of ['evil.example', 'evil.example:80', '127.0.0.1', 'localhost:1'])
      expect((await ask('/api/reports', { Host: host })).status, host).toBe(403)
    expect((await ask('/api/reports', { Host: `localhost:${new URL(server.url).port}` })).status).toBe(200)
  })

  test('refuses other Origins, and changes nothing without its own Origin and JSON', async () => {
    expect((await ask('/api/reports', { Origin: 'https://evil.example' })).status).toBe(403)
    expect((await ask('/api/reports', { Origin: 'null' })).status).toBe(403)
    expect((await ask('/api/reports', { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
    const { 'Content-Type': type, Origin } = own()
    expect((await ask('/api/read', { 'Content-Type': type }, '{"text":""}')).status).toBe(403)
    expect((await ask('/api/read', { Origin, 'Content-Type': 'text/plain' }, '{"text":""}')).status).toBe(403)
    expect((await ask('/api/read', own(), '{"text":"x"}')).status).toBe(200)
  })

  test('sends a strict policy with every answer', async () => {
    for (const path of ['/', '/viewer.js', '/api/reports', '/nothing']) {
      const { headers } = await ask(path)
      const policy = String(headers['content-security-policy'])
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("script-src 'self'")
      expect(policy).toContain("require-trusted-types-for 'script'")
      expect(policy).not.toMatch(/unsafe|\*|https?:/)
      expect(headers['x-content-type-options']).toBe('nosniff')
    }
    expect((await ask('/')).body).not.toMatch(/<script(?! src="\/viewer.js"><\/script>)| on\w+=|<style/)
  })

  test('gives no file by a path, however it is written', async () => {
    for (const path of [
      '/../package.json',
      '/%2e%2e/package.json',
      '/viewer.js/../../package.json',
      '/etc/passwd',
      '//etc/passwd',
    ])
      expect((await ask(path)).status, path).toBe(404)
    const { body, status } = await ask(`/api/reports/${encodeURIComponent('../../../etc/passwd')}`)
    expect([status, body]).toEqual([404, 'not found\n'])
  })

  test('lists what can be read and what cannot, and answers for both', async () => {
    const { rows } = await list()
    expect(rows.map(({ file, agency, problem }) => [file.replace(/^.*[\\/]/, ''), agency, problem !== null])).toEqual([
      ['a.txt', '云岭市统计局', false],
      ['broken.txt', null, true],
    ])
    expect((await ask(`/api/reports/${rows[1]?.id}`)).status).toBe(422)
    expect(JSON.parse((await ask(`/api/reports/${rows[0]?.id}`)).body).text).toBe(smallReport)
  })

  test('refuses what is not in shape, and what is too long', async () => {
    const [{ id } = { id: '' }] = (await list()).rows
    for (const body of ['', '{', '[]', '{"remarks":[]}', '{"remarks":[{"verdict":"right"}]}', '{"text":1}'])
      expect((await ask(`/api/reports/${id}/decisions`, own(), body)).status, body).toBe(400)
    const tooLong = { ...own(), 'Content-Length': String(17 * 1024 * 1024) }
    expect((await ask('/api/read', tooLong, '{"text":"…')).status).toBe(413)
  })
})

describe('the inputs', () => {
  test.skipIf(process.platform === 'win32')('pass over a link that leads out of the folder', async () => {
    const { folder: outside, clear: clearOutside } = folderOf({ 'secret.txt': '密' })
    mkdirSync(join(folder, 'inner'))
    symlinkSync(join(outside, 'secret.txt'), join(folder, 'inner', 'link.txt'))
    symlinkSync(outside, join(folder, 'inner', 'folder'))
    symlinkSync(join(folder, 'a.txt'), join(folder, 'inner', 'within.txt'))
    const { sources } = await collectInputs([folder])
    expect(sources.map(({ path }) => path).filter((path) => path.includes('secret'))).toEqual([])
    clearOutside()
  })

  test('open the text of a record only within the folders that were given', async () => {
    const { folder: outside, clear: clearOutside } = folderOf({ 'other.txt': smallReport })
    const lines = [join(folder, 'a.txt'), join(outside, 'other.txt'), '../../../../../../etc/passwd', null].map(
      (path) => JSON.stringify(parseReport(smallReport, path === null ? {} : { path })),
    )
    const records = folderOf({})
    writeFileSync(join(records.folder, 'out.jsonl'), `${lines.join('\n')}\n{"no":"record"}\n`)
    const shelf = await shelfOf([join(records.folder, 'out.jsonl'), join(folder, 'a.txt')])
    await shelf.fill(() => {})
    expect(shelf.list().rows.map(({ problem }) => problem === null)).toEqual([true, false, false, false, false])
    records.clear()
    clearOutside()
  })

  test('show a record as it stands in the file, and read anew one that does not fit its text', async () => {
    const record = parseReport(smallReport, { path: 'a.txt' })
    const [fact] = record.facts
    const odd = { ...record, facts: record.facts.map((one) => (one === fact ? { ...one, value: 77 } : one)) }
    const unfit = { ...record, facts: record.facts.map((one) => ({ ...one, source: { start: 0, end: 1 } })) }
    writeFileSync(join(folder, 'out.jsonl'), [odd, unfit].map((one) => JSON.stringify(one)).join('\n'))
    const shelf = await shelfOf([join(folder, 'out.jsonl')])
    const [first, second] = await Promise.all((await filled(shelf)).map(({ id }) => shelf.sheet(id)))
    expect(first?.report.facts[0]?.value).toBe(77)
    expect([first?.against, first?.changes.map(({ sort }) => sort)]).toEqual(['record', ['value']])
    expect(second?.problems).toHaveLength(1)
    expect(second?.report.facts[0]?.value).toBe(fact?.value)
  })
})

async function filled(shelf: Awaited<ReturnType<typeof shelfOf>>) {
  await shelf.fill(() => {})
  return shelf.list().rows
}
