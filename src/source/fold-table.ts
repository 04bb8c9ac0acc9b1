import traditional from 'opencc-js/dict/TSCharacters'

/**
 * Blocks whose characters are compatibility forms of others: spaces, radicals, compatibility ideographs, vertical
 * and small forms, half width and full width. Their NFKC form is taken where it is one unit long.
 */
const compatibilityBlocks = [
  [0x00a0, 0x00a0],
  [0x2000, 0x200a],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x2e80, 0x2fd5],
  [0x3000, 0x3000],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe6f],
  [0xff01, 0xffee],
] as const

/** U+2E80–2EF3 in order, '·' where a radical stands for no character of one unit (Unicode's Equivalent_Unified_Ideograph). */
const radicals =
  '冫厂乛乚乙亻冂·刀刂卜卩小小兀尣尢·巳幺彑·忄㣺扌攵·旡日月歺母民氵氺灬爫爫丬牛犭王疋罒示礻·糹纟罓罒网网·羊羊羊耂肀聿肉臼艹艹艹虎衤覀西见角·讠贝·车辶辶辶阝钅長镸长门·阝雨青韦页风飞食食飠饣·马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟'

/** One line for each canonical form: the form, then all that folds to it. */
const punctuation = [
  ' \t',
  '\n\v\f\u0085\u2028\u2029',
  ':∶꞉˸',
  '。｡',
  '、､',
  '“「『〝„‟﹁﹃｢',
  '”」』〞〟﹂﹄｣',
  '<〈‹⟨',
  '>〉›⟩',
  '《«⟪',
  '》»⟫',
  '〔﹝❲',
  '〕﹞❳',
  '【〖︻',
  '】〗︼',
  '—–―─━⸺ー﹘',
  '-‐‑‒−',
  '~〜∼～',
  '·‧・•･∙⋅',
  '…⋯',
]

/** The same for characters: 諮 is simplified to 谘, which nobody writes. */
const variants = ['咨谘諮']

/** Characters of the table above that simplified texts use too: 乾县, 哪吒. They fold in traditional texts only. */
export const inBothScripts = '乾吒薹徵榘'

export interface FoldTable {
  /** What each unit folds to; surrogates to themselves. */
  to: Uint16Array
  /** 1: a traditional character, 2: the simplified character of one. */
  script: Uint8Array
}

/** Builds the table of all 65536 units. Costs some milliseconds: build it once. */
export function buildFoldTable(): FoldTable {
  const to = new Uint16Array(65536).map((_, unit) => unit)
  const script = new Uint8Array(65536)
  for (const [first, last] of compatibilityBlocks) {
    for (let unit = first; unit <= last; unit++) {
      const form = String.fromCharCode(unit).normalize('NFKC')
      if (form.length === 1) to[unit] = form.charCodeAt(0)
    }
  }
  for (let i = 0, unit = 0x2e80; i < radicals.length; i++, unit++) {
    if (radicals[i] !== '·') to[unit] = radicals.charCodeAt(i)
  }
  for (const line of punctuation) {
    for (let i = 1; i < line.length; i++) to[line.charCodeAt(i)] = line.charCodeAt(0)
  }
  to[0x09] = 0x09
  const simplified = new Map<number, number>()
  for (const pair of traditional.split('|')) {
    const [from = '', into = ''] = pair.split(' ')
    if (from.length !== 1 || into.length !== 1) continue
    simplified.set(from.charCodeAt(0), into.charCodeAt(0))
  }
  for (const into of simplified.values()) if (!simplified.has(into)) script[into] = 2
  for (const from of simplified.keys()) script[from] = 1
  for (let unit = 0; unit < 65536; unit++) {
    const into = simplified.get(to[unit] ?? 0)
    if (into !== undefined && !inBothScripts.includes(String.fromCharCode(unit))) to[unit] = into
  }
  for (const line of variants) {
    for (let i = 1; i < line.length; i++) to[line.charCodeAt(i)] = line.charCodeAt(0)
  }
  return { to, script }
}
