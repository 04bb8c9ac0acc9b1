import { execFile } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bundleOf } from '../../src/viewer/bundle.ts'
import type { Claim } from '../../src/viewer/claims.ts'
import { claimsOf } from '../../src/viewer/claims.ts'
import { exportPage } from '../../src/viewer/export-page.ts'
import { loadPageFiles } from '../../src/viewer/page-files.ts'
import type { Sheet } from '../../src/viewer/protocol.ts'
import { launch, watchedPage } from './browser.ts'
import { folderOf, setting, shelfOf, smallReport } from './shelf-of.ts'

const run = promisify(execFile)
const corpus = ['dev', 'test'].map((half) => fileURLToPath(new URL(`../../corpus/${half}`, import.meta.url)))
const odd = folderOf({
  'astral.txt': `\ufeff😀😀${smallReport}`,
  'crlf.txt': smallReport.replaceAll('\n', '\r\n'),
  'wide.txt': smallReport.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
})
let browser: Browser
let page: Page
let faults: string[]
let requests: string[]
let sheets: Sheet[]
let file: string
beforeAll(async () => {
  browser = await launch()
  const shelf = await shelfOf([...corpus, odd.folder])
  const bundle = await bundleOf(shelf, setting({ mode: 'export' }), undefined)
  sheets = bundle.sheets
  file = join(odd.folder, 'report.html')
  writeFileSync(file, exportPage(loadPageFiles(), bundle))
  const watched = await watchedPage(browser)
  page = watched.page
  faults = watched.faults
  requests = watched.requests
  await page.context().setOffline(true)
  await page.goto(pathToFileURL(file).href)
})
afterAll(async () => {
  await browser?.close()
  odd.clear()
})

/** For each claim, the words that bear its mark, in order; and whether each of them can be told from plain text. */
const marked = (): Promise<Record<string, { at: number; words: string; seen: boolean }[]>> =>
  page.evaluate(() => {
    dispatchEvent(new Event('beforeprint'))
    const found: Record<string, { at: number; words: string; seen: boolean }[]> = {}
    for (const mark of document.querySelectorAll<HTMLElement>('.text mark[data-claims]')) {
      const { backgroundColor, boxShadow } = getComputedStyle(mark)
      const seen = backgroundColor !== 'rgba(0, 0, 0, 0)' || boxShadow !== 'none'
      for (const claim of (mark.dataset.claims ?? '').split(' '))
        found[claim] = [...(found[claim] ?? []), { at: Number(mark.dataset.at), words: mark.textContent ?? '', seen }]
    }
    return found
  })

/** A blank cell has no characters to mark. */
const spansOf = ({ sort, spans }: Claim, text: string) =>
  sort === 'section'
    ? []
    : spans.map(({ start, end }) => ({ start, words: text.slice(start, end) })).filter(({ words }) => words !== '')

describe('the exported page, opened from disk without a network', () => {
  test('holds every report of the corpus', async () => {
    const names = corpus.flatMap((folder) => readdirSync(folder).filter((name) => /\.(txt|md)$/.test(name)))
    expect(sheets.length).toBe(names.length + 3)
    await expect.poll(() => page.locator('.bar-note').innerText()).toContain(String(sheets.length))
  })

  test('marks for every value of every report exactly the characters of its span', async () => {
    for (const sheet of sheets) {
      await page.evaluate((id) => {
        location.hash = `#/report/${id}`
      }, sheet.id)
      await page.locator(`.titles h1`, { hasText: sheet.report.header.title?.value ?? sheet.file }).waitFor()
      await page.waitForFunction(
        (length) => document.querySelector('.text')?.textContent !== '' && length >= 0,
        sheet.text.length,
      )
      const found = await marked()
      for (const claim of claimsOf(sheet.report)) {
        const told = `${sheet.file} ${claim.id}`
        const there = (found[claim.id] ?? []).sort((a, b) => a.at - b.at)
        expect(
          there.every(({ seen }) => seen),
          told,
        ).toBe(true)
        for (const { start, words } of spansOf(claim, sheet.text)) {
          const own = there.filter(({ at }) => at >= start && at < start + words.length)
          expect(own[0]?.at, told).toBe(start)
          expect(own.map((mark) => mark.words).join(''), told).toBe(words)
        }
        const marks = there.reduce((sum, { words }) => sum + words.length, 0)
        expect(marks, told).toBe(
          new Set(
            spansOf(claim, sheet.text).flatMap(({ start, words }) => [...words.split('').keys()].map((i) => start + i)),
          ).size,
        )
      }
    }
    expect(faults).toEqual([])
  })

  test('shows the text to the letter once its tables are shown as text', async () => {
    for (const sheet of sheets.slice(-3)) {
      await page.evaluate((id) => {
        location.hash = `#/report/${id}`
      }, sheet.id)
      await page.waitForFunction((file) => document.querySelector('.titles')?.textContent !== file, '')
      await expect.poll(() => page.locator('.text').evaluate((host) => host.textContent)).toBe(sheet.text)
    }
  })

  test('does all but editing, in both languages, and asks for nothing', async () => {
    const sheet = sheets.find(({ file }) => file === 'hangbiao-ministry-2019.txt') ?? sheets[0]
    await page.evaluate((id) => {
      location.hash = `#/report/${id}`
    }, sheet?.id)
    await page.locator('.text mark.fact').first().waitFor()
    await page.keyboard.press('1')
    await page.keyboard.press('j')
    await page.locator('.tried li').first().waitFor()
    await page.locator('#panel').getByText('分词').click()
    await page.locator('.token.here').first().waitFor()
    await page.keyboard.press('a')
    await expect.poll(() => page.locator('.review-buttons, .standing').count()).toBe(0)
    await page.keyboard.press('2')
    await page.locator('.check-head').first().click()
    await expect.poll(() => page.locator('mark.lit-left').count()).toBeGreaterThan(0)
    await page.getByRole('button', { name: 'English' }).click()
    await page.locator('.tabs', { hasText: 'Checks' }).waitFor()
    expect(requests.filter((url) => !url.startsWith('file:'))).toEqual([])
    expect(requests.length).toBe(1)
    expect(faults).toEqual([])
  })

  test('is refused by its own policy when something tries to reach the network or to run', async () => {
    const tried = await page.evaluate(async () => {
      const blocked: string[] = []
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => blocked.push(effectiveDirective))
      const image = new Image()
      image.src = 'https://example.invalid/x.png'
      await fetch('https://example.invalid/').catch(() => blocked.push('fetch'))
      try {
        document.body.insertAdjacentHTML('beforeend', '<b>x</b>')
      } catch {
        blocked.push('markup')
      }
      const script = document.createElement('script')
      try {
        script.textContent = 'window.ran = true'
        document.body.append(script)
      } catch {
        blocked.push('script')
      }
      await new Promise((next) => setTimeout(next, 100))
      return { blocked, ran: 'ran' in window }
    })
    expect(tried.ran).toBe(false)
    expect(tried.blocked).toEqual(expect.arrayContaining(['img-src', 'connect-src', 'fetch', 'markup', 'script']))
  })

  test('is what gongkai view --export writes', async () => {
    const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
    const target = join(odd.folder, 'from-cli.html')
    await run(process.execPath, [cli, 'view', join(odd.folder, 'crlf.txt'), '--export', target])
    const other = await watchedPage(browser)
    await other.page.goto(pathToFileURL(target).href)
    await other.page.locator('table.list a.name').click()
    await other.page.locator('.text mark.fact').first().waitFor()
    expect(readFileSync(target, 'utf8').includes(odd.folder)).toBe(false)
    expect(other.faults).toEqual([])
    rmSync(target)
  })
})
