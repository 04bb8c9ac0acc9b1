import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { createParser } from '../parse-report.ts'
import { memberIn } from '../readers/containers/member-path.ts'
import type { Language } from '../record/messages.ts'
import { type Claim, claimsOf } from '../viewer/claims.ts'
import { goldOfReview, type Leftovers, type ReviewedGold } from '../viewer/gold-of-review.ts'
import { hashOfText } from '../viewer/opened.ts'
import { ReviewLog } from '../viewer/review-log.ts'
import { readInput } from './input.ts'
import { tellFault } from './tell-fault.ts'
import type { Terminal } from './terminal.ts'

interface GoldCommand {
  grammars?: string
  lang: Language
  out?: string
  force?: boolean
  reviews?: string
  undecided: Leftovers
}

/**
 * `gongkai gold`: writes NAME.json, gold for the corpus, for each reviewed report.
 *
 * @returns 1 where a report was not reviewed, or not to the end, or its gold is there already
 */
export async function writeGold(files: string[], options: GoldCommand, terminal: Terminal): Promise<number> {
  const { lang, grammars, undecided } = options
  const parser = createParser(grammars === undefined ? {} : { grammars })
  let failed = 0
  const fail = (file: string, words: Record<Language, string>) => {
    failed++
    terminal.err(`gongkai: ${file}: ${words[lang]}\n`)
  }
  for (const file of files) {
    try {
      const { document } = await readInput(file, terminal)
      // Of a member of an archive: beside the archive.
      const folder = file === '-' ? '.' : dirname((await memberIn(file))?.container ?? file)
      const log = new ReviewLog(resolve(options.reviews ?? join(folder, 'gongkai-reviews.jsonl')))
      const decisions = log.decisionsOn(hashOfText(document.text))
      if (decisions.length === 0) {
        fail(file, notReviewed(log.path))
        continue
      }
      const report = parser.parse(document.text, { format: document.format })
      const reviewed = goldOfReview(report, document.text, decisions, basename(file), undecided)
      for (const { decision, why } of reviewed.untold)
        terminal.err(`gongkai: ${file}: ${untold[why][lang]}: «${decision.quote}»\n`)
      if (undecided === 'refuse' && reviewed.undecided.length > 0) {
        fail(file, notDone(reviewed, claimsOf(report)))
        continue
      }
      const target = join(options.out ?? folder, `${basename(file).replace(/\.[^.]+$/, '')}.json`)
      if (existsSync(target) && !options.force) {
        fail(file, {
          en: `${target} is there already; --force writes over it`,
          zh: `${target} 已存在；用 --force 覆盖`,
        })
        continue
      }
      await writeFile(target, `${JSON.stringify(reviewed.gold, null, 2)}\n`)
      terminal.out(`${target}\n`)
    } catch (error) {
      failed++
      terminal.err(`gongkai: ${tellFault(error, lang)}\n`)
    }
  }
  return failed > 0 ? 1 : 0
}

const untold = {
  'no-quote': { en: 'left out, since no quote around it stands once', zh: '略去，附近找不到全文唯一的引文' },
  'no-value': { en: 'left out, since its value is no number', zh: '略去，其值不是数字' },
} as const

const notReviewed = (path: string): Record<Language, string> => ({
  en: `no decision on this text in ${path}; gongkai view makes them, --reviews names another file`,
  zh: `${path} 中没有对这份正文的决定；请先用 gongkai view 审核，或用 --reviews 指定文件`,
})

function notDone({ undecided }: ReviewedGold, claims: readonly Claim[]): Record<Language, string> {
  const facts = claims.filter(({ sort, metric }) => sort === 'fact' && metric !== null).length
  const first = undecided[0]?.metric ?? ''
  return {
    en: `${undecided.length} of ${facts} facts are not judged (the first: ${first}); judge them, or say --undecided accept or optional`,
    zh: `${facts} 条数据中还有 ${undecided.length} 条未审（第一条：${first}）；请审完，或用 --undecided accept / optional`,
  }
}
