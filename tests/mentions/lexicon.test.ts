import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkSync } from 'recheck'
import { describe, expect, it } from 'vitest'
import { loadNumeralLexicon } from '../../src/mentions/numeral-lexicon.ts'

const grammars = fileURLToPath(new URL('../../grammars', import.meta.url))

describe('loadNumeralLexicon', () => {
  it('compiles only patterns that take linear time', () => {
    const { namePatterns, cue } = loadNumeralLexicon(grammars)
    const sources = new Set([...namePatterns.values(), cue].map((pattern) => pattern.source))
    for (const source of sources) expect([source, checkSync(source, '').status]).toEqual([source, 'safe'])
  })

  it('points at the line of a broken pattern', () => {
    const folder = mkdtempSync(join(tmpdir(), 'gongkai-'))
    cpSync(join(grammars, 'lexicon'), join(folder, 'lexicon'), { recursive: true })
    const file = join(folder, 'lexicon', 'names.yaml')
    const lines = readFileSync(file, 'utf8').split('\n')
    const line = lines.findIndex((text) => text.includes('pattern:'))
    lines[line] = "    pattern: '(个'"
    writeFileSync(file, lines.join('\n'))
    expect(() => loadNumeralLexicon(folder)).toThrow(`names.yaml:${line + 1}:`)
  })
})
