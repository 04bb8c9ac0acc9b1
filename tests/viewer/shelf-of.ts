import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { collectInputs } from '../../src/viewer/inputs.ts'
import { loadPageFiles } from '../../src/viewer/page-files.ts'
import type { Setting } from '../../src/viewer/protocol.ts'
import { ReviewLog } from '../../src/viewer/review-log.ts'
import { type Serving, serve } from '../../src/viewer/serve.ts'
import { Shelf } from '../../src/viewer/shelf.ts'

export const setting = (over: Partial<Setting> = {}): Setting => ({
  mode: 'live',
  language: 'zh',
  who: 'tester',
  reviews: 'gongkai-reviews.jsonl',
  watching: false,
  version: '0',
  ...over,
})

/** A folder of its own for a test, with files in it by name; `clear` takes it away. */
export function folderOf(files: Record<string, string>): { folder: string; clear: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return { folder, clear: () => rmSync(folder, { recursive: true, force: true }) }
}

/** A copy of the bundled grammars that a test may change. */
export function grammarsIn(folder: string): string {
  const copy = join(folder, 'grammars')
  cpSync(new URL('../../grammars', import.meta.url), copy, { recursive: true })
  return copy
}

export async function shelfOf(paths: string[], grammars?: string): Promise<Shelf> {
  const inputs = await collectInputs(paths)
  return new Shelf(inputs, new ReviewLog(inputs.reviews), { grammars, who: 'tester' })
}

export async function serving(paths: string[], over: Partial<Setting> = {}, grammars?: string): Promise<Serving> {
  const shelf = await shelfOf(paths, grammars)
  return serve({ shelf, page: loadPageFiles(), setting: setting(over), grammars, port: 0 })
}

/** A report of three paragraphs, with a figure told of two accounts at once. */
export const smallReport = `云岭市统计局2020年政府信息公开工作年度报告

一、总体情况
2020年，局网站发布信息1.2万余条，微博、微信分别发布120条、340条。

二、收到和处理政府信息公开申请情况
全年收到申请11件，均按时办结，其中予以公开3件。办公楼高12层。

三、行政复议、行政诉讼情况
未发生行政复议和行政诉讼。
`
