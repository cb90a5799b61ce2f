import { expect, test } from 'vitest'
import { refreshPauseMs } from './refresh-interval.ts'

test.each([
  ['off', null, null],
  ['5s', null, 5000],
  ['10s', 300_000, 10_000],
  ['30s', null, 30_000],
  ['1m', null, 60_000],
  ['5m', 60_000, 300_000],
  ['auto', null, 15_000],
  ['auto', 60_000, 15_000],
  ['auto', 300_000, 15_000],
  ['auto', 900_000, 45_000],
  ['auto', 86_400_000, 60_000],
] as const)('%s with buckets of %s ms pauses for %s ms', (interval, stepMs, pauseMs) => {
  expect(refreshPauseMs(interval, stepMs)).toBe(pauseMs)
})
