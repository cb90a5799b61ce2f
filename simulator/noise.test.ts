import { expect, test } from 'vitest'
import { noise, smoothNoise, textHash } from './noise.ts'

test('the same arguments give the same number, and each of them matters', () => {
  expect(noise(1, 2, 3)).toBe(noise(1, 2, 3))
  expect(new Set([noise(1, 2, 3), noise(2, 2, 3), noise(1, 3, 3), noise(1, 2, 4)]).size).toBe(4)
})

test('noise is spread evenly over [0, 1)', () => {
  const tenths = Array.from({ length: 10 }, () => 0)
  for (let step = 0; step < 20_000; step++) {
    const tenth = Math.floor(noise(7, textHash('orders'), step) * 10)
    tenths[tenth] = (tenths[tenth] ?? 0) + 1
  }
  expect(tenths).toHaveLength(10)
  for (const count of tenths) expect(count).toBeGreaterThan(1800)
  for (const count of tenths) expect(count).toBeLessThan(2200)
})

test('smooth noise meets noise at whole positions and is a straight line between', () => {
  expect(smoothNoise(1, 2, 5)).toBe(noise(1, 2, 5))
  expect(smoothNoise(1, 2, 5.5)).toBeCloseTo((noise(1, 2, 5) + noise(1, 2, 6)) / 2, 12)
})
