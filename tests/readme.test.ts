import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseReport } from '../src/parse-report.ts'
import { gongkai } from './cli/run-command.ts'

// What the READMEs show is what the commands print but for the width of columns; `…` alone on a line stands for lines left out.
describe.each(['README.md', 'README.zh-CN.md'])('%s', (file) => {
  const text = readFileSync(file, 'utf8').replaceAll('\r\n', '\n')
  const consoles = [...text.matchAll(/```console\n\$ gongkai (.*)\n([\s\S]*?)```/g)]
  const records = [...text.matchAll(/```json\n([\s\S]*?)```/g)]

  test.each(consoles.map(([, command = '', shown = '']) => ({ command, shown })))(
    '$command',
    async ({ command, shown }) => {
      const { out } = await gongkai(command.split(' '))
      const squeezed = (words: string) => words.replace(/ +/g, ' ').trim()
      const printed = out.split('\n').map(squeezed)
      let at = 0
      for (const line of shown.trimEnd().split('\n')) {
        if (line === '…') continue
        const found = printed.indexOf(squeezed(line), at)
        expect(found, `«${line}» in\n${out}`).toBeGreaterThanOrEqual(0)
        at = found + 1
      }
    },
  )

  test('the record', () => {
    expect(consoles).toHaveLength(2)
    expect(records).toHaveLength(1)
    const { facts } = parseReport(readFileSync('corpus/example.txt', 'utf8'))
    expect(facts).toContainEqual(JSON.parse(records[0]?.[1] ?? ''))
  })
})
