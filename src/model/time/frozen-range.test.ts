import { expect, test } from 'vitest'
import { frozenRange } from './shift-range.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS, stepOf, type TimeRange } from './time-range.ts'

const NOW = Date.UTC(2026, 10, 21, 14, 2, 10)
const FIVE_MIN = stepOf('minute', 5)
const at = (hour: number, minute: number) => Date.UTC(2026, 10, 21, hour, minute)

test.each<[string, TimeRange, TimeRange]>([
  [
    'the buckets that are over, as many as the range has',
    { kind: 'last', ms: 6 * HOUR_MS },
    { kind: 'fixed', fromMs: at(8, 0), toMs: at(14, 0) },
  ],
  [
    'fixed instants stay as they are',
    { kind: 'fixed', fromMs: at(8, 1), toMs: at(14, 2) },
    { kind: 'fixed', fromMs: at(8, 1), toMs: at(14, 2) },
  ],
  [
    'a range that ends in the future ends with the last full bucket',
    {
      kind: 'ends',
      from: { kind: 'at', atMs: at(12, 0) },
      to: { kind: 'at', atMs: at(12, 0) + DAY_MS },
    },
    { kind: 'fixed', fromMs: at(12, 0), toMs: at(14, 0) },
  ],
  [
    'a range without a full bucket keeps its seconds',
    { kind: 'last', ms: MINUTE_MS },
    { kind: 'fixed', fromMs: NOW - MINUTE_MS, toMs: NOW },
  ],
])('%s', (_, range, expected) => {
  expect(frozenRange(range, FIVE_MIN, NOW)).toEqual(expected)
})

test('the same picture is asked for whenever it is frozen within one bucket', () => {
  const range: TimeRange = { kind: 'last', ms: DAY_MS }
  expect(frozenRange(range, FIVE_MIN, NOW + 2 * MINUTE_MS)).toEqual(
    frozenRange(range, FIVE_MIN, NOW),
  )
})
