import { expect, test } from 'vitest'
import { nearestIndex } from './nearest.ts'

test.each([
  ['nothing to find', [], 5, -1],
  ['before the first', [10, 20], 0, 0],
  ['after the last', [10, 20], 99, 1],
  ['exactly on one', [10, 20, 30], 20, 1],
  ['nearer to the earlier', [10, 20], 14, 0],
  ['nearer to the later', [10, 20], 16, 1],
  ['halfway goes to the earlier', [10, 20], 15, 0],
])('%s', (_, timesMs, atMs, index) => {
  expect(nearestIndex(timesMs, atMs)).toBe(index)
})

test('finds what a look at every sample finds', () => {
  const timesMs = Array.from({ length: 500 }, (_, index) => index * 7 + ((index * 31) % 5))
  for (let atMs = -10; atMs < 3600; atMs += 13) {
    const distances = timesMs.map((timeMs) => Math.abs(timeMs - atMs))
    expect(nearestIndex(timesMs, atMs)).toBe(distances.indexOf(Math.min(...distances)))
  }
})
