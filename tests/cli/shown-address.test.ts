import { expect, test } from 'vitest'
import { shownAddress } from '../../src/cli/shown-address.ts'

test("a queue's address is shown without its password, and else as it is", () => {
  expect(shownAddress('redis://:secret@10.0.0.5:6379')).toBe('redis://:***@10.0.0.5:6379')
  expect(shownAddress('rediss://reader:secret@host:6379/2')).toBe('rediss://reader:***@host:6379/2')
  expect(shownAddress('redis://10.0.0.5:6379')).toBe('redis://10.0.0.5:6379')
})
