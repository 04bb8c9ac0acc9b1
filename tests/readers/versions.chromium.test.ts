import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { find, programs } from '../../scripts/programs.mjs'
import { parseReport } from '../../src/parse-report.ts'
import { readReport } from '../../src/readers/read-report.ts'
import { expectForm, form2021 } from './form-2021.ts'
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

describe('the form of 2021 with its cells merged as it is printed', () => {
  it('is read cell by cell from what Chromium printed', async () => {
    const { text } = await readReport(await printed('form', htmlOf(form2021(), printStyle)))
    expectForm(parseReport(text, { format: 'pdf' }))
  })
})
