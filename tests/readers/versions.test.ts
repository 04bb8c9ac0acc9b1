import { describe, expect, it } from 'vitest'
import { readReport } from '../../src/readers/read-report.ts'
import { corpus, docxOfParts, factsOf, htmlOf, partsOf } from './report-versions.ts'

describe('a report gives the same facts, cells and header as its text', () => {
  it.each(corpus)('$name as a page', async ({ text, format }) => {
    const document = await readReport(Buffer.from(htmlOf(partsOf(text))))
    expect(document.format).toBe('html')
    expect(factsOf(document.text, 'html')).toEqual(factsOf(text, format))
  })

  it.each(corpus)('$name as a Word file', async ({ text, format }) => {
    const document = await readReport(await docxOfParts(partsOf(text)))
    expect(document.format).toBe('docx')
    expect(factsOf(document.text, 'docx')).toEqual(factsOf(text, format))
  })
})
