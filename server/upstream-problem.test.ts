import { expect, test } from 'vitest'
import { retryAfterSeconds } from './upstream-problem.ts'

const NOW_MS = Date.parse('2026-01-01T00:00:00Z')

test.each([
  [null, null],
  ['7', 7],
  ['0', 1],
  ['99999', 3600],
  ['-5', 1],
  ['soon', null],
  ['Thu, 01 Jan 2026 00:02:00 GMT', 120],
  ['Wed, 31 Dec 2025 23:00:00 GMT', 1],
])('Retry-After %s means %s seconds', (header, seconds) => {
  expect(retryAfterSeconds(header, NOW_MS)).toBe(seconds)
})
