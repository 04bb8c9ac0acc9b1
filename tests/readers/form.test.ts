import { describe, expect, it } from 'vitest'
import { parseReport } from '../../src/parse-report.ts'
import { readReport } from '../../src/readers/read-report.ts'
import { expectForm, form2021 } from './form-2021.ts'
import { docxOfParts, htmlOf } from './report-versions.ts'

describe('the form of 2021 with its cells merged as it is printed', () => {
  it('is read cell by cell from a page', async () => {
    const { text } = await readReport(Buffer.from(htmlOf(form2021())))
    expectForm(parseReport(text, { format: 'html' }))
    expect(text).toContain('三、本年度办理结果 | （一）予以公开 |  | 114 | 115')
    expect(text).toContain('\n |  | 8.属于行政查询事项 | 177 |')
  })

  it('is read cell by cell from a Word file', async () => {
    const { text } = await readReport(await docxOfParts(form2021()))
    expectForm(parseReport(text, { format: 'docx' }))
  })
})
