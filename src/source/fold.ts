import type { Format } from '../record/schema.ts'
import { foldDamage } from './fold-damage.ts'
import { buildFoldTable, type FoldTable } from './fold-table.ts'
import type { Source } from './source.ts'

// The one lazily made value of this module: it never changes once made.
let table: FoldTable | undefined

/**
 * Folds a text, one UTF-16 unit for one unit, so that an offset in the folded text is the offset in the source.
 *
 * What grammars may rely on in the folded text:
 *
 * - full width is half width: １ → 1, Ａ → A, （ → (, ， → `,`, ： → :, ； → ;, ％ → %, ！ → !, ？ → ?, ． → `.`, ［ → [,
 *   ＜〈 → <; ∶ (ratio) → :
 * - 。、《》“”‘’【】〔〕…· stay; ｡ → 。, 「」『』 → “”, 〖〗 → 【】, ﹝﹞ → 〔〕, ‧・• → ·
 * - dashes: — – ― ─ ー → — (U+2014), － − ‐ ‑ → - (hyphen), ～ 〜 → ~
 * - white space: ideographic, no-break and other typographic spaces → ' '; tab stays; form feed, vertical tab, NEL and
 *   U+2028/2029 → \n; a lone \r → \n, and \r\n → ' \n': no \r is left
 * - zero-width characters and the byte order mark stay (the narrative drops them)
 * - traditional characters are simplified by OpenCC's character table, radicals (⼀) and compatibility ideographs are
 *   their characters; in traditional texts 答覆 → 答复, 瞭解 → 了解, 憑藉 → 凭借, 著 → 着 where it is no 顯著, 著名
 * - ○ ◯ and the letter O between Chinese digits → 〇 (二○二○年); elsewhere they stay
 * - damaged marks are mended: ,, → `, `; 。 for a . between Chinese words; blanks for □, U+FFFD and a stray ?
 * - numbers of one unit stay: ㈠ ⑴ ① ⒈ Ⅰ
 *
 * Surrogates, paired or lone, stay as they are.
 */
export function fold(text: string, format: Format): Source {
  table ??= buildFoldTable()
  const { to, script } = table
  const length = text.length
  const units = new Uint16Array(length)
  const seen = [0, 0, 0]
  let changed = false
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i)
    const into = to[unit] as number
    units[i] = into
    if (into !== unit) changed = true
    if (unit > 0x2e7f) seen[script[unit] as number] = (seen[script[unit] as number] as number) + 1
  }
  let folded = changed ? textOfUnits(units) : text
  const hant = (seen[1] as number) > (seen[2] as number)
  if (folded.includes('\r')) folded = folded.replace(/\r\n/g, ' \n').replaceAll('\r', '\n')
  // 二○二○年, 二OO八年
  if (/[○◯OoΟО]/.test(folded)) {
    folded = folded.replace(/(?<=[一二三四五六七八九〇])[○◯OoΟО]{1,3}(?=[一二三四五六七八九十年月日〇])/g, (zeros) =>
      '〇'.repeat(zeros.length),
    )
  }
  if (hant) folded = foldByContext(folded)
  folded = foldDamage(folded, text)
  return { text, folded, format, script: hant ? 'Hant' : 'Hans' }
}

/** Traditional characters whose simplified form hangs on the word: 覆 in 答覆, 著 in 隨著, 乾 in 乾淨. */
function foldByContext(folded: string): string {
  return folded
    .replace(/(?<=[答回批函驳])覆/g, '复')
    .replace(/(?<![显卓土名原编专巨论译遗所])著(?![名作者述称书录录])/g, '着')
    .replace(/瞭(?=解)/g, '了')
    .replaceAll('藉', '借')
    .replace(/乾(?![县安隆坤陵元])/g, '干')
    .replaceAll('徵', '征')
}

/** Units to string, to the letter: TextDecoder would replace lone surrogates. */
export function textOfUnits(units: Uint16Array): string {
  let text = ''
  for (let i = 0; i < units.length; i += 8192) {
    text += String.fromCharCode.apply(null, units.subarray(i, i + 8192) as unknown as number[])
  }
  return text
}
