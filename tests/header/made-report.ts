import type { Narrative, Paragraph } from '../../src/document/narrative.ts'
import type { Block, SectionNode, Tree } from '../../src/document/tree.ts'
import { readHeader } from '../../src/header/read-header.ts'
import { scanTimes } from '../../src/mentions/times.ts'
import type { Header } from '../../src/record/schema.ts'
import { fold } from '../../src/source/fold.ts'
import type { Source } from '../../src/source/source.ts'

const heading = /^[#\s]*[一二三四五六七八1-6]\s*[、.]/

/** A made-up report of plain lines, read line by line: what the header needs of the stages before it. */
export function madeReport(text: string): { source: Source; tree: Tree; narrative: Narrative } {
  const source = fold(text, 'text')
  const section: SectionNode = {
    id: 's1',
    kind: 'unclassified',
    heading: null,
    span: { start: 0, end: text.length },
    sections: [],
  }
  const blocks: Block[] = []
  const paragraphs: Paragraph[] = []
  let words = ''
  const map: number[] = []
  let start = 0
  for (const line of source.folded.split('\n')) {
    const kind = heading.test(line) ? 'heading' : 'paragraph'
    blocks.push({ kind, span: { start, end: Math.min(start + line.length + 1, text.length) }, section })
    const from = words.length
    for (let at = start; at < start + line.length; at++) {
      if (/\s/.test(source.folded.charAt(at))) continue
      words += source.folded.charAt(at)
      map.push(at)
    }
    if (words.length > from) {
      paragraphs.push({ start: from, end: words.length, kind, section })
      words += '\n'
      map.push(start + line.length)
    }
    start += line.length + 1
  }
  map.push(text.length)
  const tree = { sections: [section], blocks, annualReport: true }
  return { source, tree, narrative: { text: words, map: Uint32Array.from(map), paragraphs } }
}

/** The header of a made-up report. */
export function headerOf(text: string): Header {
  const { source, tree, narrative } = madeReport(text)
  return readHeader(source, tree, narrative, scanTimes(narrative), [])
}

/** The values of a header's fields, by path; null fields are left out. */
export function valuesOf(header: Header): Record<string, unknown> {
  const { contact, ...fields } = header
  const all = { ...fields, ...Object.fromEntries(Object.entries(contact).map(([k, v]) => [`contact.${k}`, v])) }
  return Object.fromEntries(Object.entries(all).flatMap(([k, v]) => (v ? [[k, v.value]] : [])))
}
