import type { Source } from '../source/source.ts'
import type { SectionNode, Tree } from './tree.ts'

export function read(source: Source): Tree {
  const whole: SectionNode = {
    id: 's1',
    kind: 'unclassified',
    heading: null,
    span: { start: 0, end: source.text.length },
    sections: [],
  }
  return { sections: [whole], blocks: [{ kind: 'paragraph', span: whole.span, section: whole }], annualReport: false }
}
