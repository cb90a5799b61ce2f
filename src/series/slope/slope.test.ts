import { expect, test } from 'vitest'
import { FEWEST_LOWS, lowsOf, slopeOf } from './slope.ts'

const MINUTE = 60_000

function minutes(values: readonly number[]) {
  return { timesMs: values.map((_, minute) => minute * MINUTE), values }
}

/** A saw-tooth over a floor that changes by `drift` a minute: one flush every seven minutes. */
function sawTooth(count: number, drift: number) {
  return minutes(
    Array.from({ length: count }, (_, minute) => 1000 + minute * drift + (minute % 7) * 500),
  )
}

test.each<[string, readonly number[], string]>([
  ['a ramp', [0, 60, 120, 180, 240, 300], 'rising'],
  ['a ramp down', [600, 540, 480, 420, 360], 'falling'],
  ['flat', [62, 62, 62, 62, 62, 62], 'steady'],
  ['zero', [0, 0, 0, 0, 0, 0], 'steady'],
  ['noise', [10, 14, 9, 13, 11, 12, 10, 13], 'steady'],
  ['a change of two per cent', [1000, 1004, 1008, 1012, 1016, 1020], 'steady'],
  ['one wild point in a flat line', [50, 50, 50, 9000, 50, 50, 50], 'steady'],
  ['one wild point in a ramp', [0, 60, 9000, 180, 240, 300, 360], 'rising'],
  ['too few points', [0, 60, 120, 180], 'not known'],
  ['too few points with a value', [0, NaN, 120, NaN, 240, 300], 'not known'],
  ['holes inside', [0, NaN, 120, 180, 240, 300], 'rising'],
  ['none', [], 'not known'],
])('direction of %s', (_, values, direction) => {
  expect(slopeOf(minutes(values)).direction).toBe(direction)
})

test('the slope is per second and not bent by one wild point', () => {
  expect(slopeOf(minutes([0, 60, 120, 180, 240, 300])).perSec).toBe(1)
  expect(slopeOf(minutes([0, 60, 120, 9000, 240, 300, 360])).perSec).toBeCloseTo(1, 5)
})

test('a saw-tooth goes where its lows go', () => {
  const rising = lowsOf(sawTooth(29, 100), 7 * MINUTE)
  expect(slopeOf(rising, FEWEST_LOWS)).toMatchObject({ direction: 'rising' })
  expect(slopeOf(rising, FEWEST_LOWS).perSec).toBeCloseTo(100 / 60, 1)
  expect(slopeOf(lowsOf(sawTooth(29, 0), 7 * MINUTE), FEWEST_LOWS).direction).toBe('steady')
  expect(slopeOf(lowsOf(sawTooth(29, -30), 7 * MINUTE), FEWEST_LOWS).direction).toBe('falling')
})

test('two flushes are too few to tell', () => {
  expect(slopeOf(lowsOf(sawTooth(15, 100), 7 * MINUTE), FEWEST_LOWS).direction).toBe('not known')
})
