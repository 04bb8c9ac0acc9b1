import { type Browser, chromium, type Page } from 'playwright-core'
import { find, programs } from '../../scripts/programs.mjs'

const executablePath: string = find(programs.find(({ name }) => name === 'chromium')) ?? 'chromium'

/** A Chromium that speaks to nobody but the pages that it is told to open. */
export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
    ],
  })

export interface Watched {
  page: Page
  /** Errors of the page and refusals of its policy. */
  faults: string[]
  /** Every address that was asked for. */
  requests: string[]
}

/** A page whose errors and requests are written down. */
export async function watchedPage(browser: Browser, language: 'zh-CN' | 'en-GB' = 'zh-CN'): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: language })
  const page = await context.newPage()
  const faults: string[] = []
  const requests: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', (request) => requests.push(request.url()))
  return { page, faults, requests }
}

/** Opens the report of the list whose file has that name. */
export async function openReport(page: Page, url: string, file: string): Promise<void> {
  await page.goto(url)
  await page.locator('table.list tbody tr', { hasText: file }).locator('a.name').click()
  await page.locator('.text mark').first().waitFor()
}

/** The claim at the cursor, as the inspector shows it. */
export const inspected = (page: Page): Promise<string> => page.locator('.claim-head .metric-id').innerText()
