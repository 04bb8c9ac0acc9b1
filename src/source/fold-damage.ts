const doubled = /([,、;。])\1{1,15}/g
const stray = /[\u25a1\ufffd]/g
// ?2020年 at a line's start, 我局,?公开 behind a mark, 公开?12条 and ?三公?经费 within a clause; 什么是公开?公开是 is asked
const question = /(?<![何吗哪呢谁几怎么否少][^,。;?\n]{0,8})\?(?=[\u3400-\u9fff\d“”《》(),。;、])/g
// 公开12条.收到3件.⏎, but no 一.概述
const stop = /(?<=[\u3400-\u9fff%”])(?<![一二三四五六七八九十])\.(?=[\u3400-\u9fff\d]|[ \t]{0,8}(?:\n|$))/g

/**
 * Mends what encodings and editors did to the marks of a folded text, one unit for one unit: a mark that is doubled
 * (,,) stands once; a full stop of Latin typing between Chinese words is a 。; and □, U+FFFD and the ? that stands where
 * a no-break space or a quotation mark was lost are blanks (a full-width ？ asks).
 *
 * @param text the text before it was folded.
 */
export function foldDamage(folded: string, text: string): string {
  let mended = folded.replace(doubled, (marks) => marks.charAt(0).padEnd(marks.length)).replace(stray, ' ')
  if (mended.includes('?'))
    mended = mended.replace(question, (mark, at: number) => (text.charAt(at) === mark ? ' ' : mark))
  return mended.includes('.') ? mended.replace(stop, '。') : mended
}
