const digits = '〇一二三四五六七八九'
const counting = '零一二三四五六七八九'
const legal = '零壹贰叁肆伍陆柒捌玖'
const legalTraditional = '零壹貳參肆伍陸柒捌玖'

/**
 * A list number as Word prints it.
 *
 * @param format a value of w:numFmt (ECMA-376 part 1, 17.18.59 ST_NumberFormat)
 * @param n from 0 up
 * @returns decimal for a format that does not occur in Chinese or Western documents; '' for bullets
 */
export function formatListNumber(format: string, n: number): string {
  switch (format) {
    case 'bullet':
    case 'none':
      return ''
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'japaneseCounting':
    case 'japaneseDigitalTenThousand':
    case 'koreanDigital2':
      return countingNumber(n, counting, ['', '十', '百', '千'], true)
    case 'chineseLegalSimplified':
      return countingNumber(n, legal, ['', '拾', '佰', '仟'], false)
    case 'ideographLegalTraditional':
    case 'japaneseLegal':
      return countingNumber(n, legalTraditional, ['', '拾', '佰', '仟'], false)
    case 'ideographDigital':
    case 'taiwaneseDigital':
      return [...String(n)].map((digit) => digits[Number(digit)]).join('')
    case 'ideographTraditional':
      return '甲乙丙丁戊己庚辛壬癸'[n - 1] ?? String(n)
    case 'ideographZodiac':
      return '子丑寅卯辰巳午未申酉戌亥'[n - 1] ?? String(n)
    case 'ideographEnclosedCircle':
      return enclosed(n, 0x3280, 10)
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return n > 20 ? (n > 35 ? enclosed(n - 35, 0x32b1, 15) : enclosed(n - 20, 0x3251, 15)) : enclosed(n, 0x2460, 20)
    case 'decimalEnclosedParen':
      return enclosed(n, 0x2474, 20)
    case 'decimalEnclosedFullstop':
      return enclosed(n, 0x2488, 20)
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return [...String(n)].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('')
    case 'decimalZero':
      return String(n).padStart(2, '0')
    case 'numberInDash':
      return `- ${n} -`
    case 'upperRoman':
      return roman(n)
    case 'lowerRoman':
      return roman(n).toLowerCase()
    case 'upperLetter':
      return letters(n)
    case 'lowerLetter':
      return letters(n).toLowerCase()
    default:
      return String(n)
  }
}

/** 十二, 二十, 一百零五; 拾贰 is written 壹拾贰. */
function countingNumber(n: number, words: string, units: string[], bareTen: boolean): string {
  if (n >= 10_000) return String(n)
  if (n === 0) return words[0] ?? ''
  let text = ''
  let gap = false
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(n / 10 ** place) % 10
    if (digit === 0) {
      gap = text !== ''
      continue
    }
    if (gap) text += words[0]
    gap = false
    text += bareTen && place === 1 && digit === 1 && text === '' ? units[1] : `${words[digit]}${units[place]}`
  }
  return text
}

/** ① and its kin: a character of its own up to the last that there is. */
const enclosed = (n: number, first: number, count: number): string =>
  n >= 1 && n <= count ? String.fromCharCode(first + n - 1) : String(n)

function roman(n: number): string {
  if (n < 1 || n >= 4000) return String(n)
  const signs: [number, string][] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ]
  let text = ''
  let rest = n
  for (const [value, sign] of signs) {
    while (rest >= value) {
      text += sign
      rest -= value
    }
  }
  return text
}

/** A … Z, then AA, BB … as Word goes on. */
const letters = (n: number): string =>
  n < 1 || n > 780 ? String(n) : String.fromCharCode(65 + ((n - 1) % 26)).repeat(Math.ceil(n / 26))
