import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { find, programs } from '../../scripts/programs.mjs'
import { readReport } from '../../src/readers/read-report.ts'
import { corpus, factsOf, htmlOf, partsOf, printStyle } from './report-versions.ts'

const run = promisify(execFile)
const chromium = find(programs.find((program) => program.name === 'chromium')) ?? 'chromium'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongkai-print-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Prints a page on paper, with the head and foot that a browser adds. */
async function printed(name: string, html: string): Promise<Buffer> {
  const [page, pdf] = [join(folder, `${name}.html`), join(folder, `${name}.pdf`)]
  await writeFile(page, html)
  await run(chromium, [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    `--user-data-dir=${join(folder, 'profile')}`,
    `--print-to-pdf=${pdf}`,
    pathToFileURL(page).href,
  ])
  return readFile(pdf)
}

describe('a report that Chromium printed gives the same facts, cells and header as its text', () => {
  it.each(corpus)('$name', async ({ name, text, format }) => {
    const document = await readReport(await printed(name, htmlOf(partsOf(text), printStyle)))
    expect(document.format).toBe('pdf')
    expect(factsOf(document.text, 'pdf')).toEqual(factsOf(text, format))
  })
})
