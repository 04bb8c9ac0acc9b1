import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkSync } from 'recheck'
import { describe, expect, it } from 'vitest'
import { loadGrammars } from '../../src/grammar/load-grammars.ts'

const grammars = loadGrammars()

/** Every pattern that is run on a report's text, by the rule or gate that it belongs to. */
const patterns = [
  ...grammars.counts.rules,
  ...grammars.nones.rules,
  ...grammars.alls.rules,
  ...grammars.gates.rules,
].flatMap(({ id, pattern }) =>
  [pattern.before, pattern.after].flatMap((half) => (half ? [[id, half.regex] as const] : [])),
)

/** Verdicts of the analyser by pattern, since one pattern can take it a second. */
const cache = join(import.meta.dirname, '../../node_modules/.cache/gongkai-recheck')

function statusOf({ source, flags }: RegExp): string {
  // The analyser does not know the flags d and v.
  const asked = flags.replace(/[dv]/g, '')
  const file = join(cache, createHash('sha256').update(`/${source}/${asked}`).digest('hex'))
  if (existsSync(file)) return readFileSync(file, 'utf8')
  const { status } = checkSync(source, asked, { timeout: 90_000 })
  // unknown is what a busy machine had no time for: asked again next time
  if (status === 'unknown') return status
  mkdirSync(cache, { recursive: true })
  writeFileSync(file, status)
  return status
}

describe('no pattern takes more than linear time', () => {
  it.each(patterns)(
    '%s %s',
    (_, regex) => {
      expect(regex.sticky).toBe(true)
      expect(statusOf(regex)).toBe('safe')
    },
    120_000,
  )
  it.each(patterns)('%s has no unbounded repeat: %s', (_, { source }) => {
    expect(source.replace(/\\.|\[(?:\\.|[^\]\\])*\]/gs, '').match(/[*+]|\{\d+,\}/)).toBeNull()
  })
})
