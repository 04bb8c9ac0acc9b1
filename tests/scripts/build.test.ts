import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { metricIdsSource } from '../../scripts/build.mjs'

test('src/record/metric-ids.ts is what grammars/metrics.yaml says', async () => {
  const written = readFileSync('src/record/metric-ids.ts', 'utf8').replaceAll('\r\n', '\n')
  expect(written).toBe(await metricIdsSource(readFileSync('grammars/metrics.yaml', 'utf8')))
})
