import { expect, test } from 'vitest'
import { WindowCounts } from './window-counts.ts'

const MINUTE = { bucketMs: 1000, buckets: 60 }
const FIVE_MINUTES = { bucketMs: 10_000, buckets: 30 }

test('a window without events counts nothing', () => {
  const window = new WindowCounts(MINUTE)
  expect(window.total(123_456)).toBe(0)
  expect([...window.counts(123_456)]).toEqual([])
})

test.each([
  ['at once', 0, 1],
  ['in its last second', 59_999, 1],
  ['a minute later', 60_000, 0],
  ['an hour later', 3_600_000, 0],
  ['a full turn of the ring and a half later', 90_000, 0],
] as const)('an event is counted for a minute: %s', (_when, laterMs, expected) => {
  const window = new WindowCounts(MINUTE)
  window.add('call', 600_000)
  expect(window.total(600_000 + laterMs)).toBe(expected)
})

test('kinds are counted apart and their sum together', () => {
  const window = new WindowCounts(FIVE_MINUTES)
  for (const kind of ['hit', 'miss', 'hit', 'stale']) window.add(kind, 1_000_000)
  window.add('hit', 1_200_000)
  expect(Object.fromEntries(window.counts(1_290_000))).toEqual({ hit: 3, miss: 1, stale: 1 })
  expect(window.total(1_290_000)).toBe(5)
  expect(Object.fromEntries(window.counts(1_300_000))).toEqual({ hit: 1 })
})

test('a steady stream is counted at its rate, however long it runs', () => {
  const window = new WindowCounts(MINUTE)
  let most = 0
  let least = Infinity
  for (let ms = 0; ms < 3_600_000; ms += 100) {
    window.add('call', ms)
    if (ms < 120_000) continue
    most = Math.max(most, window.total(ms))
    least = Math.min(least, window.total(ms))
  }
  expect(most).toBe(600)
  expect(least).toBeGreaterThan(589)
})

test('a flood of different kinds does not grow memory: the rest is counted together', () => {
  const window = new WindowCounts(MINUTE)
  for (let kind = 0; kind < 1000; kind++) window.add(`kind_${kind}`, 5000)
  const counts = window.counts(5000)
  expect(counts.size).toBe(65)
  expect(counts.get('other')).toBe(1000 - 64)
  expect(window.total(5000)).toBe(1000)
})
