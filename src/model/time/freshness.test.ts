import { expect, test } from 'vitest'
import { freshnessOf } from './freshness.ts'

const PERIOD_MS = 15_000

test.each([
  ['just read', 0, 'fresh'],
  ['two periods old', 30_000, 'fresh'],
  ['a moment older', 30_001, 'late'],
  ['three periods old', 45_000, 'late'],
  ['a moment older than that', 45_001, 'stale'],
  ['ten periods old', 150_000, 'stale'],
  ['older than that', 150_001, 'unknown'],
  ['never read', null, 'unknown'],
  ['from the future', -5000, 'fresh'],
] as const)('an answer %s (%s ms) is %s', (_, ageMs, freshness) => {
  expect(freshnessOf(ageMs, PERIOD_MS)).toBe(freshness)
})
