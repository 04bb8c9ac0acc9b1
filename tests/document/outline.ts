import { read } from '../../src/document/read.ts'
import type { Block, SectionNode, Tree } from '../../src/document/tree.ts'
import type { Format } from '../../src/record/schema.ts'
import { fold } from '../../src/source/fold.ts'

/** The tree of a text as indented lines: kind, number, heading. */
export function outline(text: string, format: Format = 'text'): string[] {
  const lines: string[] = []
  const visit = (section: SectionNode, depth: number) => {
    const { heading } = section
    const number = heading?.number ? text.slice(heading.number.start, heading.number.end) : ''
    const words = heading ? ` ${number}|${text.slice(heading.text.start, heading.text.end)}` : ''
    lines.push(`${'  '.repeat(depth)}${section.kind}${words}`)
    for (const child of section.sections) visit(child, depth + 1)
  }
  for (const section of tree(text, format).sections) visit(section, 0)
  return lines
}

/** The texts of the blocks of a kind. */
export function blocks(text: string, kind: Block['kind'], format: Format = 'text'): string[] {
  return tree(text, format)
    .blocks.filter((block) => block.kind === kind)
    .map((block) => text.slice(block.span.start, block.span.end))
}

export function tree(text: string, format: Format = 'text'): Tree {
  return read(fold(text, format))
}
