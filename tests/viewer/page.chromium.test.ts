import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keyHelp } from '../../src/viewer/app/help-dialog.tsx'
import type { Serving } from '../../src/viewer/serve.ts'
import { inspected, launch, openReport, watchedPage } from './browser.ts'
import { folderOf, grammarsIn, serving, smallReport } from './shelf-of.ts'

const corpus = (name: string) => readFileSync(new URL(`../../corpus/dev/${name}`, import.meta.url), 'utf8')
const evil = `</script><script>alert(1)</script><img src=x onerror="alert(2)"><svg onload=alert(3)>
<a href="javascript:alert(4)">一、总体情况</a>
{{constructor.constructor('alert(5)')()}} 2020年主动公开信息<b onclick=alert(6)>12条</b>。
`
const { folder, clear } = folderOf({
  'small.txt': smallReport,
  'later.txt': smallReport.replaceAll('2020年', '2021年').replace('11件', '14件'),
  'form.txt': corpus('hangbiao-ministry-2019.txt'),
  'evil.txt': evil,
  'odd.txt': `\ufeff😀\r\n${smallReport.replaceAll('2020年', '2018年').replace('12层', '１２层').replaceAll('\n', '\r\n')}`,
  'empty.txt': '',
})
let browser: Browser
let server: Serving
beforeAll(async () => {
  browser = await launch()
  server = await serving([folder])
})
afterAll(async () => {
  await browser?.close()
  server?.close()
  clear()
})

const lines = (): {
  verdict: string
  quote: string
  span: { start: number; end: number }
  comment: string | null
  correction: { metric: string; value: number } | null
}[] =>
  readFileSync(join(folder, 'gongkai-reviews.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line.includes('decision@1'))
    .map((line) => JSON.parse(line))

async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'))
  const { violations } = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as {
    violations: { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[]
  }
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`))
}

/** Selects words of the text as a person would, by the page's own selection. */
async function select(page: Page, words: string): Promise<void> {
  await page.evaluate((words) => {
    const walker = document.createTreeWalker(document.querySelector('.text') as Element, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const node = walker.currentNode
      const at = node.textContent?.indexOf(words) ?? -1
      if (at < 0) continue
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + words.length)
      getSelection()?.removeAllRanges()
      getSelection()?.addRange(range)
      return
    }
    throw new Error(`no ${words}`)
  }, words)
}

describe('the list', () => {
  test('shows every report, sorts, filters and searches', async () => {
    const { page, faults } = await watchedPage(browser)
    await page.goto(server.url)
    const rows = page.locator('table.list tbody tr:not(.space)')
    await expect.poll(() => rows.count()).toBe(6)
    await page.getByRole('button', { name: '年度' }).click()
    await expect.poll(() => rows.first().innerText()).toContain('2021')
    await page.getByRole('button', { name: '年度' }).click()
    await expect.poll(() => page.locator('th[aria-sort="ascending"]').innerText()).toContain('年度')
    await page.getByRole('searchbox').fill('航标')
    await expect.poll(() => rows.count()).toBe(1)
    await page.getByRole('searchbox').fill('')
    await page.getByRole('button', { name: /^勾稽不符/ }).click()
    await expect.poll(() => rows.count()).toBe(1)
    await page.getByRole('button', { name: /^全部/ }).click()
    await expect.poll(() => rows.filter({ hasText: 'empty.txt' }).innerText()).toContain('无法读取')
    await page.getByRole('button', { name: 'English' }).click()
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('en')
    await expect.poll(() => rows.filter({ hasText: 'empty.txt' }).innerText()).toContain('Cannot be read')
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('leads to the years of an agency, drawn and told', async () => {
    const { page, faults } = await watchedPage(browser)
    await page.goto(server.url)
    await page.locator('tr', { hasText: 'later.txt' }).getByRole('link', { name: '2021' }).click()
    const chart = page.locator('figure', { hasText: '收到' }).first()
    await expect.poll(() => chart.locator('svg title').textContent()).toMatch(/2020: 11, 2021: 14/)
    await expect.poll(() => chart.locator('rect.bar').count()).toBe(3)
    await page.getByText('以表格显示').click()
    await expect.poll(() => page.locator('.figures tbody tr').count()).toBeGreaterThan(3)
    expect(await faultsOf(page)).toEqual([])
    await page.locator('nav.years a', { hasText: '2020' }).click()
    await page.locator('.text mark').first().waitFor()
    expect(faults).toEqual([])
    await page.context().close()
  })
})

describe('the inspector', () => {
  test('tells of the value at the cursor how it was read, by mouse and by keyboard', async () => {
    const { page, faults } = await watchedPage(browser)
    await openReport(page, server.url, 'small.txt')
    await page.keyboard.press('j')
    const panel = page.locator('#panel')
    await expect.poll(() => inspected(page)).toBe('disclosure.website')
    await expect.poll(() => panel.innerText()).toMatch(/政府网站公开政府信息数[\s\S]*12,000/)
    await expect.poll(() => panel.innerText()).toContain('1.2 × 10,000 = 12,000')
    await expect.poll(() => panel.innerText()).toContain('多于')
    await expect.poll(() => panel.innerText()).toMatch(/grammars\/rules\/\w+\.yaml:\d+/)
    await panel.getByText('试过的规则').waitFor()
    await expect.poll(() => panel.locator('.tried li.won').count()).toBe(1)
    await expect.poll(() => panel.innerText()).toContain('偏移')
    await panel.getByText('分词').click()
    await panel.locator('.token.here').first().waitFor()
    expect((await panel.locator('.token').allInnerTexts()).join('')).toContain('网站')
    await page.locator('.text mark', { hasText: '340' }).first().click()
    await expect.poll(() => inspected(page)).toBe('disclosure.wechat')
    await page.keyboard.press('k')
    await expect.poll(() => inspected(page)).toBe('disclosure.weibo')
    await expect.poll(() => page.locator('#announcer').textContent()).toContain('微博')
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('goes from a path of the record to its words and back', async () => {
    const { page, faults } = await watchedPage(browser)
    await openReport(page, server.url, 'small.txt')
    await page.keyboard.press('5')
    await page.locator('#path').fill('metrics.applications.received.total')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('mark.lit').allInnerTexts()).toEqual(['收到申请', '11件'])
    await select(page, '2020')
    await page.getByRole('button', { name: '由选中的文字查路径' }).click()
    await expect.poll(() => page.locator('#path').inputValue()).toMatch(/^header\.(title|year|agency)/)
    await page.keyboard.press('Escape')
    await page.locator('.text mark', { hasText: '11件' }).first().click()
    await page.locator('.paths button').first().click()
    await expect.poll(() => page.locator('#path').inputValue()).toMatch(/^facts\[\d+\]$/)
    expect(faults).toEqual([])
    await page.context().close()
  })
})

describe('tables, checks and the ledger', () => {
  test('a table is shown as a table, and as its text on demand', async () => {
    const { page, faults } = await watchedPage(browser)
    await openReport(page, server.url, 'form.txt')
    const part = page.locator('.table-part').first()
    const cells = await part.locator('td').count()
    expect(cells).toBeGreaterThan(10)
    await part.getByRole('button', { name: '看原文' }).click()
    await expect.poll(() => part.locator('td').count()).toBe(0)
    expect(readFileSync(join(folder, 'form.txt'), 'utf8')).toContain((await part.locator('.raw').textContent()) ?? '–')
    await part.getByRole('button', { name: '看表格' }).click()
    await expect.poll(() => part.locator('td').count()).toBe(cells)
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('a check lights the terms of both sides', async () => {
    const { page, faults } = await watchedPage(browser)
    await openReport(page, server.url, 'form.txt')
    await page.keyboard.press('2')
    const failed = page.locator('.check.fail .check-head').first()
    await failed.click()
    const terms = async (side: string) => (await page.locator(`mark.${side}`).allInnerTexts()).join('')
    await expect.poll(() => terms('lit-left')).not.toBe('')
    await expect.poll(() => terms('lit-right')).not.toBe('')
    const told = await page.locator('.side-terms.left .link').allInnerTexts()
    expect(told.length).toBeGreaterThan(0)
    await page.locator('details summary', { hasText: '相符' }).click()
    await page.locator('.check.pass .check-head').first().click()
    await expect.poll(() => page.locator('.table-part mark.lit-left').count()).toBeGreaterThan(0)
    await expect.poll(() => page.locator('mark.lit-left').first().isVisible()).toBe(true)
    await page.keyboard.press('1')
    await expect.poll(() => page.locator('mark.lit-left').count()).toBe(0)
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('the ledger shows what no rule claimed first, and every kind by itself', async () => {
    const { page, faults } = await watchedPage(browser)
    await openReport(page, server.url, 'small.txt')
    await page.keyboard.press('3')
    const entries = page.locator('.entry')
    await expect.poll(() => entries.allInnerTexts()).toEqual([expect.stringContaining('12层')])
    await entries.first().getByRole('button').click()
    await expect.poll(() => page.locator('mark.lit').allInnerTexts()).toEqual(['12层'])
    await page.getByRole('button', { name: /^全部/ }).click()
    const all = await entries.count()
    await page.getByRole('button', { name: /^日期/ }).click()
    await expect.poll(() => entries.count()).toBeGreaterThan(0)
    await expect.poll(() => entries.count()).toBeLessThan(all)
    await page.getByRole('button', { name: /^未能安放/ }).click()
    await expect
      .poll(() => page.locator('.unplaced li').allInnerTexts())
      .toContainEqual(expect.stringContaining('12层'))
    expect(faults).toEqual([])
    await page.context().close()
  })
})

describe('the review', () => {
  test('is done by keyboard: accept and on, reject, correct, missed, comment, undo, all of a rule', async () => {
    const { page, faults } = await watchedPage(browser)
    await openReport(page, server.url, 'later.txt')
    const place = page.locator('.stepper .place')
    await page.keyboard.press('j')
    await page.keyboard.press('a')
    await expect.poll(() => place.innerText()).toMatch(/^2 \//)
    await page.keyboard.press('x')
    await expect.poll(() => place.innerText()).toMatch(/^3 \//)
    await expect.poll(() => lines().map(({ verdict }) => verdict)).toEqual(['right', 'wrong'])
    await page.keyboard.press('u')
    await expect.poll(() => place.innerText()).toMatch(/^2 \//)
    await expect.poll(() => page.locator('.standing').count()).toBe(0)

    await page.keyboard.press('e')
    await page.locator('#dialog-metric').fill('disclosure.app')
    await page.locator('#dialog-value').fill('121')
    await page.keyboard.press('Enter')
    await expect.poll(() => lines().at(-1)?.correction).toEqual({ metric: 'disclosure.app', value: 121 })
    await page.keyboard.press('c')
    await page.locator('#dialog-comment').fill('再看')
    await page.keyboard.press('Control+Enter')
    await expect.poll(() => lines().at(-1)?.comment).toBe('再看')
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0)

    await select(page, '12层')
    await page.keyboard.press('m')
    await expect.poll(() => page.locator('#dialog-value').inputValue()).toBe('12')
    await page.locator('#dialog-metric').fill('会议')
    await expect.poll(() => page.getByRole('button', { name: '保存' }).isDisabled()).toBe(true)
    await page.locator('#dialog-metric').fill('training.sessions')
    await page.getByRole('button', { name: '保存' }).click()
    await expect.poll(() => lines().at(-1)?.quote).toBe('12层')

    const before = lines().length
    await page.keyboard.press('A')
    await page.getByRole('button', { name: '全部接受' }).click()
    await expect.poll(() => lines().length).toBeGreaterThan(before)
    await page.keyboard.press('Shift+?')
    await expect.poll(() => page.getByRole('dialog').innerText()).toContain('gongkai-reviews.jsonl')
    for (const { keys } of keyHelp)
      for (const key of keys) expect(await page.getByRole('dialog').innerText()).toContain(key)
    await page.keyboard.press('Escape')
    await page.reload()
    await expect.poll(() => page.locator('mark.is-right').count()).toBeGreaterThan(0)
    await page.keyboard.press('/')
    await page.locator('table.list').waitFor()
    await expect
      .poll(() => page.locator('tr', { hasText: 'later.txt' }).locator('.ratio').innerText())
      .not.toMatch(/^0\//)
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('takes keys as fast as they are typed, each for the claim that it finds', async () => {
    const { page, faults } = await watchedPage(browser)
    await openReport(page, server.url, 'later.txt')
    const before = lines().length
    for (const key of ['j', 'j', 'j', 'a', 'x', 'a', 'e']) await page.keyboard.press(key)
    await page.locator('#dialog-value').fill('7')
    for (const key of ['Enter', 'c', '7']) await page.keyboard.press(key)
    await page.keyboard.press('Control+Enter')
    await expect
      .poll(() =>
        lines()
          .slice(before)
          .map(({ verdict }) => verdict),
      )
      .toEqual(['right', 'wrong', 'right', 'wrong', 'comment'])
    const judged = lines().slice(before)
    expect(new Set(judged.map(({ span }) => span.start)).size).toBe(5)
    expect(judged.at(-1)?.comment).toBe('7')
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('keeps the very words that were selected, whatever stands before them', async () => {
    const { page, faults } = await watchedPage(browser)
    await openReport(page, server.url, 'odd.txt')
    for (const words of ['１２层', '微信分别']) {
      await select(page, words)
      await page.keyboard.press('m')
      await page.locator('#dialog-metric').fill('training.sessions')
      await page.locator('#dialog-value').fill('12')
      await page.getByRole('button', { name: '保存' }).click()
      await expect.poll(() => lines().at(-1)?.quote).toBe(words)
    }
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('is done by mouse too', async () => {
    const { page, faults } = await watchedPage(browser)
    await openReport(page, server.url, 'form.txt')
    await page.locator('.text mark', { hasText: '5408条' }).click()
    await page.getByRole('button', { name: /正确/ }).first().click()
    await expect.poll(() => lines().at(-1)?.quote).toBe('5408条')
    await page.locator('.text mark', { hasText: '5408条' }).click()
    await page.locator('.standing.right').waitFor()
    await page.getByRole('button', { name: /撤销/ }).click()
    await expect.poll(() => lines().at(-1)?.verdict).toBe('undone')
    expect(faults).toEqual([])
    await page.context().close()
  })
})

describe('live', () => {
  test('a pasted text is read as it is typed', async () => {
    const { page, faults } = await watchedPage(browser)
    await page.goto(server.url)
    await page.getByRole('link', { name: '粘贴试读' }).click()
    await page.locator('#paste').fill(smallReport)
    await page.locator('.text mark', { hasText: '11件' }).first().click()
    await expect.poll(() => inspected(page)).toBe('applications.received.total')
    await page.locator('.tried li.won').waitFor()
    await page.locator('#paste').fill(smallReport.replace('11件', '15件'))
    await page.locator('.text mark', { hasText: '15件' }).first().waitFor()
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('a changed grammar is read at once, and what it changed is shown; a broken one is told', async () => {
    const { folder: own, clear: clearOwn } = folderOf({ 'small.txt': smallReport })
    const grammars = grammarsIn(own)
    const watched = await serving([join(own, 'small.txt')], { watching: true }, grammars)
    const { page, faults } = await watchedPage(browser)
    await openReport(page, watched.url, 'small.txt')
    const metrics = join(grammars, 'rules', 'applications.yaml')
    const rules = readFileSync(metrics, 'utf8')
    writeFileSync(metrics, rules.replaceAll('metric: applications.received.total', 'metric: applications.carriedIn'))
    await page.locator('.notice', { hasText: '1 份报告' }).waitFor()
    await page.keyboard.press('4')
    await expect.poll(() => page.locator('.change.metric').first().innerText()).toContain('11件')
    writeFileSync(metrics, `${rules}\n  - id: [`)
    await page.locator('.notice.fault', { hasText: 'applications.yaml' }).waitFor()
    expect(faults).toEqual([])
    await page.context().close()
    watched.close()
    clearOwn()
  })
})

describe('a report of markup', () => {
  test('stays text: nothing of it runs, loads or shows as an element', async () => {
    const { page, faults, requests } = await watchedPage(browser)
    await openReport(page, server.url, 'evil.txt')
    await page.keyboard.press('j')
    for (const key of ['5', '4', '3', '2', '1']) await page.keyboard.press(key)
    await expect.poll(() => page.locator('.text').evaluate((host) => host.textContent)).toBe(evil)
    await expect
      .poll(() => page.locator('.text :is(script, img, svg, a, b), #panel :is(script, img, b[onclick])').count())
      .toBe(0)
    expect(requests.filter((url) => !url.startsWith(server.url))).toEqual([])
    expect(faults).toEqual([])
    await page.context().close()
  })
})

describe('everyone can use it', () => {
  test.each(['light', 'dark'])('axe finds no serious fault, %s', async (theme) => {
    const { page } = await watchedPage(browser, 'en-GB')
    await page.emulateMedia({ colorScheme: theme as 'light' | 'dark' })
    await page.goto(server.url)
    await page.locator('table.list tbody a.name').first().waitFor()
    await page.evaluate(() => localStorage.setItem('gongkai.language', 'en'))
    expect(await faultsOf(page)).toEqual([])
    await openReport(page, server.url, 'form.txt')
    await page.keyboard.press('j')
    await page.locator('.tried').waitFor()
    for (const key of ['1', '2', '3', '4', '5']) {
      await page.keyboard.press(key)
      expect(await faultsOf(page), `panel ${key}`).toEqual([])
    }
    await page.keyboard.press('e')
    expect(await faultsOf(page)).toEqual([])
    await page.context().close()
  })

  test('every view is reached and left by the keyboard alone', async () => {
    const { page } = await watchedPage(browser)
    await page.goto(server.url)
    await page.locator('table.list tbody a.name').first().waitFor()
    const focus = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')
    for (let i = 0; i < 40 && !(await focus()).startsWith('国家航标'); i++) await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.locator('.text mark').first().waitFor()
    await page.locator('#tab-claim').focus()
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => page.locator('#tab-checks').getAttribute('aria-selected')).toBe('true')
    await page.keyboard.press('/')
    await page.locator('table.list').waitFor()
    await page.context().close()
  })

  test('prints the whole text with its marks, and nothing else', async () => {
    const { page } = await watchedPage(browser)
    await openReport(page, server.url, 'form.txt')
    await page.emulateMedia({ media: 'print' })
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
    await expect.poll(() => page.locator('.side').isVisible()).toBe(false)
    await expect.poll(() => page.locator('.outline').isVisible()).toBe(false)
    expect((await page.pdf()).length).toBeGreaterThan(20_000)
    await page.context().close()
  })
})
