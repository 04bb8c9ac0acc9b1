import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Decision } from '../../src/viewer/decision.ts'
import { decisionsInForce } from '../../src/viewer/standing.ts'
import { launch, openReport, watchedPage } from './browser.ts'
import { folderOf, grammarsIn } from './shelf-of.ts'

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
const report = readFileSync(new URL('../../corpus/dev/hangbiao-ministry-2019.txt', import.meta.url), 'utf8')
const { folder, clear } = folderOf({ 'report.txt': report })
const rulesFolder = folderOf({})
const reviews = join(folder, 'gongkai-reviews.jsonl')
let browser: Browser
let server: ChildProcess | null = null
beforeAll(async () => {
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  server?.kill('SIGKILL')
  clear()
  rulesFolder.clear()
})

/** Starts `gongkai view` as a person does, and gives its address. */
async function start(port: string, ...args: string[]): Promise<string> {
  const child = spawn(process.execPath, [cli, 'view', folder, '--no-open', '--port', port, '--who', '审核员', ...args])
  server = child
  return new Promise((found, fail) => {
    child.stdout.on('data', (line: Buffer) => found(line.toString().trim()))
    child.once('exit', (code) => fail(new Error(`gongkai view ended with ${code}`)))
  })
}

async function killHard(): Promise<void> {
  const child = server
  if (!child) return
  const gone = new Promise((end) => child.once('exit', end))
  child.kill('SIGKILL')
  await gone
}

const kept = (): Decision[] =>
  readFileSync(reviews, 'utf8')
    .split('\n')
    .filter((line) => line.includes('decision@1'))
    .map((line) => JSON.parse(line) as Decision)

test('thirty decisions outlive two kills of the server and a changed grammar, and what changed is listed', async () => {
  const url = await start('0')
  const { port } = new URL(url)
  const { page } = await watchedPage(browser)
  await openReport(page, url, 'report.txt')
  const announced = page.locator('#announcer')
  const marks = page.locator('mark.fact.is-right, mark.fact.is-wrong')
  const shownAsKept = () => page.locator('.stepper progress').evaluate((bar) => (bar as HTMLProgressElement).value)
  const told: string[] = []
  await page.keyboard.press('j')
  for (let i = 1; i <= 30; i++) {
    const before = await announced.textContent()
    const key = i % 7 === 0 ? 'x' : 'a'
    // Killed at once behind a decision that was shown as kept, and once more while one is on its way.
    if (i === 12 || i === 21) {
      if (i === 21) await page.keyboard.press(key)
      await killHard()
      if (i === 12) {
        await page.keyboard.press(key)
        await page.locator('.notice.fault').waitFor()
      }
      await start(port)
      const onDisk = kept().length
      expect(onDisk === i - 1 || (i === 21 && onDisk === i)).toBe(true)
      if (onDisk === i) {
        await page.reload()
        await marks.first().waitFor()
        told.push(key)
        for (let step = 0; step <= i; step++) await page.keyboard.press('j')
        continue
      }
      // What was not kept leads back.
      await expect.poll(() => announced.textContent()).toBe(before)
    }
    await page.keyboard.press(key)
    await expect.poll(() => announced.textContent()).not.toBe(before)
    await expect.poll(shownAsKept).toBe(i)
    expect(kept().length).toBe(i)
    told.push(key)
  }
  expect(kept().map(({ verdict }) => (verdict === 'right' ? 'a' : 'x'))).toEqual(told)
  expect(new Set(kept().map(({ who }) => who))).toEqual(new Set(['审核员']))

  await killHard()
  const grammars = grammarsIn(rulesFolder.folder)
  const file = join(grammars, 'rules', 'applications.yaml')
  const rules = readFileSync(file, 'utf8')
  const judged = kept().find(
    ({ claim, verdict }) => claim?.metric === 'applications.received.total' && verdict === 'right',
  )
  expect(judged).toBeDefined()
  // One rule gives another metric, every rule of the file has another name.
  writeFileSync(
    file,
    rules
      .replaceAll('metric: applications.received.total', 'metric: applications.carriedIn')
      .replace(/^( {2}- id: )([a-z])/gm, '$1renamed-$2'),
  )
  await start(port, '--grammars', grammars)
  await page.goto(url)
  await expect.poll(() => page.locator('table.list tbody').innerText()).toContain('处变化')
  await openReport(page, url, 'report.txt')
  await page.keyboard.press('4')
  await page.locator('.changes .change').first().waitFor()
  expect(await page.locator('.change.metric').allInnerTexts()).toContainEqual(
    expect.stringContaining(judged?.quote ?? '–'),
  )
  await expect.poll(() => page.locator('.change.rule').count()).toBeGreaterThan(0)
  expect(await page.locator('.change.changed').allInnerTexts()).toContainEqual(
    expect.stringContaining(judged?.quote ?? '–'),
  )
  const inForce = decisionsInForce(kept())
  expect(inForce).toHaveLength(30)
  const listed = await page.locator('.change.changed, .change.gone').count()
  const standing = new Set(
    await page.evaluate(() => {
      dispatchEvent(new Event('beforeprint'))
      return [...document.querySelectorAll<HTMLElement>('mark.fact.is-right, mark.fact.is-wrong')].map(
        (mark) => mark.dataset.claims,
      )
    }),
  )
  expect(standing.size + listed).toBeGreaterThanOrEqual(28)
  await page.getByRole('button', { name: '已看过' }).click()
  await page.locator('.changes .empty').waitFor()
  expect(decisionsInForce(kept())).toHaveLength(30)
  await page.context().close()
})
