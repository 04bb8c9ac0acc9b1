import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { narrate, narrativeOffset, paragraphAt, sourceSpan } from '../../src/document/narrative.ts'
import { read } from '../../src/document/read.ts'
import type { SectionNode } from '../../src/document/tree.ts'
import { bundledDocumentWords } from '../../src/grammar/document-words.ts'
import type { Format } from '../../src/record/schema.ts'
import { fold } from '../../src/source/fold.ts'

const words = bundledDocumentWords()

/** Pieces of reports and of rubbish, put together in any order. */
const scrap = fc.constantFrom(
  '一、总体情况',
  '二、主动公开政府信息情况',
  '## 三、收到和处理政府信息公开申请情况',
  '（一）主动公开情况。',
  '1. 政策解读情况。',
  '一是主动公开方面。',
  '㈡',
  '某市某局2021年政府信息公开工作年度报告',
  '发布日期:2021-01-10 来源:',
  '- 4 -',
  '12',
  '规章 | 0 | 0 | 0 |',
  '某市某局',
  '2021年1月10日',
  '附件:统计表',
  '全年主动公开信息1 234条，其中规章12件。',
  '信(xin)息',
  '版权所有 某ICP备00000000号',
  '一、',
  '（一）',
  '1.',
  '。',
  '：',
  '；',
  '首页 > 年报  ',
  '打印 关闭',
  '某市某局2021年',
  '\n',
  '\n\n',
  '\r\n',
  ' ',
  '\u3000\u3000',
  '\u200b',
  '\ufeff',
  '**',
  '|',
  '\ud83d',
  '😀',
  '申請，答覆民眾',
)
const anyText = fc.oneof(
  fc.array(scrap, { maxLength: 40 }).map((parts) => parts.join('')),
  fc.array(scrap, { maxLength: 40 }).map((parts) => parts.join('\n')),
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 }).map((units) => String.fromCharCode(...units)),
)
const anyFormat = fc.constantFrom<Format[]>('text', 'text', 'text', 'markdown')

describe('any string at all', () => {
  it('has blocks that tile it, each in a section that holds it', () => {
    fc.assert(
      fc.property(anyText, anyFormat, (text, format) => {
        const { blocks, sections } = read(fold(text, format), words)
        let at = 0
        for (const block of blocks) {
          expect(block.span.start).toBe(at)
          expect(block.span.end).toBeGreaterThan(at)
          at = block.span.end
          if (block.kind !== 'blank') {
            expect(block.section.span.start).toBeLessThanOrEqual(block.span.start)
            expect(block.section.span.end).toBeGreaterThanOrEqual(block.span.end)
          }
        }
        expect(at).toBe(text.length)
        expect(sections.length).toBeGreaterThan(0)
      }),
      { numRuns: 500 },
    )
  })

  it('has top sections that tile it, and children in order inside their parents', () => {
    fc.assert(
      fc.property(anyText, anyFormat, (text, format) => {
        const { sections } = read(fold(text, format), words)
        let at = 0
        for (const section of sections) {
          expect(section.span.start).toBe(at)
          at = section.span.end
          visit(section)
        }
        expect(at).toBe(text.length)
      }),
      { numRuns: 500 },
    )
    function visit(parent: SectionNode): void {
      let at = parent.span.start
      parent.sections.forEach((section, i) => {
        expect(section.id).toBe(`${parent.id}.${i + 1}`)
        expect(section.span.start).toBeGreaterThanOrEqual(at)
        at = section.span.end
        expect(at).toBeLessThanOrEqual(parent.span.end)
        visit(section)
      })
    }
  })

  it('has a narrative whose every character is the folded text at its source offset', () => {
    fc.assert(
      fc.property(anyText, anyFormat, (text, format) => {
        const source = fold(text, format)
        const narrative = narrate(source, read(source, words))
        expect(narrative.map).toHaveLength(narrative.text.length + 1)
        for (let i = 0; i < narrative.text.length; i++) {
          if (i > 0) expect(narrative.map[i] as number).toBeGreaterThanOrEqual(narrative.map[i - 1] as number)
          if (narrative.text[i] !== '\n') expect(source.folded[narrative.map[i] as number]).toBe(narrative.text[i])
        }
        let at = 0
        for (const paragraph of narrative.paragraphs) {
          expect(paragraph.start).toBe(at)
          expect(paragraph.end).toBeGreaterThan(paragraph.start)
          expect(narrative.text.slice(paragraph.start, paragraph.end)).not.toContain('\n')
          expect(paragraphAt(narrative, paragraph.start)).toBe(paragraph)
          expect(paragraphAt(narrative, paragraph.end)).toBe(paragraph)
          const span = sourceSpan(narrative, paragraph)
          expect(narrativeOffset(narrative, span.start)).toBe(paragraph.start)
          expect(span.end).toBeLessThanOrEqual(text.length)
          at = paragraph.end + 1
        }
        if (narrative.paragraphs.length > 0) expect(at - 1).toBe(narrative.text.length)
      }),
      { numRuns: 500 },
    )
  })
})
