import { formatListNumber } from './docx-number-formats.ts'
import { childOf, childrenOf, parseXml, valOf, type XmlElement } from './xml.ts'

/** A paragraph's part in a list, as its properties give it; undefined where they are silent. */
export interface ListPlace {
  style: string | undefined
  numId: string | undefined
  level: number | undefined
}

/** Gives each paragraph its automatic number, in the order of the document. */
export interface Numbering {
  /** The number with what follows it (「一、」 「（二）」 「3. 」), '' for a paragraph outside of lists. */
  next(place: ListPlace): string
}

interface Level {
  start: number
  format: string
  /** 「%1、」 */
  text: string
  suffix: string
  legal: boolean
  restart: number | null
  style: string | undefined
}

interface List {
  /** Lists of one abstract definition count on together. */
  abstractId: string
  levels: Map<number, Level>
  startOverrides: Map<number, number>
}

interface Style {
  basedOn: string | undefined
  numId: string | undefined
  level: number | undefined
}

/**
 * @param numberingXml word/numbering.xml, or null where the document has none
 * @param stylesXml word/styles.xml, or null
 */
export function createNumbering(numberingXml: string | null, stylesXml: string | null): Numbering {
  const { styles, defaultStyle } = readStyles(stylesXml)
  const lists = readLists(numberingXml, styles)
  const counters = new Map<string, (number | undefined)[]>()
  const begun = new Set<string>()

  return {
    next(place) {
      const named = styleNumbering(styles, place.style ?? defaultStyle)
      const numId = place.numId ?? named.numId
      const list = numId === undefined ? undefined : lists.get(numId)
      if (!list || numId === undefined) return ''
      const own = [...list.levels].find(([, level]) => level.style !== undefined && named.chain.includes(level.style))
      const at = place.level ?? (place.numId === undefined ? own?.[0] : undefined) ?? named.level ?? 0
      const level = list.levels.get(at)
      if (!level) return ''

      const counts = counters.get(list.abstractId) ?? []
      counters.set(list.abstractId, counts)
      const override = list.startOverrides.get(at)
      const fresh = `${numId}.${at}`
      if (override !== undefined && !begun.has(fresh)) counts[at] = override
      else counts[at] = counts[at] === undefined ? level.start : counts[at] + 1
      begun.add(fresh)
      for (const [deeper, { restart }] of list.levels) {
        // w:lvlRestart 0 counts on; n restarts below level n alone.
        if (deeper > at && restart !== 0 && (restart === null || at < restart)) counts[deeper] = undefined
      }
      const number = level.text.replace(/%([1-9])/g, (_, digit: string) => {
        const of = Number(digit) - 1
        const above = list.levels.get(of)
        const format = level.legal && above?.format !== 'bullet' ? 'decimal' : (above?.format ?? 'decimal')
        return formatListNumber(format, counts[of] ?? above?.start ?? 1)
      })
      if (level.format === 'bullet' || number.trim() === '') return ''
      const joined = level.suffix === 'nothing' || /[、）．。：①-⓿]$/.test(number)
      return joined ? number : `${number} `
    },
  }
}

function readLists(xml: string | null, styles: Map<string, Style>): Map<string, List> {
  const lists = new Map<string, List>()
  const root = xml === null ? undefined : childOf(parseXml(xml), 'numbering')
  const abstracts = new Map<string, XmlElement>()
  for (const element of childrenOf(root, 'abstractNum')) abstracts.set(element.attributes.abstractNumId ?? '', element)
  const nums = new Map<string, string>()
  for (const num of childrenOf(root, 'num')) nums.set(num.attributes.numId ?? '', valOf(num, 'abstractNumId') ?? '')
  for (const num of childrenOf(root, 'num')) {
    let abstractId = valOf(num, 'abstractNumId') ?? ''
    // A list that only points at a list style: style → its numId → the definition.
    const link = valOf(abstracts.get(abstractId), 'numStyleLink')
    if (link !== undefined) abstractId = nums.get(styles.get(link)?.numId ?? '') ?? abstractId
    const levels = new Map<number, Level>()
    for (const element of childrenOf(abstracts.get(abstractId), 'lvl')) levels.set(...readLevel(element))
    const startOverrides = new Map<number, number>()
    for (const override of childrenOf(num, 'lvlOverride')) {
      const at = Number(override.attributes.ilvl ?? 0)
      const start = valOf(override, 'startOverride')
      if (start !== undefined) startOverrides.set(at, Number(start))
      const own = childOf(override, 'lvl')
      if (own) levels.set(at, readLevel(own)[1])
    }
    lists.set(num.attributes.numId ?? '', { abstractId, levels, startOverrides })
  }
  lists.delete('0')
  return lists
}

function readLevel(element: XmlElement): [number, Level] {
  const numFmt =
    childOf(element, 'numFmt') ?? childOf(childOf(childOf(element, 'AlternateContent'), 'Fallback'), 'numFmt')
  const restart = valOf(element, 'lvlRestart')
  const legal = childOf(element, 'isLgl')
  return [
    Number(element.attributes.ilvl ?? 0),
    {
      start: Number(valOf(element, 'start') ?? 0),
      format: numFmt?.attributes.val ?? 'decimal',
      text: valOf(element, 'lvlText') ?? '',
      suffix: valOf(element, 'suff') ?? 'tab',
      legal: legal !== undefined && !isOff(legal.attributes.val),
      restart: restart === undefined ? null : Number(restart),
      style: valOf(element, 'pStyle'),
    },
  ]
}

function readStyles(xml: string | null): { styles: Map<string, Style>; defaultStyle: string | undefined } {
  const styles = new Map<string, Style>()
  let defaultStyle: string | undefined
  for (const element of childrenOf(xml === null ? undefined : childOf(parseXml(xml), 'styles'), 'style')) {
    const id = element.attributes.styleId ?? ''
    const numPr = childOf(childOf(element, 'pPr'), 'numPr')
    const level = valOf(numPr, 'ilvl')
    styles.set(id, {
      basedOn: valOf(element, 'basedOn'),
      numId: valOf(numPr, 'numId'),
      level: level === undefined ? undefined : Number(level),
    })
    if (
      element.attributes.type === 'paragraph' &&
      element.attributes.default !== undefined &&
      !isOff(element.attributes.default)
    )
      defaultStyle = id
  }
  return { styles, defaultStyle }
}

/** What a style and those that it is based on say of numbering; the nearest speaks. */
function styleNumbering(
  styles: Map<string, Style>,
  id: string | undefined,
): { numId: string | undefined; level: number | undefined; chain: string[] } {
  const chain: string[] = []
  let numId: string | undefined
  let level: number | undefined
  const seen = new Set<string>()
  for (let at = id; at !== undefined && !seen.has(at); at = styles.get(at)?.basedOn) {
    seen.add(at)
    if (numId === undefined) chain.push(at)
    numId ??= styles.get(at)?.numId
    level ??= styles.get(at)?.level
  }
  return { numId, level, chain }
}

export const isOff = (value: string | undefined): boolean => value === '0' || value === 'false' || value === 'off'
