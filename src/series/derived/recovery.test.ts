import { expect, test } from 'vitest'
import { stepOf } from '#src/model/time/time-range.ts'
import { seriesOf, START_MS } from '#src/testing/made-series.ts'
import { recoveryOf } from './recovery.ts'

const step = stepOf('minute', 1)
const MINUTE_MS = 60_000
const window = { fromMs: START_MS, toMs: START_MS + 10 * MINUTE_MS }
const hill = seriesOf(10, (index) => [0, 100, 600, 900, 800, 700, 400, 200, 0, 0][index] ?? NaN)

test('peak, onset, time above and time to drain', () => {
  expect(recoveryOf(hill, { step, window, limit: 500 })).toEqual({
    peak: 900,
    peakMs: START_MS + 3 * MINUTE_MS,
    aboveMs: 4 * MINUTE_MS,
    recordMinutes: 3700,
    onsetMs: START_MS + 2 * MINUTE_MS,
    toPeakMs: MINUTE_MS,
    toDrainMs: 3 * MINUTE_MS,
    unknownMs: 0,
  })
})

test('not drained yet is null, not zero', () => {
  const rising = seriesOf(10, (index) => 100 * index)
  expect(recoveryOf(rising, { step, window, limit: 500 })).toMatchObject({ toDrainMs: null })
})

test('a limit that was never reached has no onset', () => {
  expect(recoveryOf(hill, { step, window, limit: 5000 })).toMatchObject({
    onsetMs: null,
    aboveMs: 0,
    toPeakMs: null,
  })
})

test('buckets without a value are left out and their time is told', () => {
  const holed = seriesOf(10, (index) => (index === 3 ? NaN : (hill.values[index] ?? NaN)))
  expect(recoveryOf(holed, { step, window, limit: 500 })).toMatchObject({
    peak: 800,
    aboveMs: 3 * MINUTE_MS,
    unknownMs: MINUTE_MS,
  })
})

test('a window without a value has no numbers', () => {
  expect(
    recoveryOf(
      seriesOf(10, () => NaN),
      { step, window, limit: 1 },
    ),
  ).toBeNull()
})
