/**
 * Pinyin in brackets after a Han character, as mirror sites put it: 信(xin)息, 規(guī)定. A syllable without tone marks must
 * have the shape of one, so that 客户端(app) stays.
 */
const syllable = /(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?[aeiouü]{1,3}(?:ng|n|r)?/
const toned = /[a-zà-ÿɑɡ]{0,4}[āēīōūǎěǐǒǔǘǚǜáàéèíìóòúùńňǹḿ][a-zà-ÿɑɡ]{0,4}/

/** Matches with sticky flag at the opening bracket; the caller has seen the Han character before it. */
export const pinyinAt = new RegExp(`\\((?:${syllable.source}|${toned.source})\\)`, 'y')

const pinyinAfterHan = new RegExp(`(?<=[\\u3400-\\u9fff])\\((?:${syllable.source}|${toned.source})\\)`, 'g')

/** Blanks pinyin in brackets at equal length, with a character that counts as white space. */
export function blankPinyin(folded: string): string {
  for (let at = folded.indexOf('('); at >= 0; at = folded.indexOf('(', at + 1)) {
    if (isHan(folded.charCodeAt(at - 1)) && syllableStart.test(folded.charAt(at + 1)))
      return folded.replace(pinyinAfterHan, (found) => '\ufeff'.repeat(found.length))
  }
  return folded
}

const isHan = (unit: number): boolean => unit >= 0x3400 && unit <= 0x9fff
const syllableStart = /[a-zà-ÿāēīōūǎěǐǒǔǘǚǜ]/
