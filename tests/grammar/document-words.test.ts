import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadDocumentWords } from '../../src/grammar/document-words.ts'
import { GrammarError } from '../../src/grammar/grammar-error.ts'

describe('loadDocumentWords', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'gongkai-'))
    cpSync('grammars/document', folder, { recursive: true })
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const edit = (name: string, from: string, to: string) => {
    const file = join(folder, name)
    const text = readFileSync(file, 'utf8')
    expect(text).toContain(from)
    writeFileSync(file, text.replace(from, to))
  }

  it('reads the words of a folder', () => {
    edit('headings.yaml', '需要?报告', '需要?报告, 补充说明的话')
    const other = loadDocumentWords(folder).topics.find(({ kind }) => kind === 'other')
    expect(other?.anywhere?.test('补充说明的话')).toBe(true)
  })

  it('names file and line of what is unknown', () => {
    edit('headings.yaml', '- kind: fees', '- kind: money')
    const line =
      readFileSync(join(folder, 'headings.yaml'), 'utf8')
        .split('\n')
        .findIndex((text) => text.includes('money')) + 1
    expect(() => loadDocumentWords(folder)).toThrow(GrammarError)
    expect(() => loadDocumentWords(folder)).toThrow(`headings.yaml:${line}:`)
  })

  it('names file and line of a word that is no regular expression', () => {
    edit('headings.yaml', '需要?报告', '"需要(报告"')
    const line =
      readFileSync(join(folder, 'headings.yaml'), 'utf8')
        .split('\n')
        .findIndex((text) => text.includes('需要(报告')) + 1
    expect(() => loadDocumentWords(folder)).toThrow(`headings.yaml:${line}:`)
  })
})
